import ArticleModel
import ArticleParsing
import ArticleStore
import Foundation
import Glibc
import Linguistics
import Synchronization

/// How far the analyses in the background are.
public struct RenewalProgress: Hashable, Sendable {
    /// Articles that are done.
    public var done: Int
    /// Articles to be done, these among them.
    public var total: Int
}

/// Makes analyses by older versions of the parser anew while the reader is used: one article after the other, those on
/// the screen first, on a thread that gives way to all others.
///
/// What the user has corrected is kept apart from analyses, and stays.
final class AnalysisRenewal: Sendable {
    /// What analyses a text.
    typealias Analyse = @Sendable (RawDocument) -> Analysis

    private enum Phase { case waiting, running, over }

    private let library: Library
    private let tell: @Sendable (ReaderEvent) -> Void
    private let prepare: @Sendable () throws(WeightsError) -> Analyse
    private let version: String
    private let phase = Mutex(Phase.waiting)

    /// The least niceness (nice(2)) of the thread.
    private static let niceness: Int32 = 10

    /// - Parameters:
    ///   - version: analyses by older ones are made anew.
    ///   - prepare: loads what makes them.
    ///   - tell: gets what there is to tell, on the thread of the analyses.
    init(
        _ library: Library, version: String = ArticleParser.version,
        prepare: @escaping @Sendable () throws(WeightsError) -> Analyse = { () throws(WeightsError) in
            let parser = try ArticleParser()
            return { parser.parse($0) }
        },
        tell: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        self.library = library
        self.version = version
        self.prepare = prepare
        self.tell = tell
    }

    /// Begins, once in the life of a reader; `first` are the articles that come first.
    func start(first: [String]) {
        let begins = phase.withLock { phase in
            guard phase == .waiting else { return false }
            phase = .running
            return true
        }
        guard begins else { return }
        Thread.detachNewThread { self.run(first: first) }
    }

    /// Ends it after the article under way; it is not begun again.
    func cancel() { phase.withLock { $0 = .over } }

    private var isCancelled: Bool { phase.withLock { $0 == .over } }

    // MARK: On its thread

    private func run(first: [String]) {
        // On Linux 0 means this thread alone.
        setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.niceness)
        guard let ids = try? library.articles(analysedBefore: version), !ids.isEmpty else { return cancel() }
        guard let analyse = try? prepare() else { return cancel() }
        let visible = Set(first)
        let order = first.filter(Set(ids).contains) + ids.filter { !visible.contains($0) }
        var told = ContinuousClock.now
        tell(.renewing(RenewalProgress(done: 0, total: order.count)))
        for (done, id) in order.enumerated() {
            if isCancelled { break }
            do throws(LibraryError) { try renew(id, analyse) } catch {
                guard error.mayPass else { continue }
                tell(.failed(error.description))
                break
            }
            if ContinuousClock.now - told > .milliseconds(500) {
                told = .now
                tell(.renewing(RenewalProgress(done: done + 1, total: order.count)))
            }
        }
        let wasCancelled = isCancelled
        cancel()
        tell(.renewing(nil))
        // The counts in the list are others now.
        tell(.libraryChanged)
        if wasCancelled {
            tell(.progress("Ended; the rest is analysed as it is opened, and with the next start"))
        }
    }

    /// Another program may have been faster, or the text may be another by now.
    private func renew(_ id: String, _ analyse: Analyse) throws(LibraryError) {
        let article = try library.article(id)
        if try library.analysis(of: article, parser: version) != nil { return }
        let analysis = analyse(article.document)
        if isCancelled { return }
        try library.saveAnalysis(analysis, of: article.document.text, for: id)
    }
}
