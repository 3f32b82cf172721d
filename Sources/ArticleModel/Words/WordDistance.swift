/// How alike two words are, by their edit distance: bit-parallel, one step for each byte of the second word
/// (Myers, A fast bit-vector algorithm for approximate string matching, 1999; in Hyyrö's form for the distance
/// between whole strings, 2003).
public enum WordDistance {
    /// The number of bytes to insert, delete or replace (Levenshtein); nil when the first word is empty or longer
    /// than the 64 bits of the machine's word.
    public static func edits(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int? {
        guard (1...64).contains(a.count) else { return nil }
        let last: UInt64 = 1 << (a.count - 1)
        // Bit i: going down from row i of the matrix's column to the next adds (removes) one.
        var (downPlus, downMinus): (UInt64, UInt64) = (.max, 0)
        var distance = a.count
        for byte in b {
            var equal: UInt64 = 0
            for (row, other) in a.enumerated() where other == byte { equal |= 1 << row }
            let diagonal = (((equal & downPlus) &+ downPlus) ^ downPlus) | equal
            let acrossPlus = downMinus | ~(diagonal | downPlus)
            let acrossMinus = downPlus & diagonal
            if acrossPlus & last != 0 { distance += 1 }
            if acrossMinus & last != 0 { distance -= 1 }
            let shiftedPlus = acrossPlus << 1 | 1
            let vertical = equal | downMinus
            downPlus = acrossMinus << 1 | ~(vertical | shiftedPlus)
            downMinus = shiftedPlus & vertical
        }
        return distance
    }

    /// 0 for words with nothing in common, 1 for the same word.
    public static func similarity(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Double {
        let longest = max(a.count, b.count)
        guard let edits = edits(a, b) else { return a == b ? 1 : 0 }
        return 1 - Double(edits) / Double(longest)
    }
}
