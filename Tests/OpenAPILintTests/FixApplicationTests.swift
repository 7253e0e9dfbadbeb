import SourceDiagnostics
import Testing

/// The same numbers on every machine (SplitMix64).
private struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) % UInt64(limit))
    }
}

@Suite struct FixApplicationTests {
    private static let rule = Rule("lint/unused-tag", .info, .init("s", ja: "s"), .init("e", ja: "e"))

    private func finding(_ edits: [(Int, Int, String)], title: String = "fix") -> Diagnostic {
        let edits = edits.map { start, end, text in
            Diagnostic.Fix.Edit(range: range(start, end), replacement: text)
        }
        return Diagnostic(
            Self.rule, .init("m \(edits)", ja: "m"), at: edits.first?.range,
            fixes: [.init(.init("no edits", ja: "編集なし")), .init(.init(title, ja: title), edits: edits)])
    }

    private func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(file: FileID(index: 0), start: UInt32(start), end: UInt32(end))
    }

    private func apply(_ diagnostics: [Diagnostic]) -> (text: String?, applied: Int, skipped: Int) {
        var files = SourceFiles()
        _ = files.add(name: "a.yaml", bytes: Array("0123456789".utf8))
        let result = FixApplication(of: diagnostics, to: files)
        return (result.changes.first.map { String(decoding: $0.bytes, as: UTF8.self) }, result.applied, result.skipped)
    }

    @Test("fixes at different places are all done, whatever their order")
    func several() {
        let result = apply([finding([(8, 9, "eight")]), finding([(0, 1, "zero"), (4, 4, "|")])])
        #expect(result.text == "zero123|4567eight9")
        #expect(result.applied == 2 && result.skipped == 0)
    }

    @Test("of two fixes for the same bytes the first is done")
    func overlap() {
        let result = apply([finding([(2, 5, "A")]), finding([(4, 6, "B"), (8, 9, "C")])])
        #expect(result.text == "01A56789")
        #expect(result.applied == 1 && result.skipped == 1)
    }

    @Test("the same edit of two findings is done once")
    func repetition() {
        let result = apply([finding([(2, 3, "A")]), finding([(2, 3, "A")], title: "again")])
        #expect(result.text == "01A3456789")
        #expect(result.applied == 2 && result.skipped == 0)
    }

    @Test("insertions at one place are done in the order of the findings")
    func insertions() {
        let result = apply([finding([(3, 3, "a")]), finding([(3, 3, "b")])])
        #expect(result.text == "012ab3456789")
    }

    @Test("an insertion at the edge of what is replaced waits", arguments: [2, 5])
    func edge(_ place: Int) {
        #expect(apply([finding([(2, 5, "")]), finding([(place, place, "x")])]).skipped == 1)
    }

    /// What is right for few edits, compared each with each, is so for the faster way.
    @Test("which fixes are done does not depend on how overlaps are looked for", arguments: 0..<40)
    func model(_ seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let fixes = (0..<12).map { _ in
            (0..<numbers.below(3) + 1).map { _ in
                let start = numbers.below(11)
                return (start, min(10, start + numbers.below(4)), String(numbers.below(3)))
            }
        }
        func overlap(_ left: (Int, Int, String), _ right: (Int, Int, String)) -> Bool {
            if left.0 == left.1, right.0 == right.1 { return false }
            return left.0 == left.1 || right.0 == right.1
                ? left.0 <= right.1 && right.0 <= left.1 : left.0 < right.1 && right.0 < left.1
        }
        var done: [(Int, Int, String)] = []
        var applied = 0
        let findings = fixes.map { finding($0) }.sortedByPlace()
        for finding in findings {
            let edits = finding.fixes[1].edits.map { (Int($0.range.start), Int($0.range.end), $0.replacement) }
            let missing = edits.filter { edit in !done.contains { $0 == edit } }
            let areApart = missing.indices.allSatisfy { left in
                missing.indices.allSatisfy { right in left >= right || !overlap(missing[left], missing[right]) }
            }
            guard areApart, missing.allSatisfy({ edit in !done.contains { overlap($0, edit) } }) else { continue }
            applied += 1
            done += missing
        }
        let result = apply(findings)
        #expect(result.applied == applied && result.skipped == fixes.count - applied)
    }

    @Test("fixes without number are done in a moment", .timeLimit(.minutes(1)))
    func many() {
        var files = SourceFiles()
        let count = 60_000
        _ = files.add(name: "a.yaml", bytes: Array(repeating: UInt8(ascii: "a"), count: 2 * count))
        let findings = (0..<count).map { finding([(2 * $0, 2 * $0 + 1, "b")]) }
        let result = FixApplication(of: findings, to: files)
        #expect(result.applied == count && result.skipped == 0)
    }

    @Test("edits outside the file are not done", arguments: [(11, 11), (9, 12), (5, 4)])
    func outside(_ start: Int, _ end: Int) {
        #expect(apply([finding([(start, end, "x")])]).text == nil)
    }

    @Test("a fix that changes nothing gives no changed file")
    func nothing() { #expect(apply([finding([(2, 3, "2")])]).text == nil) }
}
