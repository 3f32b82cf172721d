import CNcurses

/// The type of the terminal, as TERM names it and the terminfo database knows it.
enum TerminalType {
    /// Looks a type up, as TERM has it, and makes it the one that `capability` speaks of.
    ///
    /// - Returns: the name under which the database knows it.
    /// - Throws: a `TerminalError` when there is none or it cannot do what is needed.
    static func find(named: String) throws(TerminalError) -> String {
        if named.isEmpty { throw .noType }
        var type = named
        switch quoth_look_up(named) {
        case QUOTH_TYPE_KNOWN: break
        case QUOTH_TYPE_NO_DATABASE: throw .noDatabase(named)
        default:
            guard let similar = substitute(for: named), quoth_look_up(similar) == QUOTH_TYPE_KNOWN else {
                throw .unknownType(named)
            }
            type = similar
        }
        if capability("cup") == nil { throw .tooSimple(named) }
        return type
    }

    /// The name of the same terminal's description with colours by their parts, where the terminal says that it has them
    /// (`COLORTERM`) and the database knows one. Afterwards `capability` speaks of it.
    static func withAllColors(_ type: String, colorTerm: String?) -> String? {
        guard ["truecolor", "24bit"].contains(colorTerm) else { return nil }
        let base = type.hasSuffix("-256color") ? String(type.dropLast("-256color".count)) : type
        let variants = [
            base + "-direct", base.hasPrefix("screen") || base.hasPrefix("tmux") ? nil : "xterm-direct",
        ]
        return variants.compactMap { $0 }.first { quoth_look_up($0) == QUOTH_TYPE_KNOWN }
    }

    /// The string of a capability; nil when the type has none.
    static func capability(_ name: String) -> String? {
        quoth_terminfo_string(name).map { String(cString: $0) }
    }

    /// The string of a capability with numbers filled in, without its marks of delay; nil when the type has none.
    static func capability(_ name: String, _ first: Int32, _ second: Int32 = 0) -> String? {
        quoth_terminfo_filled(name, first, second).map {
            TerminalSequences.withoutPadding(String(cString: $0))
        }
    }

    /// Whether a terminal takes links, or at least passes over them: consoles and terminals of before 2017 may not, and GNU
    /// screen shows the end of long ones.
    static func takesLinks(_ environment: [String: String]) -> Bool {
        let type = environment["TERM"] ?? ""
        if type.hasPrefix("screen") { return environment["TMUX"]?.isEmpty == false }
        let knowing = [
            "xterm", "tmux", "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "konsole", "mintty",
            "rio", "st-", "vte", "wezterm",
        ]
        return environment["STY"] == nil && knowing.contains { type.hasPrefix($0) }
    }

    /// A type that every database knows, for newer terminals that behave like it: over SSH the far end often has
    /// no description of them.
    static func substitute(for type: String) -> String? {
        if type.hasPrefix("tmux") || type.hasPrefix("screen") { return "screen-256color" }
        let likeXterm = [
            "xterm", "alacritty", "contour", "foot", "ghostty", "konsole", "st-", "vte", "wezterm",
        ]
        return likeXterm.contains { type.hasPrefix($0) } ? "xterm-256color" : nil
    }
}
