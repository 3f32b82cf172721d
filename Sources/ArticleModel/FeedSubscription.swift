/// A feed that the user reads, and what is known of it.
public struct FeedSubscription: Hashable, Sendable {
    /// Where the feed is.
    public var address: String
    /// Its name: the user's, else the feed's own.
    public var title: String?
    /// The site's address.
    public var site: String?
    /// The folder in which the user keeps it.
    public var folder: String?
    /// When it was added, ISO 8601 in UTC.
    public var added: String
    /// When it was last asked for, ISO 8601 in UTC.
    public var checked: String?
    /// Not to be asked for before this time: the server has asked to wait. ISO 8601 in UTC.
    public var notBefore: String?
    /// The `ETag` of the last answer.
    public var etag: String?
    /// The `Last-Modified` of the last answer.
    public var lastModified: String?
    /// Why it could not be read the last time; nil after a success.
    public var problem: String?
    /// How many times in a row it could not be read.
    public var failures: Int
    /// The server says that it is gone for good (410); it is not asked for any more.
    public var isGone: Bool
    /// The items of the last answer that have been taken in: their keys, and a fingerprint of each.
    public var items: [String: String]
    /// Addresses from which it has moved for good.
    public var formerAddresses: [String]

    /// A feed that has not been read yet.
    public init(
        address: String, title: String? = nil, site: String? = nil, folder: String? = nil, added: String
    ) {
        self.address = address
        self.title = title
        self.site = site
        self.folder = folder
        self.added = added
        failures = 0
        isGone = false
        items = [:]
        formerAddresses = []
    }

    /// Whether the feed is, or was, at an address, however it is written.
    public func matches(address: String) -> Bool {
        let wanted = NormalisedAddress(address)
        return ([self.address] + formerAddresses).contains {
            $0 == address || NormalisedAddress($0) == wanted
        }
    }
}
