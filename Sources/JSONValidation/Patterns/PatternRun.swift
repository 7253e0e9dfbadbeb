/// One walk of a program over a text.
struct PatternRun {
    private let text: [Unicode.Scalar]
    /// Places that may still be looked at, which bounds what a pattern can cost.
    private var steps: Int
    private let limit: Int
    /// What each lookahead gave at each place: without it, lookaheads within lookaheads would multiply.
    private var lookaheads: [Int: Bool] = [:]
    private var open: [Int] = []

    init(_ text: [Unicode.Scalar]) {
        self.text = text
        // Long texts need more, but never as much as all instructions at all places.
        limit = 3_000_000 + 32 * text.count
        steps = limit
    }

    var stepsTaken: Int { limit - steps }

    /// nil where it takes too many steps to tell.
    mutating func isFound(_ program: borrowing PatternProgram) -> Bool? {
        do throws(TooCostly) {
            steps -= program.instructions.count / 8
            return try isFound(program, from: 0, startsAnywhere: !program.startsAtStart)
        } catch {
            return nil
        }
    }

    /// The limit was reached; there is no answer.
    private struct TooCostly: Error {}

    private mutating func isFound(
        _ program: borrowing PatternProgram, from start: Int, startsAnywhere: Bool
    ) throws(TooCostly) -> Bool {
        var places = PlaceSet(capacity: program.instructions.count)
        var next = PlaceSet(capacity: program.instructions.count)
        for position in start...text.count {
            if position == start || startsAnywhere, try add(0, program, position, to: &places) { return true }
            if position == text.count || (places.isEmpty && !startsAnywhere) { return false }
            next.removeAll()
            for place in places.members {
                guard case .scalar(let set) = program.instructions[place], set.contains(text[position]) else {
                    continue
                }
                if try add(place + 1, program, position + 1, to: &next) { return true }
            }
            swap(&places, &next)
        }
        return false
    }

    /// Follows everything that takes no character; true where that leads to the end of the program.
    private mutating func add(
        _ first: Int, _ program: borrowing PatternProgram, _ position: Int, to places: inout PlaceSet
    ) throws(TooCostly) -> Bool {
        // A lookahead comes here again, so the stack is taken away while it is in use.
        var open: [Int] = []
        swap(&open, &self.open)
        defer { swap(&open, &self.open) }
        open.removeAll(keepingCapacity: true)
        open.append(first)
        while let place = open.popLast() {
            steps -= 1
            guard steps > 0 else { throw TooCostly() }
            guard places.insert(place) else { continue }
            switch program.instructions[place] {
            case .scalar: break
            case .match: return true
            case .jump(let target): open.append(target)
            case .split(let one, let other):
                open.append(other)
                open.append(one)
            case .assertion(let assertion):
                if holds(assertion, position) { open.append(place + 1) }
            case .lookahead(let inner, let isNegative, let number):
                if try holds(inner, number, position) != isNegative { open.append(place + 1) }
            }
        }
        return false
    }

    private mutating func holds(
        _ lookahead: borrowing PatternProgram, _ number: Int, _ position: Int
    ) throws(TooCostly) -> Bool {
        let key = number * (text.count + 1) + position
        if let known = lookaheads[key] { return known }
        steps -= lookahead.instructions.count / 8
        let holds = try isFound(lookahead, from: position, startsAnywhere: false)
        lookaheads[key] = holds
        return holds
    }

    private func holds(_ assertion: PatternNode.Assertion, _ position: Int) -> Bool {
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
