import JSONCoding
import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

/// A bad text and what must be found in it, at the marks.
struct BadText: Sendable, CustomTestStringConvertible {
    var name = "a.yaml"
    var text: String
    var findings: [String]
    var limits = SyntaxLimits(bytes: 2000, nodes: 100, depth: 10, aliasExpansion: 50)

    var testDescription: String { findings.joined(separator: ", ") }

    static let all: [BadText] = [
        BadText(text: "a: [1, 2\n①b: 3: 4", findings: ["① yaml/syntax"]),
        BadText(text: "説明: 犬\na:\n①\t- b", findings: ["① yaml/syntax"]),
        BadText(text: "a: ①@b", findings: ["① yaml/syntax"]),
        BadText(text: "a: b\nc: ①\u{1}", findings: ["① yaml/syntax"]),
        BadText(text: "①# nothing\n", findings: ["① yaml/empty"]),
        BadText(text: "①", findings: ["① yaml/empty"]),
        BadText(text: "①- a\n", findings: ["① yaml/not-a-mapping"]),
        BadText(text: "①text", findings: ["① yaml/not-a-mapping"]),
        BadText(text: "名: 1\n①名: 2\n'b': 3\n②b: 4\n", findings: ["① yaml/duplicate-key", "② yaml/duplicate-key"]),
        BadText(text: "200: a\n①'200': b", findings: ["① yaml/duplicate-key"]),
        BadText(
            text: (0..<20).map { "k\($0): 1\n" }.joined() + "①k3: 2\n②k3: 3",
            findings: ["① yaml/duplicate-key", "② yaml/duplicate-key"]),
        BadText(name: "a.json", text: "{\"a\": 1, ①\"a\": 2}", findings: ["① yaml/duplicate-key"]),
        BadText(text: "a: 1\n①---\nb: 2\n", findings: ["① yaml/multiple-documents"]),
        BadText(text: "a: [[[[[[[[[①[1]]]]]]]]]]", findings: ["① yaml/depth"]),
        BadText(text: "a: &x [[[[[1]]]]]\nb: [[[[[①*x]]]]]", findings: ["① yaml/depth"]),
        BadText(
            text: "①a: [" + (0..<100).map { "\($0)," }.joined() + "]", findings: ["① yaml/node-limit"]),
        BadText(text: "①a: " + String(repeating: "x", count: 2000), findings: ["① yaml/size-limit"]),
        BadText(
            text: "a: &a [1, 2, 3, 4]\nb: &b [*a, *a, *a, *a]\nc: [*b, ①*b]",
            findings: ["① yaml/alias-expansion"]),
        BadText(text: "a: &x\n  b: ①*x\nc: ②*none", findings: ["① yaml/alias-cycle", "② yaml/unknown-alias"]),
        BadText(
            text: "①{a: b}: c\n②[d]: e\nf: &x [g]\n③*x : h",
            findings: ["①", "②", "③"].map { $0 + " yaml/key-not-scalar" }),
        BadText(
            text: "a: &a {b: c}\nd:\n  ①<<: *a\ne: {②<< : [*a], '<<': f, ③\"<<\": g, h: <<}\n",
            findings: ["① yaml/merge-key", "② yaml/merge-key", "③ yaml/duplicate-key"]),
        BadText(text: "a: ①{{b: c}: d}", findings: ["a.yaml:1:5 yaml/key-not-scalar"]),
        BadText(
            text: "a: ①!mine b\nc: ②!!int x\nd: ③!!set {}\ne: ④!!binary aaaa",
            findings: ["①", "②", "③", "④"].map { $0 + " yaml/tag" }),
        BadText(name: "a.json", text: "{\"a\": 1,①}", findings: ["① json/syntax"]),
        BadText(name: "a.json", text: "{①'a': 1}", findings: ["① json/syntax"]),
        BadText(name: "a.json", text: "{\"a\": \"①\u{FFFE}", findings: ["a.json:1:9 json/syntax"]),
    ]
}

@Suite struct YAMLRuleTests {
    @Test("a bad text raises its rules at its marks and no others", arguments: BadText.all)
    func findings(in bad: BadText) {
        let marked = MarkedFiles([bad.name: bad.text])
        var files = SourceFiles()
        let file = files.add(name: bad.name, bytes: Array(marked.texts[bad.name]?.text.utf8 ?? "".utf8))
        let outcome = DocumentSyntax.parseMapping(file, limits: bad.limits)
        #expect(marked.findings(outcome.diagnostics, in: files) == bad.findings)
    }

