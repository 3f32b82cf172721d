import Glibc

/// One of the 256 folders `00` to `ff` of a section of the library.
struct Shelf {
    let section: Library.Section
    let number: UInt8
    /// The folder within the library: `articles/ab`.
    let name: String
    /// The folder's path.
    let path: String

    init(_ section: Library.Section, _ number: UInt8, of library: Library) {
        self.section = section
        self.number = number
        name = "\(section.rawValue)/\(Self.digits(number))"
        path = "\(library.folder)/\(name)"
    }

    /// The two hexadecimal digits of a number.
    static func digits(_ number: UInt8) -> String {
        (number < 16 ? "0" : "") + String(number, radix: 16)
    }

    /// The stamp of the folder, which changes when a file in it is made, replaced or taken away; not when one is
    /// written in place. A folder changed less than two seconds ago has none that can be relied on, for some file
    /// systems count no smaller steps: its stamp is `unsettled`.
    func stamp() -> FileStamp {
        var status = stat()
        guard stat(path, &status) == 0 else { return .none }
        let isSettled = Int(status.st_mtim.tv_sec) + 2 < time(nil)
        return isSettled ? FileStamp(status) : Self.unsettled
    }

    /// In the place of a folder's stamp: look at it again.
    static let unsettled = FileStamp(value: 2)

    /// The stamps of the article files in the folder; none where there is no such folder.
    func files() throws(FileFailure) -> [ArticleNumber: FileStamp] {
        guard let stream = opendir(path) else {
            if errno == ENOENT || errno == ENOTDIR { return [:] }
            throw .latest
        }
        defer { closedir(stream) }
        let folder = dirfd(stream)
        var files: [ArticleNumber: FileStamp] = [:]
        files.reserveCapacity(512)
        while let entry = readdir(stream) {
            let name = UnsafeRawPointer(entry) + Self.nameOffset
            guard let number = Self.number(ofFile: name), number.shelf == self.number else { continue }
            var status = stat()
            if fstatat(folder, name.assumingMemoryBound(to: CChar.self), &status, 0) == 0 {
                files[number] = FileStamp(status)
            }
        }
        return files
    }

    /// An entry is as long as its name: nothing behind the name may be read.
    private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19

    /// The number in a name of 16 hexadecimal digits and `.json`; nil for any other name.
    private static func number(ofFile name: UnsafeRawPointer) -> ArticleNumber? {
        var value: UInt64 = 0
        for place in 0..<16 {
            switch name.load(fromByteOffset: place, as: UInt8.self) {
            case let byte where (0x30...0x39).contains(byte): value = value << 4 | UInt64(byte - 0x30)
            case let byte where (0x61...0x66).contains(byte): value = value << 4 | UInt64(byte - 0x57)
            default: return nil
            }
        }
        for (place, byte) in ".json\0".utf8.enumerated() {
            if name.load(fromByteOffset: 16 + place, as: UInt8.self) != byte { return nil }
        }
        return ArticleNumber(value)
    }
}
