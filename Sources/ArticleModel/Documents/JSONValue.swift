/// Any JSON value (RFC 8259), for documents whose unknown properties must survive a rewrite.
///
/// Numbers keep the digits with which they were written, so nothing is lost by reading and writing them.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number as written; see `int` and `double`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// A whole number.
    public static func int(_ value: Int) -> JSONValue { .number(String(value)) }

    /// A text, or null when there is none.
    public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// The text; nil for any other kind of value.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The truth value; nil for any other kind of value.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The whole number; nil for any other kind of value and for numbers that `Int` cannot hold.
    public var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    /// The elements; nil for any other kind of value.
    public var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The properties; nil for any other kind of value.
    public var object: [String: JSONValue]? {
        if case .object(let properties) = self { properties } else { nil }
    }

    /// A property of an object; nil where it is missing or this is no object. Setting one makes anything
    /// that is no object an object; setting nil takes the property away.
    public subscript(key: String) -> JSONValue? {
        get { object?[key] }
        set {
            var properties = object ?? [:]
            properties[key] = newValue
            self = .object(properties)
        }
    }
}
