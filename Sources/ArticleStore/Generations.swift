import ArticleModel

/// The last good generation of the files that change often: annotations, state, decisions, feeds.
///
/// It is kept in the hidden folder `.previous` of the library, under the same path. Where the file itself is damaged it
/// answers in its place; the next change, or `quoth check --repair`, sets the damaged one aside and goes on from it. A
/// file that is missing has been taken away by somebody, and is not brought back.
extension Library {
    /// What stands in a file that changes often.
    struct Generation {
        /// The content that counts; nil where there is none.
        var json: JSONValue?
        /// What is wrong with the file itself; nil where nothing is. Then `json` is the generation before, if there is
        /// one.
        var flaw: String?

        /// What is wrong, for people.
        func problem(of path: String) -> LibraryProblem? {
            guard let flaw else { return nil }
            let rest = json == nil ? ", and there is no good copy of it" : "; its last good copy is used"
            return LibraryProblem(file: path, description: "\(path) is damaged (\(flaw))\(rest)")
        }
    }

    /// Where the last good generation of a file is kept.
    func previousPath(of path: String) -> String {
        previousFolder + path.dropFirst(folder.utf8.count)
    }

    /// The folder of the last good generations.
    var previousFolder: String { folder + "/.previous" }

    /// Reads a file, or its last good generation where it is damaged. `flaw` says what is wrong with a JSON object that
    /// is none of the kind wanted.
    func generation(
        of path: String, flaw: (JSONValue) -> String?
    ) throws(LibraryError) -> Generation {
        let found: String
        switch try checked(content(of: path), flaw) {
        case .absent: return Generation()
        case .good(let json): return Generation(json: json)
        case .damaged(let reason): found = reason
        }
        if case .good(let json)? = try? checked(content(of: previousPath(of: path)), flaw) {
            return Generation(json: json, flaw: found)
        }
        return Generation(flaw: found)
    }

    /// Replaces a file that changes often with what was made of its `generation`; the library must be locked. The
    /// content so far becomes the last good generation, unless it is damaged: then it is set aside.
    func write(
        _ bytes: [UInt8], to path: String, after generation: Generation
    ) throws(LibraryError) {
        guard generation.flaw != nil else {
            return try write(bytes, to: path, keeping: previousPath(of: path))
        }
        try replaceDamaged(path, with: bytes)
    }

    /// Puts other content in the place of a damaged file, which stays beside it; the library must be locked. At no
    /// moment is there no file.
    func replaceDamaged(_ path: String, with bytes: [UInt8]) throws(LibraryError) {
        // A second name can only be given to a file.
        guard FileAccess.isFile(path) else {
            try setAside(path)
            return try write(bytes, to: path)
        }
        try write(bytes, to: path, keeping: freeNameAside(path))
    }

    private func checked(_ content: Content, _ flaw: (JSONValue) -> String?) -> Content {
        guard case .good(let json) = content, let reason = flaw(json) else { return content }
        return .damaged(reason: reason)
    }
}
