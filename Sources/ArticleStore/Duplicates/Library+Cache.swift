import Glibc

/// Where files are kept that can be made again.
extension Library {
    /// The user's cache folder: `quoth` in `XDG_CACHE_HOME`, else `~/.cache/quoth`.
    public static func defaultCache(environment: [String: String]) -> String {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/quoth" }
        return (environment["HOME"] ?? ".") + "/.cache/quoth"
    }

    /// The folder for this library in a cache folder: named after the library's real path.
    public func cacheFolder(in cache: String) -> String {
        let real = realpath(folder, nil)
        defer { free(real) }
        return cache + "/" + ContentHash.hex(of: real.map { String(cString: $0) } ?? folder)
    }
}
