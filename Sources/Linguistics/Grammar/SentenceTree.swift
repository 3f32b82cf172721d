/// Finds the tree of heads of one sentence from the scores of all pairs of its words.
///
/// Every word takes its best head; then the words of each circle that arises are tied to the tree where that costs
/// least. This is the greedy part of Chu and Liu (1965) without contraction: for scores of a trained parser it finds
/// nearly always the same tree.
struct SentenceTree {
    /// For each word its head, as an index into the sentence; nil for the one root.
    let heads: [Int?]

    /// - Parameters:
    ///   - scores: for each word a row of `count + 1` scores: of being the root, then of each word as its head.
    ///   - count: the number of words.
    init(scores: [Float], count: Int) {
        guard count > 0 else {
            heads = []
            return
        }
        let columns = count + 1
        func score(_ word: Int, _ head: Int) -> Float { scores[word * columns + head + 1] }
        func best(_ word: Int, among allowed: (Int) -> Bool) -> Int? {
            var best: Int?
            for head in 0..<count where head != word && allowed(head) {
                if best.map({ score(word, head) > score(word, $0) }) ?? true { best = head }
            }
            return best
        }
        var heads = (0..<count).map { best($0, among: { _ in true }) }
        let root =
            (0..<count).max { a, b in
                score(a, -1) - (heads[a].map { score(a, $0) } ?? 0)
                    < score(b, -1) - (heads[b].map { score(b, $0) } ?? 0)
            } ?? 0
        heads[root] = nil
        var isTied = [Bool](repeating: false, count: count)
        isTied[root] = true
        for start in 0..<count {
            var path: [Int] = []
            var onPath = Set<Int>()
            var word = start
            while !isTied[word], onPath.insert(word).inserted {
                path.append(word)
                word = heads[word] ?? root
            }
            if !isTied[word], let first = path.firstIndex(of: word) {
                // A circle: the word that loses least by it is tied to the tree.
                var cheapest: (word: Int, head: Int, loss: Float)?
                for member in path[first...] {
                    guard let other = best(member, among: { isTied[$0] }), let own = heads[member] else {
                        continue
                    }
                    let loss = score(member, own) - score(member, other)
                    if cheapest.map({ loss < $0.loss }) ?? true { cheapest = (member, other, loss) }
                }
                heads[cheapest?.word ?? word] = cheapest?.head ?? root
            }
            for word in path { isTied[word] = true }
        }
        self.heads = heads
    }
}
