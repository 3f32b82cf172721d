import GRDB

/// Checks whether the index is whole and fits the files.
struct IndexCheck {
    private let library: Library

    init(_ library: Library) { self.library = library }

    func check(_ findings: inout Findings) {
        let place = "index"
        do throws(LibraryError) {
            // An index that has not seen the whole library is still being made.
            guard try library.isIndexed() else { return }
            if let flaw = try library.index.read(Self.flaw) {
                return findings.add(place, .damaged, flaw, remedy: .reindex)
            }
            let behind = try LibraryScan(of: library, isThorough: true).suspects.count
            if behind > 0 {
                findings.add(
                    place, .missing, isProblem: false,
                    "it does not have the latest changes of \(behind) articles", remedy: .refresh)
            }
        } catch {
            findings.add(
                place, .unreadable, error.description, advice: "see to the permissions of the cache folder")
        }
    }

    /// What is wrong with the database; nil where nothing is.
    private static func flaw(_ db: Database) throws -> String? {
        let answer = try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
        if answer != ["ok"] { return "SQLite finds it damaged (\(answer.first ?? ""))" }
        let lost =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM files LEFT JOIN articles ON articles.key = files.article
                    WHERE files.article IS NOT NULL AND articles.key IS NULL
                    """) ?? 0
        return lost > 0 ? "\(lost) articles have no entry in it" : nil
    }
}
