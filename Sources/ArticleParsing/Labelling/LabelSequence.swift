/// The labels of one layer: outside (0), then for each kind a beginning (odd) and an inside (even) label.
///
/// This is the BIO scheme of Ramshaw and Marcus (1995).
struct LabelScheme {
    /// How many kinds there are.
    let kinds: Int

    /// How many labels: two for each kind and one for outside.
    var labels: Int { 2 * kinds + 1 }

    /// Sources, cues and contents.
    static let roles = LabelScheme(kinds: 3)
    /// People, organisations, places and others.
    static let names = LabelScheme(kinds: 4)
}

/// A run of positions with one kind.
struct LabelledRun: Hashable {
    /// Half-open range of positions.
    var range: Range<Int>
    /// 0-based kind.
    var kind: Int
}

/// Finds the most probable sequence of labels in which an inside label follows only its own kind (Viterbi 1967).
struct LabelSequence {
    let scheme: LabelScheme

    /// The runs of the best sequence.
    ///
    /// - Parameter scores: for each position one score for each label, higher is better: log-probabilities.
    func runs(_ scores: [[Float]]) -> [LabelledRun] { runs(of: best(scores)) }

    /// The best label for each position.
    func best(_ scores: [[Float]]) -> [Int] {
        guard let first = scores.first else { return [] }
        let count = scheme.labels
        var total = first
        for kind in 0..<scheme.kinds { total[2 * kind + 2] = -.greatestFiniteMagnitude / 4 }
        var back = [UInt8](repeating: 0, count: scores.count * count)
        var next = total
        for position in 1..<scores.count {
            let row = scores[position]
            let free = total.indices.max { total[$0] < total[$1] } ?? 0
            for label in 0..<count {
                var from = free
                if label > 0, label.isMultiple(of: 2) {
                    from = total[label - 1] >= total[label] ? label - 1 : label
                }
                next[label] = total[from] + row[label]
                back[position * count + label] = UInt8(from)
            }
            swap(&total, &next)
        }
        var label = total.indices.max { total[$0] < total[$1] } ?? 0
        var labels = [Int](repeating: 0, count: scores.count)
        for position in stride(from: scores.count - 1, through: 0, by: -1) {
            labels[position] = label
            label = Int(back[position * count + label])
        }
        return labels
    }

    /// The runs of a sequence of labels.
    func runs(of labels: [Int]) -> [LabelledRun] {
        var runs: [LabelledRun] = []
        for (position, label) in labels.enumerated() where label > 0 {
            let kind = (label - 1) / 2
            if label.isMultiple(of: 2), let last = runs.last, last.range.upperBound == position,
                last.kind == kind
            {
                runs[runs.count - 1].range = last.range.lowerBound..<position + 1
            } else {
                runs.append(LabelledRun(range: position..<position + 1, kind: kind))
            }
        }
        return runs
    }
}
