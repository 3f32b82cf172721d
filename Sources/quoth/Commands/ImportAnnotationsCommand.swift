import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleStore

/// `quoth import-annotations`
struct ImportAnnotationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-annotations",
        abstract: "Take in notes and highlights from other programs.",
        discussion: """
            A file is a W3C annotation collection or page, a list or lines of such annotations, or a list of \
            Hypothes.is (what its search interface or its client exports). Each annotation goes to the article with \
            its address, and finds its words there; addresses are compared without tracking parameters and the like. \
            Nothing of an annotation is lost, whatever else it says. One that is there already is not taken in again. \
            The exit status is 1 where some match no article.

            Examples:
              quoth import-annotations notes.jsonld
              curl -s 'https://api.hypothes.is/api/search?user=ada&limit=200' | quoth import-annotations -
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "Files, or - for standard input.", completion: .file())
    var files: [String]

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        let keys = library.articleKeysWithProgress()
        var problems = ProblemReport()
        for file in files {
            let content: AnnotationFile.Content
            do { content = try AnnotationFile.read(file) } catch {
                problems.add(error)
                continue
            }
            let report = try library.importAnnotations(content.annotations, keys)
            for line in Self.lines(report) { try output.line(line) }
            if content.unusable > 0 {
                problems.add("\(file): \(content.unusable) of its entries left out: they are no annotations")
            }
            problems.add(report.problems)
            for unmatched in report.unmatched { problems.add(Self.line(unmatched)) }
        }
        try output.flush()
        try problems.finish()
    }

    /// `12 annotations imported: 11 on their words, 1 whose words are not in the article`
    private static func lines(_ report: AnnotationImportReport) -> [String] {
        let parts = [
            (report.inPlace + report.moved, "on their words"),
            (report.orphaned, "whose words are not in the article"),
            (report.withoutWords, "on no words"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        var lines = [
            counted(report.imported, "annotation") + " imported"
                + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
        ]
        if report.known > 0 { lines.append("\(report.known) there already") }
        return lines
    }

    private static func line(_ unmatched: AnnotationImportReport.UnmatchedAddress) -> String {
        let count = counted(unmatched.count, "annotation")
        guard let address = unmatched.address else {
            return "\(count) without an address left out; a W3C annotation names it as its target's source"
        }
        return "\(count) left out: no article has the address \(address); add it, then import again"
    }
}
