import Glibc

/// Tells two states of a file or folder apart without reading it: a hash of its time of change, its size and its
/// inode (a file replaced by a rename within one tick of the clock is another file).
struct FileStamp: Hashable, Sendable {
    /// What the index stores; 0 where there is no file.
    let value: Int64

    /// No file.
    static let none = FileStamp(value: 0)

    init(value: Int64) { self.value = value }

    init(_ status: stat) {
        var mixed = UInt64(bitPattern: Int64(status.st_mtim.tv_sec)) &* 1_000_000_007
        mixed = Self.mix(mixed &+ UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)))
        mixed = Self.mix(mixed ^ UInt64(bitPattern: Int64(status.st_size)))
        mixed = Self.mix(mixed ^ UInt64(status.st_ino))
        value = Int64(bitPattern: mixed | 1)
    }

    /// The stamp of what stands at a path; `none` where there is nothing or it cannot be looked at.
    init(of path: String) {
        var status = stat()
        self = stat(path, &status) == 0 ? FileStamp(status) : .none
    }

    /// One stamp for two files, of which either may change.
    func joined(with other: FileStamp) -> FileStamp {
        if other == .none { return self }
        let mixed = Self.mix(UInt64(bitPattern: value) ^ Self.mix(UInt64(bitPattern: other.value)))
        return FileStamp(value: Int64(bitPattern: mixed | 1))
    }

    /// The finaliser of SplitMix64: every bit of the result depends on all of the number.
    private static func mix(_ number: UInt64) -> UInt64 {
        var mixed = number &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
