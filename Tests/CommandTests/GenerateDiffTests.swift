import ContractCommands
import Testing

/// `generate --check`.
@Suite struct GenerateDiffTests {
    private func diff(_ old: String?, _ new: String?, limit: Int = 400) -> String {
        var diff = UnifiedDiff(limit: limit)
        diff.add("a.swift", old: old.map { Array($0.utf8) }, new: new.map { Array($0.utf8) })
        return diff.text
    }

    private func lines(_ range: ClosedRange<Int>, _ changed: [Int: String?] = [:]) -> String {
        range.map { number in changed[number].map { $0.map { $0 + "\n" } ?? "" } ?? "\(number)\n" }.joined()
    }

    @Test("a change is shown with three lines around it")
    func context() {
        #expect(
            diff(lines(1...20), lines(1...20, [10: "ten"]))
                == """
                --- committed/a.swift
                +++ generated/a.swift
                @@ -7,7 +7,7 @@
                 7
                 8
                 9
                -10
                +ten
                 11
                 12
                 13

                """)
    }

    @Test("changes that are near each other are shown together, others apart")
    func hunks() {
        let near = diff(lines(1...30), lines(1...30, [10: "a", 16: "b"]))
        #expect(near.split(separator: "\n").count { $0.hasPrefix("@@") } == 1)
        let far = diff(lines(1...30), lines(1...30, [10: "a", 18: nil]))
        #expect(far.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -7,7 +7,7 @@", "@@ -15,7 +15,6 @@"])
    }

    @Test("a file that is missing or superfluous is shown by its first lines")
    func wholeFiles() {
        #expect(diff(nil, "a\n") == "--- /dev/null\n+++ generated/a.swift\n@@ -0,0 +1 @@\n+a\n")
        #expect(diff("a\nb\n", nil) == "--- committed/a.swift\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n")
        #expect(diff(nil, lines(1...100)).hasSuffix("\n+9\n... 91 more lines of a.swift\n"))
    }

    @Test("a missing line feed at the end is a difference")
    func lineFeed() {
        #expect(diff("a", "a\n").hasSuffix("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"))
    }

    @Test("a committed file cannot draw over the terminal")
    func escapes() { #expect(diff("\u{1B}[2J\n", "a\n").contains("-\\u{1B}[2J\n")) }

    @Test("a long difference is cut")
    func limit() {
        let text = diff(lines(1...50), lines(51...100), limit: 20)
        #expect(text.split(separator: "\n").count == 23)
        #expect(text.hasSuffix("\n... 81 more lines of a.swift\n"))
    }

    /// Applies the changes, so that they are known to lead from the one to the other.
    private func applied(_ old: [Substring], _ new: [Substring]) -> (text: [Substring], changes: Int) {
        var (result, changes, left, right): ([Substring], Int, Int, Int) = ([], 0, 0, 0)
        for change in LineDiff(old, new).changes {
            switch change {
            case .kept:
                result.append(old[left])
                (left, right) = (left + 1, right + 1)
            case .removed: (left, changes) = (left + 1, changes + 1)
            case .added:
                result.append(new[right])
                (right, changes) = (right + 1, changes + 1)
            }
        }
        #expect(left == old.count)
        return (result, changes)
    }

    /// The length of the shortest difference, by the table of common subsequences.
    private func shortest(_ old: [Substring], _ new: [Substring]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for line in old {
            var (corner, next) = (0, row)
            for index in new.indices {
                next[index + 1] = line == new[index] ? corner + 1 : max(next[index], row[index + 1])
                corner = row[index + 1]
            }
            row = next
        }
        return old.count + new.count - 2 * (row.last ?? 0)
    }

    @Test("a difference leads from one text to the other, and is the shortest", arguments: 0..<300)
    func property(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let letters = (0..<4).map { Substring("\($0)") }
        let old = (0..<next(14)).map { _ in letters[next(4)] }
        let new = (0..<next(14)).map { _ in letters[next(4)] }
        let (text, changes) = applied(old, new)
        #expect(text == new)
        #expect(changes == shortest(old, new), "\(old) \(new)")
    }

    @Test("texts with nothing in common are replaced, in time")
    func large() {
        let old = (0..<20_000).map { Substring("a\($0)") }
        let new = (0..<20_000).map { Substring("b\($0)") }
        let (text, changes) = applied(old, new)
        #expect(text == new && changes == 40_000)
    }
}
