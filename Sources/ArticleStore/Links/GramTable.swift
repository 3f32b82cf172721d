import CrossReference
import Foundation
import GRDB

/// The inverted index of the quotes' grams: for every gram the numbers of the quotes that have it.
///
/// Grams that begin with the same 18 bits share a row, whose postings are kept as the differences between one and the
/// next. Against a row for each posting that is half the size and a quarter of the time of a look-up (10 million postings:
/// 66 MB instead of 144), and 40 postings are rewritten for one that is added.
struct GramTable {
    static let schema = "CREATE TABLE quoteGrams (bucket INTEGER PRIMARY KEY, postings BLOB NOT NULL)"

    private let db: Database

    /// A posting is a gram and, in the lower bits, a quote's number.
    static let quoteBits = 31
    static let mostQuotes: Int64 = 1 << quoteBits
    private static let bucketShift = quoteBits + 14

    init(_ db: Database) { self.db = db }

    static func posting(_ gram: UInt32, _ quote: Int64) -> UInt64 {
        UInt64(gram) << UInt64(quoteBits) | UInt64(quote & (mostQuotes - 1))
    }

    /// The numbers of the quotes that have a gram, ascending.
    func quotes(with gram: UInt32) throws -> [Int64] {
        let first = Self.posting(gram, 0)
        let last = Self.posting(gram, Self.mostQuotes - 1)
        var quotes: [Int64] = []
        try forEachPosting(inBucket: first >> UInt64(Self.bucketShift)) { posting in
            if posting >= first, posting <= last { quotes.append(Int64(posting - first)) }
            return posting <= last
        }
        return quotes
    }

    /// Adds postings, ascending ones; those that are there stay.
    func insert(_ postings: [UInt64]) throws {
        try change(postings) { bucket, new in
            var merged: [UInt64] = []
            merged.reserveCapacity(bucket.count + new.count)
            var rest = bucket[...]
            for posting in new {
                while let next = rest.first, next < posting {
                    merged.append(next)
                    rest.removeFirst()
                }
                if rest.first == posting { rest.removeFirst() }
                if merged.last != posting { merged.append(posting) }
            }
            return merged + rest
        }
    }

    /// Takes postings away, ascending ones; those that are not there do not matter.
    func remove(_ postings: [UInt64]) throws {
        try change(postings) { bucket, gone in
            let gone = Set(gone)
            return bucket.filter { !gone.contains($0) }
        }
    }

    private func change(
        _ postings: [UInt64], _ edit: ([UInt64], ArraySlice<UInt64>) -> [UInt64]
    ) throws {
        let write = try db.cachedStatement(sql: "INSERT OR REPLACE INTO quoteGrams VALUES (?, ?)")
        let delete = try db.cachedStatement(sql: "DELETE FROM quoteGrams WHERE bucket = ?")
        var start = 0
        while start < postings.count {
            let bucket = postings[start] >> UInt64(Self.bucketShift)
            var end = start
            while end < postings.count, postings[end] >> UInt64(Self.bucketShift) == bucket { end += 1 }
            var known: [UInt64] = []
            try forEachPosting(inBucket: bucket) {
                known.append($0)
                return true
            }
            let changed = edit(known, postings[start..<end])
            if changed.isEmpty {
                if !known.isEmpty { try delete.execute(arguments: [Int64(bucket)]) }
            } else if changed != known {
                try write.execute(arguments: [
                    Int64(bucket), PostingBlock.blob(of: changed, inBucket: bucket),
                ])
            }
            start = end
        }
    }

    private func forEachPosting(inBucket bucket: UInt64, _ body: (UInt64) -> Bool) throws {
        let select = try db.cachedStatement(sql: "SELECT postings FROM quoteGrams WHERE bucket = ?")
        let rows = try Row.fetchCursor(select, arguments: [Int64(bucket)])
        guard let row = try rows.next() else { return }
        try row.withUnsafeData(atIndex: 0) { data in
            guard let data else { return }
            PostingBlock.forEach(in: data, bucket << UInt64(Self.bucketShift), body)
        }
    }

    /// The postings of a bucket as bytes: differences in groups of seven bits, the lowest first.
    private enum PostingBlock {
        static func blob(of postings: [UInt64], inBucket bucket: UInt64) -> Data {
            var bytes = Data(capacity: postings.count * 6)
            var last = bucket << UInt64(bucketShift)
            for posting in postings {
                var difference = posting - last
                last = posting
                while difference > 0x7F {
                    bytes.append(UInt8(truncatingIfNeeded: difference) | 0x80)
                    difference >>= 7
                }
                bytes.append(UInt8(truncatingIfNeeded: difference))
            }
            return bytes
        }

        /// Stops where `body` says false. What no writer of ours has left ends the block.
        static func forEach(in bytes: some Sequence<UInt8>, _ base: UInt64, _ body: (UInt64) -> Bool) {
            var posting = base
            var difference: UInt64 = 0
            var shift: UInt64 = 0
            for byte in bytes {
                difference |= UInt64(byte & 0x7F) << shift
                if byte & 0x80 != 0 {
                    shift += 7
                    if shift > 56 { return }
                    continue
                }
                let (next, isOverflow) = posting.addingReportingOverflow(difference)
                if isOverflow || !body(next) { return }
                posting = next
                difference = 0
                shift = 0
            }
        }
    }
}
