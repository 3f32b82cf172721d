import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ReaderApp

/// The file of settings while the reader runs.
struct SettingsWatchTests {
    /// Waits for events that the watch sends, one after the other.
    private final class Witness: Sendable {
        let heard = Mutex<[ReaderEvent]>([])
        let arrival = DispatchSemaphore(value: 0)

        func next() -> ReaderEvent? {
            guard arrival.wait(timeout: .now() + 60) == .success else { return nil }
            return heard.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        }
    }

    @Test func aFileThatIsDeletedLeavesTheDefaults() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/quoth-settings-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = SettingsFile(path: folder + "/config.toml")
        file.makeFolder()
        let witness = Witness()
        let box = Mailbox { event in
            witness.heard.withLock { $0.append(event) }
            witness.arrival.signal()
        }
        let watch = SettingsWatch(file, inbox: box.inbox)
        watch.start()
        defer { watch.stop() }
        // Until the watch has begun nothing is heard: the file is written again and again.
        var isHeard = false
        for _ in 0..<600 where !isHeard {
            try Data("text-width = 50\n".utf8).write(to: URL(fileURLWithPath: file.path))
            isHeard = witness.arrival.wait(timeout: .now() + 0.1) == .success
        }
        #expect(isHeard)
        witness.arrival.signal()
        try FileManager.default.removeItem(atPath: file.path)
        var widths: [Int] = []
        while let event = witness.next() {
            if case .settings(let settings, _) = event { widths.append(settings.textWidth) }
            if case .progress(let words) = event {
                #expect(words == "The settings file is gone: the defaults apply")
                break
            }
        }
        #expect(widths.first == 50)
        #expect(widths.last == Settings().textWidth)
    }
}
