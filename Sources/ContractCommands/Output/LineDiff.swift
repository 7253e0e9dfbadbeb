/// The lines that turn one text into another: the shortest list of them, as long as that is not too dear.
///
/// E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): its greedy form, which remembers the reach of
/// every round. The rounds are limited, so that two texts with nothing in common cost no more than their lengths.
package struct LineDiff: Sendable {
    package enum Change: Sendable, Hashable {
        case kept, removed, added
    }

    /// In order: kept and removed lines are those of the old text, added ones of the new.
    package private(set) var changes: [Change]

    /// Texts that differ in more lines are shown as replaced where they differ.
    private static let longest = 1000

    package init(_ old: [Substring], _ new: [Substring]) {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let ends = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
        let (left, right) = (old[start..<(old.count - ends)], new[start..<(new.count - ends)])
        changes = [Change](repeating: .kept, count: start)
        changes += Self.middle(left, right)
        changes += [Change](repeating: .kept, count: ends)
    }

    private static func middle(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> [Change] {
        let replaced = [Change](repeating: .removed, count: old.count) + [Change](repeating: .added, count: new.count)
        if old.isEmpty || new.isEmpty { return replaced }
        let (left, right) = numbered(old, new)
        return trace(left, right).map { path(of: $0, left.count, right.count) } ?? replaced
    }

    /// Equal lines have equal numbers, which are compared faster.
    private static func numbered(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> ([Int], [Int]) {
        var numbers: [Substring: Int] = [:]
        func number(_ line: Substring) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        return (old.map(number), new.map(number))
    }

    /// How far each diagonal reaches, before every round; nil where the rounds do not suffice.
    private static func trace(_ old: [Int], _ new: [Int]) -> [[Int]]? {
        let limit = min(old.count + new.count, longest)
        var rounds: [[Int]] = []
        // A diagonal k lies at limit + 1 + k.
        var reach = [Int](repeating: 0, count: 2 * limit + 3)
        for round in 0...limit {
            // Later rounds see only the diagonals from -round to round.
            rounds.append(Array(reach[(limit + 1 - round)...(limit + 1 + round)]))
            for diagonal in stride(from: -round, through: round, by: 2) {
                let place = limit + 1 + diagonal
                let goesDown = diagonal == -round || diagonal != round && reach[place - 1] < reach[place + 1]
                var x = goesDown ? reach[place + 1] : reach[place - 1] + 1
                while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
                reach[place] = x
                if x >= old.count, x - diagonal >= new.count { return rounds }
            }
        }
        return nil
    }

    private static func path(of rounds: [[Int]], _ oldCount: Int, _ newCount: Int) -> [Change] {
        var changes: [Change] = []
        var (x, y) = (oldCount, newCount)
        for round in stride(from: rounds.count - 1, through: 1, by: -1) {
            let reach = rounds[round]
            func at(_ diagonal: Int) -> Int {
                let place = diagonal + round
                return reach.indices.contains(place) ? reach[place] : 0
            }
            let diagonal = x - y
            let goesDown = diagonal == -round || diagonal != round && at(diagonal - 1) < at(diagonal + 1)
            let before = goesDown ? diagonal + 1 : diagonal - 1
            let (beforeX, beforeY) = (at(before), at(before) - before)
            let (startX, startY) = goesDown ? (beforeX, beforeY + 1) : (beforeX + 1, beforeY)
            changes += [Change](repeating: .kept, count: min(x - startX, y - startY))
            changes.append(goesDown ? .added : .removed)
            (x, y) = (beforeX, beforeY)
        }
        changes += [Change](repeating: .kept, count: x)
        return changes.reversed()
    }
}
