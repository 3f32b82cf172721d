/// A part of a sentence that asserts something by itself.
struct Clause: Hashable {
    /// Its own words: token indices in text order, which may leave out words in between.
    var tokens: [Int]
    /// The token of its predicate; nil where the grammar does not tell it.
    var head: Int?
    /// The words for its subject where these stand elsewhere in the sentence (`Russia` in *Russia denied it, but has not
    /// moved*); empty where the clause has its own.
    var subject: [Int] = []
    /// The token that stands for the subject (`which`), in whose place its words are put.
    var relative: Int?
}
