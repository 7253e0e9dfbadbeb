/// A regular expression of ECMA-262, as far as schemas use it, as a tree.
///
/// Whether a repetition is greedy does not matter here: a schema only asks whether there is a match.
package indirect enum PatternNode: Sendable, Hashable {
    case empty
    case scalar(ScalarSet)
    case sequence([PatternNode])
    case alternation([PatternNode])
    /// `max` is nil where there is no upper bound.
    case repetition(PatternNode, min: Int, max: Int?)
    case assertion(Assertion)
    case lookahead(PatternNode, isNegative: Bool)

    package enum Assertion: Sendable, Hashable {
        case start, end, wordBoundary, noWordBoundary
    }
}

/// Why a regular expression is not understood.
package struct PatternError: Error, Sendable, Hashable {
    /// Lower case, no full stop.
    package let message: String

    init(_ message: String) { self.message = message }
}
