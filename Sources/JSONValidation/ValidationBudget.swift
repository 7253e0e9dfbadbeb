import JSONCoding

/// How much work one check of a value may be, so that neither a schema nor a value can make it endless.
package struct ValidationBudget {
    /// Values within values, and schemas within schemas of one value.
    package static let depth = 300
    /// Violations in a list; who has more to mend will ask again.
    static let violations = 1_000
    /// Schemas compared with values, however small the value is.
    private static let basis = 100_000
    /// As many again for each value, so that a large one has what it needs.
    private static let stepsPerValue = 64

    private var steps = Self.basis

    /// - Parameter values: how many there are in the one that is checked, itself included.
    init(values: Int) { steps += values * Self.stepsPerValue }

    /// Whether a schema may be compared with a value once more.
    mutating func takeStep() -> Bool {
        steps -= 1
        return steps > 0
    }

    /// Takes off what the match of a pattern has cost; a step there is about a hundredth of one here.
    mutating func take(patternSteps: Int) { steps -= patternSteps / 100 }
}

extension JSONValue {
    /// How many values there are in this one, itself included.
    var valueCount: Int {
        switch self {
        case .null, .bool, .number, .string: 1
        case .array(let elements): elements.reduce(1) { $0 + $1.valueCount }
        case .object(let members): members.reduce(1) { $0 + $1.value.valueCount }
        }
    }
}
