import ArticleModel

extension Library {
    /// All articles with their counts, newest first. A file that cannot be read is named and skipped.
    public func summaries() -> LibraryListing {
        var listing = LibraryListing(articles: [], problems: [])
        let state = stateForListing(&listing.problems)
        do {
            for id in try articleIDs() {
                do {
                    listing.articles.append(try summary(id, state, &listing.problems))
                } catch {
                    listing.problems.append(
                        LibraryProblem(file: path(.articles, id), description: "\(error)"))
                }
            }
        } catch {
            listing.problems.append(LibraryProblem(file: folder, description: "\(error)"))
        }
        listing.articles.sort(by: ArticleSummary.comesFirst)
        return listing
    }

    /// One line of the list.
    public func summary(_ id: String) throws(LibraryError) -> ArticleSummary {
        var problems: [LibraryProblem] = []
        return try summary(id, stateForListing(&problems), &problems)
    }

    private func summary(
        _ id: String, _ state: LibraryState, _ problems: inout [LibraryProblem]
    ) throws(LibraryError) -> ArticleSummary {
        let article = try article(id)
        let about = aboutAnalysis(id)
        var notes = 0
        do { notes = try annotationFile(id)?.items.count ?? 0 } catch {
            problems.append(LibraryProblem(file: path(.annotations, id), description: "\(error)"))
        }
        return ArticleSummary(
            id: id, title: article.title, outlet: article.document.outlet, date: article.document.date,
            url: article.document.url, isSample: article.isSample, added: article.added,
            quotes: about?.quotes ?? 0, claims: about?.claims ?? 0, links: about?.links ?? 0, notes: notes,
            isUnread: !state.read.contains(id), isStarred: state.starred.contains(id),
            tags: (state.tags[id] ?? []).sorted())
    }

    private func stateForListing(_ problems: inout [LibraryProblem]) -> LibraryState {
        do {
            let file = try stateFile()
            if let problem = file.problem { problems.append(problem) }
            return file.document.state
        } catch {
            problems.append(LibraryProblem(file: statePath, description: "\(error)"))
            return LibraryState()
        }
    }
}
