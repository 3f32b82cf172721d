/// A page's elements with its text in runs, and sums over any element in constant time.
struct PageText {
    let tree: HTMLTree
    var runs: [TextRun]
    /// Runs that are known to be no part of the article.
    private(set) var removed: [Bool]
    /// For each node (and for the end), the number of the first run that begins there or later.
    private let firstRun: [Int32]
    private let traitsOfNodes: [ElementTraits]

    // Sums over the runs before each; removed ones count nothing.
    private var proseSums: [Int] = []
    private var lengthSums: [Int] = []
    private var linkSums: [Int] = []

    init(_ tree: HTMLTree) {
        self.tree = tree
        let traits = Self.traits(of: tree)
        runs = TextRunFinder.runs(of: tree, traits)
        removed = [Bool](repeating: false, count: runs.count)
        var first = [Int32](repeating: Int32(runs.count), count: tree.nodes.count + 1)
        for (index, run) in runs.enumerated().reversed() { first[run.nodes.lowerBound] = Int32(index) }
        for node in tree.nodes.indices.reversed() { first[node] = min(first[node], first[node + 1]) }
        firstRun = first
        traitsOfNodes = traits
        sumUp()
    }

    private static func traits(of tree: HTMLTree) -> [ElementTraits] {
        var known: [ArraySlice<UInt8>: ElementTraits] = [:]
        return tree.nodes.indices.map { node in
            guard !tree.nodes[node].isText else { return [] }
            // The id of a heading or paragraph is made of its own words: `share-prices` names no share bar.
            let isText = tree.nodes[node].tag.isHeading || tree.nodes[node].tag == .p
            var names: [UInt8] = []
            for name in [HTMLTree.AttributeName.class, .id, .dataTestID, .dataComponent] {
                if name == .id, isText { continue }
                guard let value = tree.attributeBytes(name, of: node), !value.isEmpty else { continue }
                names.append(0x20)
                names += value
            }
            guard !names.isEmpty else { return [] }
            if let traits = known[names[...]] { return traits }
            let traits = ElementTraits(names: String(decoding: names, as: UTF8.self))
            known[names[...]] = traits
            return traits
        }
    }

    /// What an element's names tell.
    func traits(of node: Int) -> ElementTraits { traitsOfNodes[node] }

    /// Whether an element is not shown.
    func isHidden(_ node: Int) -> Bool {
        if tree.attributeBytes(.hidden, of: node) != nil { return true }
        if tree.attribute(.ariaHidden, of: node) == "true" { return true }
        guard let style = tree.attributeBytes(.style, of: node) else { return false }
        return Self.hidingStyles.isAnyWithin(style.filter { !$0.isASCIIWhitespace }.lowercasedASCII())
    }

    private static let hidingStyles = PhraseTable(["display:none", "visibility:hidden"])

    /// The numbers of the runs that begin in an element.
    func runs(in node: Int) -> Range<Int> {
        Int(firstRun[node])..<Int(firstRun[Int(tree.nodes[node].end)])
    }

    /// Characters of running text in some runs.
    func prose(_ runs: Range<Int>) -> Int { proseSums[runs.upperBound] - proseSums[runs.lowerBound] }

    /// Characters in some runs.
    func length(_ runs: Range<Int>) -> Int { lengthSums[runs.upperBound] - lengthSums[runs.lowerBound] }

    /// The share of the characters of some runs that are in links.
    func linkDensity(_ runs: Range<Int>) -> Double {
        let length = length(runs)
        return length == 0
            ? 0 : Double(linkSums[runs.upperBound] - linkSums[runs.lowerBound]) / Double(length)
    }

    /// Takes the runs of an element out; one that goes on behind it stays.
    mutating func remove(_ node: Int) {
        for run in runs(in: node) where runs[run].nodes.upperBound <= Int(tree.nodes[node].end) {
            removed[run] = true
        }
    }

    /// Takes a run out, or in again.
    mutating func setRemoved(_ run: Int, _ isRemoved: Bool) { removed[run] = isRemoved }

    /// Counts anew after removals.
    mutating func sumUp() {
        proseSums = Self.sums(
            runs.indices.map { !removed[$0] && runs[$0].isProse ? runs[$0].length - runs[$0].linkLength : 0 })
        lengthSums = Self.sums(runs.indices.map { removed[$0] ? 0 : runs[$0].length })
        linkSums = Self.sums(runs.indices.map { removed[$0] ? 0 : runs[$0].linkLength })
    }

    private static func sums(_ values: [Int]) -> [Int] {
        var sums = [0]
        sums.reserveCapacity(values.count + 1)
        for value in values { sums.append(sums[sums.count - 1] + value) }
        return sums
    }
}
