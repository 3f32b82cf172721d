/// Turns the engine's own probabilities into how often such a label is right.
///
/// The points are the measured shares of right quotes and names by probability on development data (the table stands
/// in the model card); between them the line is straight.
struct Calibration {
    /// Probability and share of right ones, ascending in both.
    private let points: [(Double, Double)]

    /// How sure a quote is, by the probability of its cue: PolNeAR's development part.
    static let quotes = Calibration(points: [
        (0, 0.2), (0.55, 0.46), (0.65, 0.58), (0.75, 0.63), (0.85, 0.74), (0.925, 0.84), (0.965, 0.86),
        (1, 0.95),
    ])

    /// How sure a name and its kind are: the development parts of UNER EWT and GUM, web texts and speeches.
    static let names = Calibration(points: [
        (0, 0.1), (0.55, 0.26), (0.65, 0.375), (0.75, 0.5), (0.85, 0.67), (0.925, 0.7), (0.965, 0.82),
        (1, 0.94),
    ])

    /// The share of right ones among labels of this probability.
    func confidence(_ probability: Double) -> Double {
        let next = points.firstIndex { $0.0 >= probability } ?? points.count - 1
        guard next > 0 else { return points[0].1 }
        let (low, high) = (points[next - 1], points[next])
        let share = min(1, max(0, (probability - low.0) / (high.0 - low.0)))
        return low.1 + share * (high.1 - low.1)
    }
}
