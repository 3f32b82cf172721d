import Assets
import Foundation

/// The lexicons that come with the program, as they stand in their files.
public enum LexiconFile {
    /// The bytes of a lexicon, by file name; none when the installation is incomplete.
    public static func bytes(_ name: String) -> [UInt8] {
        Assets.lexicon(name).map { [UInt8]($0) } ?? []
    }

    /// The lines of a lexicon without comments and blank ones; none when the installation is incomplete.
    public static func lines(_ name: String) -> [Substring] {
        String(decoding: bytes(name), as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("#") }
    }
}
