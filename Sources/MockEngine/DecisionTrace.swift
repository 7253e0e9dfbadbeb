package import OpenAPIModel

/// Why an answer is what it is, step by step.
package struct DecisionTrace: Sendable {
    package struct Entry: Sendable {
        package let decision: Decision
        /// Where the contract says so.
        package let place: Origin?
    }

    package private(set) var entries: [Entry] = []

    package var decisions: [Decision] { entries.map(\.decision) }

    mutating func note(_ decision: Decision, at place: Origin? = nil) {
        entries.append(Entry(decision: decision, place: place))
    }
}
