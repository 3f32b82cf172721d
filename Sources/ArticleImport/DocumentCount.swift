import Glibc

/// How many documents sources hold, for a progress bar: found without reading more than the line ends of JSON Lines.
public enum DocumentCount {
    /// An estimate; nil where only reading tells, as of standard input and of addresses.
    public static func estimate(_ sources: [String]) -> Int? {
        var count = 0
        for source in sources {
            if source == "-" || source.contains("://") { return nil }
            let files = FolderWalk.isFolder(source) ? (try? FolderWalk.files(in: source)) ?? [] : [source]
            count += files.reduce(0) { $0 + documents(in: $1) }
        }
        return count
    }

    private static func documents(in file: String) -> Int {
        FolderWalk.linesEndings.contains(FolderWalk.ending(of: file)) ? lines(in: file) : 1
    }

    /// The number of lines of a file; 1 where it cannot be read, or is a pipe.
    private static func lines(in file: String) -> Int {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return 1 }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 1 }
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        var (lines, last) = (0, UInt8(ascii: "\n"))
        while true {
            let length = read(descriptor, &chunk, chunk.count)
            if length < 0, errno == EINTR { continue }
            guard length > 0 else { break }
            lines += chunk[..<length].count { $0 == UInt8(ascii: "\n") }
            last = chunk[length - 1]
        }
        return last == UInt8(ascii: "\n") ? lines : lines + 1
    }
}
