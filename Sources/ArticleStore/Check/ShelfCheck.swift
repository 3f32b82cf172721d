import ArticleModel

/// Checks the articles whose ids begin with the same two digits, and all that belongs to them.
struct ShelfCheck {
    private let library: Library
    private let number: UInt8
    private let parser: String?

    init(_ library: Library, _ number: UInt8, parser: String?) {
        self.library = library
        self.number = number
        self.parser = parser
    }

    func check(_ findings: inout Findings, step: () -> Void) {
        // What belongs to articles is listed before them: of an article that comes or goes meanwhile nothing looks left
        // behind that is not looked at again.
        let analyses = numbers(in: .analysis, &findings)
        let annotations = numbers(in: .annotations, &findings)
        let revised = revisedArticles(&findings)
        let articles = numbers(in: .articles, &findings)
        for article in articles {
            let check = ArticleCheck(library, article.id, parser: parser)
            check.check(
                hasAnnotations: annotations.contains(article), isRevised: revised.contains(article), &findings
            )
            step()
        }
        let known = Set(articles)
        for orphan in Set(analyses).subtracting(known).sorted() {
            addOrphan(library.path(.analysis, orphan.id), orphan, isProblem: false, &findings)
        }
        for orphan in Set(annotations).subtracting(known).sorted() {
            addOrphan(library.path(.annotations, orphan.id), orphan, isProblem: true, &findings)
        }
        for orphan in Set(revised).subtracting(known).sorted() {
            addOrphan(library.revisionFolder(orphan.id), orphan, isProblem: true, &findings)
        }
        checkState(&findings)
        checkGenerations(known, &findings)
    }

    /// The articles that have a file in a section; what else stands there is found.
    private func numbers(in section: Library.Section, _ findings: inout Findings) -> [ArticleNumber] {
        numbers(in: Shelf(section, number, of: library).path, &findings)
    }

    private func numbers(in folder: String, _ findings: inout Findings) -> [ArticleNumber] {
        findings.names(in: folder).compactMap { name in
            let kind = LibraryFileName(name)
            if case .article(let article) = kind, article.shelf == number { return article }
            findings.addStranger(folder + "/" + name, kind)
            return nil
        }
    }

    private func revisedArticles(_ findings: inout Findings) -> [ArticleNumber] {
        let folder = "\(library.folder)/revisions/\(Shelf.digits(number))"
        return findings.names(in: folder).compactMap { name in
            if let article = ArticleNumber(id: name), article.shelf == number { return article }
            findings.addStranger(folder + "/" + name, LibraryFileName(name))
            return nil
        }
    }

    private func addOrphan(
        _ path: String, _ article: ArticleNumber, isProblem: Bool, _ findings: inout Findings
    ) {
        let place = library.path(.articles, article.id)
        // Another program is adding it, or its own file was damaged and set aside: then it may come back.
        if !FileAccess.isTaken(path) || FileAccess.isTaken(place) { return }
        if FileAccess.isTaken(place + ".damaged-1") { return }
        let isRemoved = library.newestBin(of: article.id) != nil
        findings.add(
            path, .orphan, isProblem: isProblem && !isRemoved,
            isRemoved
                ? "its article is in the trash: the removal was broken off"
                : "there is no article \(article.id)",
            remedy: .moveToTrash(path: path, id: article.id))
    }

    // MARK: State and generations

    private func checkState(_ findings: inout Findings) {
        StateCheck(library).check(.articles(number), &findings)
    }

    /// The last good copies of annotations.
    private func checkGenerations(_ articles: Set<ArticleNumber>, _ findings: inout Findings) {
        let folder = library.previousFolder + "/annotations/" + Shelf.digits(number)
        for article in numbers(in: folder, &findings) {
            let path = library.path(.annotations, article.id)
            findings.checkGeneration(
                of: path, library, isWanted: articles.contains(article), Library.annotationFlaw)
        }
    }
}

/// Checks files of the state.
struct StateCheck {
    private let library: Library

    init(_ library: Library) { self.library = library }

    func check(_ shelf: StateShelf, _ findings: inout Findings) {
        let path = library.statePath(shelf)
        findings.checkChanging(path, library, schema: StateDocument.schema, StateDocument.flaw)
        findings.checkGeneration(of: path, library, isWanted: true, StateDocument.flaw)
    }
}

extension Findings {
    /// Checks a file of which a last good generation is kept; its content where it can be used.
    @discardableResult
    mutating func checkChanging(
        _ path: String, _ library: Library, schema: Int, _ flaw: (JSONValue) -> String?
    ) -> JSONValue? {
        do throws(LibraryError) {
            let generation = try library.generation(of: path, flaw: flaw)
            if generation.json != nil || generation.flaw != nil { countFile() }
            if let flaw = generation.flaw {
                add(path, .damaged, flaw, remedy: .restore(path: path))
                return nil
            }
            guard let json = generation.json else { return nil }
            if Library.isNewer(json, than: schema) {
                add(
                    path, .newer, isProblem: false, "written by a newer version of quoth",
                    advice: "update quoth to change it")
            }
            return json
        } catch {
            add(path, error)
            return nil
        }
    }

    /// Checks the last good generation of a file; `isWanted` says whether the file should be there.
    mutating func checkGeneration(
        of path: String, _ library: Library, isWanted: Bool, _ flaw: (JSONValue) -> String?
    ) {
        let previous = library.previousPath(of: path)
        guard FileAccess.exists(previous) else { return }
        countFile()
        switch try? library.content(of: previous) {
        case .good(let json)?:
            if let flaw = flaw(json) {
                add(previous, .damaged, isProblem: false, flaw, remedy: .setAside(path: previous))
            } else if isWanted, !FileAccess.exists(path) {
                add(
                    path, .missing, isProblem: false, "it is gone, and a copy of it is kept",
                    advice: "to have it back, copy \(previous) to its place")
            }
        case .damaged(let reason)?:
            add(previous, .damaged, isProblem: false, reason, remedy: .setAside(path: previous))
        case .absent?: break
        case nil:
            add(previous, .unreadable, "it cannot be read", advice: "see to its permissions and its disk")
        }
    }
}
