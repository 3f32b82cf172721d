import ArticleModel

/// A site's `robots.txt` (RFC 9309): which of its pages programs may read.
public struct RobotsFile: Sendable {
    private struct Rule {
        var allows: Bool
        var pattern: [UInt8]
    }

    private var rules: [Rule] = []
    /// Seconds that the site asks programs to wait between two requests; not in the RFC, but widely written.
    public private(set) var delay: Double?

    /// Everything may be read.
    public static let allowingAll = RobotsFile()
    /// Nothing may be read.
    public static let allowingNothing: RobotsFile = {
        var file = RobotsFile()
        file.rules = [Rule(allows: false, pattern: [0x2F])]
        return file
    }()

    private init() {}

    /// Reads a file; `agent` is the program's name in lower case. Only the first 500 kB count.
    public init(_ bytes: some Collection<UInt8>, agent: String = "quoth") {
        let text = String(decoding: bytes.prefix(500 << 10), as: UTF8.self)
        var groups: [(agents: [String], rules: [Rule], delay: Double?)] = []
        var readsAgents = false
        for line in text.split(whereSeparator: \.isNewline) {
            let content = line.prefix { $0 != "#" }
            guard let colon = content.firstIndex(of: ":") else { continue }
            let key = String(content[..<colon]).trimmed.lowercased()
            let value = String(content[content.index(after: colon)...]).trimmed
            if key == "user-agent" {
                if !readsAgents { groups.append(([], [], nil)) }
                groups[groups.count - 1].agents.append(value.lowercased())
                readsAgents = true
                continue
            }
            guard !groups.isEmpty, ["allow", "disallow", "crawl-delay"].contains(key) else { continue }
            readsAgents = false
            if key == "crawl-delay" {
                groups[groups.count - 1].delay = Double(value)
            } else if !value.isEmpty {
                groups[groups.count - 1].rules.append(
                    Rule(allows: key == "allow", pattern: Array(value.utf8)))
            }
        }
        let own = groups.filter { $0.agents.contains { !$0.isEmpty && $0 != "*" && agent.hasPrefix($0) } }
        let applying = own.isEmpty ? groups.filter { $0.agents.contains("*") } : own
        rules = applying.flatMap(\.rules)
        delay = applying.lazy.compactMap(\.delay).first.map { min(max(0, $0), 60) }
    }

    /// Whether an address may be read: the longest rule that matches decides, in doubt the one that allows.
    public func allows(_ address: WebAddress) -> Bool {
        let path = Array((address.path + address.query).utf8)
        if path.elementsEqual("/robots.txt".utf8) { return true }
        var best: (length: Int, allows: Bool)?
        for rule in rules where Self.matches(path, rule.pattern) {
            if best == nil || rule.pattern.count > best?.length ?? 0
                || (rule.pattern.count == best?.length && rule.allows)
            {
                best = (rule.pattern.count, rule.allows)
            }
        }
        return best?.allows ?? true
    }

    /// `*` stands for any text, `$` at the end for the end. Greedy with one way back, so time is bounded by the product of
    /// both lengths.
    private static func matches(_ path: [UInt8], _ pattern: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let pattern = isAnchored ? Array(pattern.dropLast()) : pattern + [UInt8(ascii: "*")]
        var (p, s) = (0, 0)
        var star: (pattern: Int, path: Int)?
        while s < path.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, s)
                p += 1
            } else if p < pattern.count, pattern[p] == path[s] {
                (p, s) = (p + 1, s + 1)
            } else if let way = star {
                star = (way.pattern, way.path + 1)
                (p, s) = (way.pattern + 1, way.path + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
