/// A pattern as instructions for a machine that is in several places at once.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        case scalar(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case assertion(PatternNode.Assertion)
        /// `number` counts the lookaheads of the whole pattern.
        case lookahead(PatternProgram, isNegative: Bool, number: Int)
        case match
    }

    private(set) var instructions: [Instruction] = []
    private(set) var startsAtStart = false
    static let sizeLimit = 200_000

    init(_ node: PatternNode) throws(PatternError) {
        var lookaheads = 0
        try self.init(node, &lookaheads)
    }

    private init(_ node: PatternNode, _ lookaheads: inout Int) throws(PatternError) {
        try append(node, &lookaheads)
        instructions.append(.match)
        startsAtStart = Self.isAnchored(node)
    }

    /// Whether a match can only begin where the text does; it saves a start at every other place.
    private static func isAnchored(_ node: PatternNode) -> Bool {
        switch node {
        case .assertion(.start): true
        case .sequence(let items): items.first.map(isAnchored) ?? false
        case .alternation(let branches): branches.allSatisfy(isAnchored)
        default: false
        }
    }

    private mutating func append(_ node: PatternNode, _ lookaheads: inout Int) throws(PatternError) {
        guard instructions.count < Self.sizeLimit else {
            throw PatternError.unsupported("the expression is too large", ja: "式が大きすぎる")
        }
        switch node {
        case .empty: break
        case .scalar(let set): instructions.append(.scalar(set))
        case .sequence(let items): for item in items { try append(item, &lookaheads) }
        case .alternation(let branches): try append(alternatives: branches, &lookaheads)
        case .repetition(let inner, let min, let max): try append(repeated: inner, min, max, &lookaheads)
        case .assertion(let assertion): instructions.append(.assertion(assertion))
        case .lookahead(let inner, let isNegative):
            lookaheads += 1
            let number = lookaheads
            let program = try PatternProgram(inner, &lookaheads)
            instructions.append(.lookahead(program, isNegative: isNegative, number: number))
        }
    }

    private mutating func append(
        alternatives branches: [PatternNode], _ lookaheads: inout Int
    ) throws(PatternError) {
        var jumps: [Int] = []
        for (position, branch) in branches.enumerated() {
            guard position < branches.count - 1 else {
                try append(branch, &lookaheads)
                break
            }
            let split = instructions.count
            instructions.append(.match)
            try append(branch, &lookaheads)
            jumps.append(instructions.count)
            instructions.append(.match)
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func append(
        repeated inner: PatternNode, _ min: Int, _ max: Int?, _ lookaheads: inout Int
    ) throws(PatternError) {
        for _ in 0..<min {
            let size = instructions.count
            try append(inner, &lookaheads)
            // An expression that takes no room would be repeated without ever reaching the limit.
            if instructions.count == size { break }
        }
        guard let max else {
            let split = instructions.count
            instructions.append(.match)
            try append(inner, &lookaheads)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in min..<max {
            splits.append(instructions.count)
            instructions.append(.match)
            try append(inner, &lookaheads)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
