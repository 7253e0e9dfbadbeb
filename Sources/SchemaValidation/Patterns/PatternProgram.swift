/// A pattern as instructions for a machine that is in several places at once.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        case scalar(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case assertion(PatternNode.Assertion)
        case lookahead(PatternProgram, isNegative: Bool)
        case match
    }

    private var instructions: [Instruction] = []
    private var startsAtStart = false
    private static let sizeLimit = 200_000

    init(_ node: PatternNode) throws(PatternError) {
        try append(node)
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

    private mutating func append(_ node: PatternNode) throws(PatternError) {
        guard instructions.count < Self.sizeLimit else { throw PatternError("the expression is too large") }
        switch node {
        case .empty: break
        case .scalar(let set): instructions.append(.scalar(set))
        case .sequence(let items): for item in items { try append(item) }
        case .alternation(let branches): try append(alternatives: branches)
        case .repetition(let inner, let min, let max): try append(repeated: inner, min: min, max: max)
        case .assertion(let assertion): instructions.append(.assertion(assertion))
        case .lookahead(let inner, let isNegative):
            instructions.append(.lookahead(try PatternProgram(inner), isNegative: isNegative))
        }
    }

    private mutating func append(alternatives branches: [PatternNode]) throws(PatternError) {
        var jumps: [Int] = []
        for (position, branch) in branches.enumerated() {
            guard position < branches.count - 1 else {
                try append(branch)
                break
            }
            let split = instructions.count
            instructions.append(.match)
            try append(branch)
            jumps.append(instructions.count)
            instructions.append(.match)
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func append(repeated inner: PatternNode, min: Int, max: Int?) throws(PatternError) {
        for _ in 0..<min {
            let size = instructions.count
            try append(inner)
            // An expression that takes no room would be repeated without ever reaching the limit.
            if instructions.count == size { break }
        }
        guard let max else {
            let split = instructions.count
            instructions.append(.match)
            try append(inner)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in min..<max {
            splits.append(instructions.count)
            instructions.append(.match)
            try append(inner)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}

// MARK: Running

extension PatternProgram {
    func isFound(in text: [Unicode.Scalar]) -> Bool { run(text, from: 0, startsAnywhere: !startsAtStart) }

    private func run(_ text: [Unicode.Scalar], from start: Int, startsAnywhere: Bool) -> Bool {
        var places = PlaceSet(capacity: instructions.count)
        var next = PlaceSet(capacity: instructions.count)
        for position in start...text.count {
            if position == start || startsAnywhere, add(0, text, position, to: &places) { return true }
            if position == text.count || (places.isEmpty && !startsAnywhere) { return false }
            next.removeAll()
            for place in places.members {
                guard case .scalar(let set) = instructions[place], set.contains(text[position]) else { continue }
                if add(place + 1, text, position + 1, to: &next) { return true }
            }
            swap(&places, &next)
        }
        return false
    }

    /// Follows everything that takes no character; true where that leads to the end of the program.
    private func add(_ first: Int, _ text: [Unicode.Scalar], _ position: Int, to places: inout PlaceSet) -> Bool {
        var open = [first]
        while let place = open.popLast() {
            guard places.insert(place) else { continue }
            switch instructions[place] {
            case .scalar: break
            case .match: return true
            case .jump(let target): open.append(target)
            case .split(let one, let other):
                open.append(other)
                open.append(one)
            case .assertion(let assertion):
                if Self.holds(assertion, text, position) { open.append(place + 1) }
            case .lookahead(let program, let isNegative):
                if program.run(text, from: position, startsAnywhere: false) != isNegative { open.append(place + 1) }
            }
        }
        return false
    }

    private static func holds(_ assertion: PatternNode.Assertion, _ text: [Unicode.Scalar], _ position: Int) -> Bool {
        let before = position > 0 && ScalarSet.wordScalars.contains(text[position - 1])
        let after = position < text.count && ScalarSet.wordScalars.contains(text[position])
        switch assertion {
        case .start: return position == 0
        case .end: return position == text.count
        case .wordBoundary: return before != after
        case .noWordBoundary: return before == after
        }
    }
}

/// The places a program is in: membership at once, and in the order of their coming.
private struct PlaceSet {
    private(set) var members: [Int] = []
    private var positions: [Int]

    init(capacity: Int) { positions = [Int](repeating: -1, count: capacity) }

    var isEmpty: Bool { members.isEmpty }

    mutating func insert(_ place: Int) -> Bool {
        let position = positions[place]
        if position >= 0, position < members.count, members[position] == place { return false }
        positions[place] = members.count
        members.append(place)
        return true
    }

    mutating func removeAll() { members.removeAll(keepingCapacity: true) }
}
