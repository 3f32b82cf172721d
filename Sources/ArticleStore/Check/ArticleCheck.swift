import ArticleModel

/// Checks one article: its file, its analysis, its annotations and its earlier texts.
struct ArticleCheck {
    let library: Library
    let id: String
    private let parser: String?

    init(_ library: Library, _ id: String, parser: String?) {
        self.library = library
        self.id = id
        self.parser = parser
    }

    func check(hasAnnotations: Bool, isRevised: Bool, _ findings: inout Findings) {
        findings.countArticle()
        let path = library.path(.articles, id)
        guard let article = articleFile(at: path, remedy: .setAside(path: path), &findings) else { return }
        let length = article.document.text.unicodeScalars.count
        checkAnalysis(of: article, length, &findings)
        if isRevised { checkRevisions(&findings) }
        if hasAnnotations { AnnotationCheck(library, article, length: length).check(&findings) }
    }

    /// The article in a file, the present one or a revision; nil, and a finding, where there is none.
    private func articleFile(
        at path: String, remedy: Remedy, _ findings: inout Findings
    ) -> Article? {
        do throws(LibraryError) {
            switch try library.content(of: path) {
            case .absent: return nil
            case .damaged(let reason):
                findings.countFile()
                findings.add(path, .damaged, reason, remedy: remedy)
            case .good(let json):
                findings.countFile()
                return article(in: json, path, remedy, &findings)
            }
        } catch {
            findings.add(path, error)
        }
        return nil
    }

    private func article(
        in json: JSONValue, _ path: String, _ remedy: Remedy, _ findings: inout Findings
    ) -> Article? {
        if Library.isNewer(json, than: ArticleDocument.schema) {
            findings.add(
                path, .newer, isProblem: false, "written by a newer version of quoth",
                advice: "update quoth to change it")
        }
        guard var article = ArticleDocument.article(json) else {
            findings.add(path, .damaged, "its id, title or text is missing", remedy: remedy)
            return nil
        }
        if article.id != id {
            let isPresent = path == library.path(.articles, id)
            findings.add(
                path, .unfit, "it says that its id is \(article.id)",
                advice: isPresent ? nil : "mend the id in it",
                remedy: isPresent ? .nameArticle(id: id) : nil)
            article.id = id
        }
        let length = article.document.text.unicodeScalars.count
        let outside = ["hints", "links"].reduce(0) { $0 + SpanRange.outside(json[$1], length) }
        if outside > 0 {
            findings.add(
                path, .unfit, isProblem: false, "\(outside) of its hints and links are not within its text",
                advice: "add the article again")
        }
        return article
    }

    // MARK: Analysis

    private func checkAnalysis(of article: Article, _ length: Int, _ findings: inout Findings) {
        let path = library.path(.analysis, id)
        let remedy = Remedy.analyse(id: id)
        do throws(LibraryError) {
            switch try library.content(of: path) {
            case .absent:
                findings.add(path, .missing, isProblem: false, "the article has no analysis", remedy: remedy)
            case .damaged(let reason):
                findings.countFile()
                findings.add(path, .damaged, reason, remedy: remedy)
            case .good(let json):
                findings.countFile()
                checkAnalysis(json, of: article, length, path, &findings)
            }
        } catch {
            findings.add(path, error)
        }
    }

    private func checkAnalysis(
        _ json: JSONValue, of article: Article, _ length: Int, _ path: String, _ findings: inout Findings
    ) {
        if Library.isNewer(json, than: StoredAnalysis.schema) {
            return findings.add(
                path, .newer, isProblem: false, "written by a newer version of quoth",
                advice: "update quoth to read it")
        }
        let remedy = Remedy.analyse(id: id)
        guard let stored = Library.storedAnalysis(json.compact()) else {
            return findings.add(path, .damaged, "it is no analysis", remedy: remedy)
        }
        if stored.about.textHash != ContentHash.hex(of: article.document.text) {
            return findings.add(path, .unfit, isProblem: false, "it is of another text", remedy: remedy)
        }
        let outside = SpanRange.outside(json, length)
        if outside > 0 {
            return findings.add(
                path, .damaged, "\(outside) of its spans are not within the text", remedy: remedy)
        }
        let dangling = Self.danglingReferences(stored)
        if dangling > 0 {
            return findings.add(
                path, .damaged, "\(dangling) of its references lead nowhere", remedy: remedy)
        }
        if let parser, ParserVersion.isOlder(stored.about.parser, than: parser) { findings.countOutdated() }
    }

    /// Speakers, claimants and quotes that an analysis names and does not have.
    private static func danglingReferences(_ analysis: StoredAnalysis) -> Int {
        let entities = Set(analysis.entities.map(\.id))
        let quotes = Set(analysis.quotes.map(\.id))
        let people = analysis.quotes.compactMap(\.speaker) + analysis.claims.compactMap(\.claimant)
        let passages = analysis.quotes.compactMap(\.parent) + analysis.claims.compactMap(\.quote)
        return people.count { !entities.contains($0) } + passages.count { !quotes.contains($0) }
    }

    // MARK: Revisions

    private func checkRevisions(_ findings: inout Findings) {
        let folder = library.revisionFolder(id)
        var numbers: [Int] = []
        for name in findings.names(in: folder) {
            if name.hasSuffix(".json"), let number = Int(name.dropLast(5)), number > 0 {
                numbers.append(number)
            } else {
                findings.addStranger(folder + "/" + name, LibraryFileName(name))
            }
        }
        numbers.sort()
        for number in numbers {
            let path = "\(folder)/\(number).json"
            _ = articleFile(at: path, remedy: .setAside(path: path), &findings)
        }
        if let last = numbers.last, last > numbers.count {
            let missing = Set(1...last).subtracting(numbers).sorted().prefix(5).map(String.init)
            findings.add(
                folder, .missing, isProblem: false, "no text of number \(missing.joined(separator: ", "))",
                advice: "nothing; the others can be compared")
        }
    }
}

/// Spans in JSON: `[start, end]`, or an object with both, in code points.
enum SpanRange {
    /// How many spans within a value do not lie within a text of a length.
    static func outside(_ json: JSONValue?, _ length: Int) -> Int {
        switch json {
        case .array(let values):
            if values.count == 2, case .number = values[0], case .number = values[1] {
                return isWithin(values[0], values[1], length) ? 0 : 1
            }
            return values.reduce(0) { $0 + outside($1, length) }
        case .object(let properties):
            let inner = properties.values.reduce(0) { $0 + outside($1, length) }
            guard let start = properties["start"], let end = properties["end"] else { return inner }
            return inner + (isWithin(start, end, length) ? 0 : 1)
        default: return 0
        }
    }

    private static func isWithin(_ start: JSONValue, _ end: JSONValue, _ length: Int) -> Bool {
        guard let start = start.int, let end = end.int else { return false }
        return 0 <= start && start <= end && end <= length
    }
}
