package import KakehashiRuntime
package import OpenAPIModel

/// Why an answer is what it is, step by step.
package struct DecisionTrace: Sendable {
    package struct Entry: Sendable {
        package let decision: Decision
        /// Where the contract says so.
        package let place: Origin?
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// In which way a message did not fit the contract.
    package var violations: [ProblemDetails.Violation] {
        decisions.compactMap { if case .violation(let violation, _) = $0 { violation } else { nil } }
    }

    package var decisions: [Decision] { entries.map(\.decision) }

    /// Puts what was decided before at the beginning.
    mutating func prepend(_ earlier: DecisionTrace) { entries = earlier.entries + entries }

    package mutating func note(_ decision: Decision, at place: Origin? = nil) {
        entries.append(Entry(decision: decision, place: place))
    }
}
