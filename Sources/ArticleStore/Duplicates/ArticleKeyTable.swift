/// A hash table over the keys of records: open addressing, linear probing, several records under one key.
struct ArticleKeyTable {
    /// Numbers of records plus one; 0 for a free slot.
    private var slots: [UInt32]
    private var used = 0

    /// Enters all records.
    init(_ records: ArticleKeyRecords) {
        let keys = max(1, records.count) * (3 + ArticleKeys.bandCount)
        var capacity = 1024
        while capacity < keys * 2 { capacity *= 2 }
        slots = [UInt32](repeating: 0, count: capacity)
        for number in 0..<records.count { enter(records.keys(number), number) }
    }

    /// Enters one more record.
    mutating func add(_ number: Int, in records: ArticleKeyRecords) {
        if used * 4 > slots.count * 3 {
            self = ArticleKeyTable(records)
        } else {
            enter(records.keys(number), number)
        }
    }

    /// The numbers of the records that share a key.
    func numbers(sharing keys: ArticleKeys, in records: ArticleKeyRecords) -> [Int] {
        var found: Set<Int> = []
        for key in Self.tagged(keys) {
            var slot = Self.slot(key, slots.count)
            while slots[slot] != 0 {
                let number = Int(slots[slot]) - 1
                if Self.value(number, key.kind, in: records) == key.value { found.insert(number) }
                slot = (slot + 1) & (slots.count - 1)
            }
        }
        return found.sorted()
    }

    private mutating func enter(_ keys: ArticleKeys, _ number: Int) {
        for key in Self.tagged(keys) {
            var slot = Self.slot(key, slots.count)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
            used += 1
        }
    }

    /// A key with its place in a record: 0 to 2 for address, source and text, from 3 on for the bands.
    private struct TaggedKey {
        var kind: Int
        var value: UInt64
    }

    private static func tagged(_ keys: ArticleKeys) -> [TaggedKey] {
        let words = [keys.address, keys.source, keys.text] + keys.bands.map { UInt64($0) }
        return words.enumerated().filter { $0.element != 0 }.map {
            TaggedKey(kind: $0.offset, value: $0.element)
        }
    }

    private static func value(_ number: Int, _ kind: Int, in records: ArticleKeyRecords) -> UInt64 {
        kind < 3 ? records.word(number, 3 + kind) : UInt64(records.band(number, kind - 3))
    }

    private static func slot(_ key: TaggedKey, _ capacity: Int) -> Int {
        var mixed = key.value &+ UInt64(key.kind) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 31) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed >> 20) & (capacity - 1)
    }
}
