import Foundation

/// The files that come with the program: lexicons, sample articles, trained weights.
public enum Assets {
    /// The bytes of a lexicon, by file name (`verbs.txt`); nil when the installation is incomplete.
    public static func lexicon(_ name: String) -> Data? {
        data(name, in: "lexicons")
    }

    /// The sample articles: file names and bytes, in a fixed order.
    public static func samples() -> [(name: String, data: Data)] {
        let folder = Bundle.module.bundleURL.appendingPathComponent("samples")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
            data(name, in: "samples").map { (name, $0) }
        }
    }

    /// Where a file of trained weights stands, by file name. Whether it is there is for the reader to see.
    public static func modelPath(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("models").appendingPathComponent(name).path
    }

    private static func data(_ name: String, in folder: String) -> Data? {
        try? Data(
            contentsOf: Bundle.module.bundleURL.appendingPathComponent(folder).appendingPathComponent(name))
    }
}
