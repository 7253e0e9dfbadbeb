/// A pattern as a table from state and character to state, for texts in ASCII: one look-up a character.
///
/// Built where the pattern has only scalars, choices and the two ends, and few states come of it.
struct PatternTable: Sendable {
    private static let stateLimit = 64
    private static let instructionLimit = 400
    private static let width = 128

    /// For each state 128 next states.
    private var next: [UInt8] = []
    /// For each state whether the pattern has been found, whatever follows.
    private var isFound: [Bool] = []
    /// For each state whether the pattern has been found if the text ends there.
    private var isFoundAtEnd: [Bool] = []

    /// Places that a program may be in, before it follows what takes no character.
    private struct State: Hashable {
        var places: [Int]
        var isStart: Bool
    }

    init?(_ program: PatternProgram) {
        guard program.instructions.count <= Self.instructionLimit, program.hasOnlyEnds else { return nil }
        var states = [State(places: [0], isStart: true)]
        var numbers = [states[0]: 0]
        var index = 0
        while index < states.count {
            let state = states[index]
            let open = program.closure(of: state.places, isStart: state.isStart, isEnd: false)
            isFound.append(open.isMatch)
            isFoundAtEnd.append(program.closure(of: state.places, isStart: state.isStart, isEnd: true).isMatch)
            for value in 0..<UInt8(Self.width) {
                let following = program.places(after: Unicode.Scalar(value), from: open.places)
                let target = State(places: following, isStart: false)
                if numbers[target] == nil {
                    guard states.count < Self.stateLimit else { return nil }
                    numbers[target] = states.count
                    states.append(target)
                }
                next.append(UInt8(numbers[target] ?? 0))
            }
            index += 1
        }
    }

    /// nil where the text is not ASCII, or has no end in sight of this table.
    func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool? {
        var state = 0
        for byte in text {
            if isFound[state] { return true }
            guard byte < 0x80 else { return nil }
            state = Int(next[state &* Self.width &+ Int(byte)])
        }
        return isFound[state] || isFoundAtEnd[state]
    }
}

extension PatternProgram {
    fileprivate var hasOnlyEnds: Bool {
        instructions.allSatisfy { instruction in
            switch instruction {
            case .lookahead, .assertion(.wordBoundary), .assertion(.noWordBoundary): false
            default: true
            }
        }
    }

    /// Everything that is reached without taking a character.
    fileprivate func closure(of places: [Int], isStart: Bool, isEnd: Bool) -> (places: [Int], isMatch: Bool) {
        var seen: Set<Int> = []
        var open = places
        var isMatch = false
        while let place = open.popLast() {
            guard seen.insert(place).inserted else { continue }
            switch instructions[place] {
            case .match: isMatch = true
            case .jump(let target): open.append(target)
            case .split(let one, let other): open += [one, other]
            case .assertion(.start): if isStart { open.append(place + 1) }
            case .assertion(.end): if isEnd { open.append(place + 1) }
            case .assertion, .lookahead, .scalar: break
            }
        }
        return (Array(seen), isMatch)
    }

    fileprivate func places(after scalar: Unicode.Scalar, from places: [Int]) -> [Int] {
        var following: Set<Int> = startsAtStart ? [] : [0]
        for place in places {
            if case .scalar(let set) = instructions[place], set.contains(scalar) { following.insert(place + 1) }
        }
        return following.sorted()
    }
}