    @Test(
        "bytes that are not UTF-8 are found at their place",
        arguments: [
            ([0x61, 0x3A, 0x20, 0x93, 0xFA], 3), ([0xFF, 0xFE, 0x61, 0x00], 0), ([0xFE, 0xFF, 0x00, 0x61], 0),
            ([0x61, 0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 0), ([0x61, 0xE3, 0x81], 1), ([0xF5, 0x80, 0x80, 0x80], 0),
        ] as [([UInt8], UInt32)])
    func notUTF8(bytes: [UInt8], offset: UInt32) {
        var files = SourceFiles()
        let outcome = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: bytes))
        #expect(outcome.value == nil)
        #expect(outcome.diagnostics.map(\.rule.id) == ["yaml/not-utf8"])
        #expect(outcome.diagnostics.first?.range?.start == offset)
    }

    @Test("a tree comes with findings that leave one, so that more can be found")
    func treeDespiteErrors() {
        var files = SourceFiles()
        let bytes = Array("{'a': 1, b: 2, b: 3}".utf8)
        let outcome = DocumentSyntax.parse(files.add(name: "a.json", bytes: bytes))
        #expect(outcome.diagnostics.map(\.rule.id) == ["json/syntax", "yaml/duplicate-key"])
        #expect(outcome.value?["a"]?.number?.text == "1")
    }

    @Test("a duplicate key tells where the first one is")
    func duplicateNote() {
        var files = SourceFiles()
        let outcome = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array("x: {b: 1, b: 2}".utf8)))
        #expect(outcome.diagnostics.first?.notes.first?.range?.start == 4)
        #expect(outcome.diagnostics.first?.pointer == "/x/b")
    }

    @Test("a file of nothing but aliases to aliases is refused in no time")
    func aliasBomb() {
        let levels = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }
        let text = "a0: &a0 [x, x, x, x]\n" + levels.joined()
        var files = SourceFiles()
        let outcome = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array(text.utf8)))
        #expect(outcome.diagnostics.map(\.rule.id) == ["yaml/alias-expansion"])
        #expect(outcome.value == nil)
    }

    @Test(
        "what cannot be read leaves a node that says so, with the range of its text",
        arguments: [("a: *none\n", "*none"), ("a: &x [*x]\n", "*x"), ("? [b]\n: c\n", "["), ("<<: {d: 1}\n", "<<")])
    func unread(text: String, part: String) throws {
        var files = SourceFiles()
        let root = try #require(DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array(text.utf8))).value)
        let range = try #require(root.unreadRanges.first)
        #expect(root.unreadRanges.count == 1)
        #expect(Array(text.utf8[...])[Int(range.start)...].starts(with: part.utf8))
        let nodes = root.entries.flatMap { [$0.key, $0.value] + Array($0.value.elements) }
        #expect(nodes.filter(\.isUnread).map(\.range) == [range])
        #expect(nodes.filter(\.isUnread).allSatisfy { $0.kind == .null })
    }

    @Test("a text with a colon in it is to be put in quotes")
    func colon() {
        var files = SourceFiles()
        let found = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array("a: b: c\n".utf8))).diagnostics
        let fix = "put a text with ': ' in it in quotes, or check the indentation"
        #expect(found.map(\.fixes.first?.title.english) == [fix])
    }

    @Test("no depth of nesting overflows the stack", arguments: ["[", "{a: ", "- ", "{\"a\":", "? "])
    func deepNesting(opening: String) {
        var files = SourceFiles()
        let text = String(repeating: opening, count: 100_000)
        let outcome = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array(text.utf8)))
        #expect(outcome.diagnostics.hasErrors)
    }

    @Test("every rule of the room has a bad text")
    func coverage() {
        let raised = Set(BadText.all.flatMap(\.findings).compactMap { $0.split(separator: " ").last.map(String.init) })
        let expected = Set(YAMLRules.all.map(\.id)).subtracting(["yaml/not-utf8"])
        #expect(expected.subtracting(raised) == [])
        #expect(Set(YAMLRules.all.map(\.id)).count == YAMLRules.all.count)
    }
}
