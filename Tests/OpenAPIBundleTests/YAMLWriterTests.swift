import JSONCoding
import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

@Suite struct YAMLWriterTests {
    @Test(
        "a string that some reader would take for something else is in quotes",
        arguments: [
            "", "~", "null", "Null", "true", "False", "y", "N", "yes", "No", "on", "OFF", "<<", "=", "1", "-1", "+1",
            "012",
            "0o7", "0x1F", "0b101", "1_000", "1e3", "1.5E-3", ".5", "5.", "1:30", "190:20:30", "1:30.5", ".inf",
            "-.INF",
            ".NaN", "2020-01-01", "2001-12-14T21:59:43Z", "2001-1-4 1:59:43", " a", "a ", "- a", "-", "---", "--- a",
            "...",
            "? a", ": a", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "|", ">", "'a'", "\"a\"", "%a", "@a", "`a`",
            "[a",
            "{a", "]", "}", ",", "a\tb",
        ])
    func quotes(text: String) throws {
        let written = String(decoding: YAMLWriter.write(.string(text)), as: UTF8.self)
        #expect(["'", "\""].contains(written.first))
        #expect(try parse(written).string == text)
    }

    @Test(
        "a string that means itself to every reader is plain",
        arguments: [
            "a", "3.0.3", "192.168.0.1", "090-1234-5678", "2020-01", "1.2.x", "-a", "?a", ":a", "a:b", "a#b", "a-b",
            "/pets/{id}",
            "#/components".dropFirst().description, "application/json; charset=utf-8", "it's", "say \"a\"", "日本語", "👩‍👩‍👧",
            "nono", "yesterday", "0o8", "0xG", "e3", "+", ".", "..", "1e", "12:3a", "x, y [z] {w}",
        ])
    func plain(text: String) throws {
        let written = String(decoding: YAMLWriter.write(.string(text)), as: UTF8.self)
        #expect(written == text + "\n")
        #expect(try parse(written).string == text)
    }

    @Test("a text of several lines is a block, with what it needs to lose nothing")
    func blocks() {
        let tree = YAMLTree.mapping([
            entry("one", "a\nb\n"), entry("none", "a\n\nb"), entry("more", "a\n\n\n"), entry("indented", "  a\nb"),
            entry("spaces", "a  \n\t\nb "), entry("start", "\n\na"), entry("breaks", "\n\n"), entry("return", "a\r\nb"),
        ])
        let expected = """
            one: |
              a
              b
            none: |-
              a

              b
            more: |+
              a


            indented: |2-
                a
              b
            spaces: |-
              a\u{20}\u{20}
              \t
              b\u{20}
            start: |-


              a
            breaks: "\\n\\n"
            return: "a\\r\\nb"

            """
        #expect(String(decoding: YAMLWriter.write(tree), as: UTF8.self) == expected)
    }

    @Test("numbers stay as they were written, other scalars take one form")
    func numbers() throws {
        let text = "a: 1.50\nb: 0x1F\nc: 1e3\nd: 012\n200: ~\n1.10: TRUE\n! true: !!float 1\n"
        let written = String(decoding: YAMLWriter.write(.node(try parse(text))), as: UTF8.self)
        #expect(written == "a: 1.50\nb: 0x1F\nc: 1e3\nd: 012\n200: null\n1.10: true\n'true': !!float 1\n")
    }

    @Test("collections nest by two spaces, empty ones stand in their line")
    func collections() throws {
        let text = "{a: [1, [2, {b: 3, c: []}], {}], d: {e: {f: [[x]]}}}"
        let expected = """
            a:
              - 1
              - - 2
                - b: 3
                  c: []
              - {}
            d:
              e:
                f:
                  - - x

            """
        #expect(String(decoding: YAMLWriter.write(.node(try parse(text))), as: UTF8.self) == expected)
    }

    @Test("any strings come back as they were, as keys and as values")
    func hostileStrings() throws {
        var random = StringSource(seed: 7)
        let fixed = [
            "\u{0}", "\u{7}\u{1B}[31m", "\u{85}", "a\u{85}b", "\u{2028}", "a\u{2029}\nb", "\u{FEFF}a", "\u{FFFE}",
            "\u{7F}",
            "\t", "\ta\nb", "a\n\t", " \n", "\n \n", "a\n ", "a\n \n", "  \na", "\n  a\nb", "a\n\n \n", "\r", "\r\n",
            "e\u{301}\n",
            "\u{301}", "- \n- ", "# a\nb", "--- \n...", "...\n---\n", "%YAML 1.1\n---",
            String(repeating: "long ", count: 1000),
            String(repeating: "x", count: 3000), String(repeating: "あ", count: 1100), "👩‍👩‍👧\n", "\u{10FFFF}", "'", "''",
            "\"\\",
        ]
        let texts = fixed + (0..<3000).map { _ in random.next() }
        let keyed = Set(texts).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        let tree = YAMLTree.mapping([
            .init(.string("list"), .sequence(texts.map(YAMLTree.string))),
            .init(
                .string("nested"), .sequence(texts.map { .sequence([.mapping([.init(.string("k"), .string($0))])]) })),
            .init(.string("keys"), .mapping(keyed.map { .init(.string($0), .string($0)) })),
        ])
        for bytes in [YAMLWriter.write(tree), JSONTreeWriter.write(tree)] {
            let node = try parse(String(decoding: bytes, as: UTF8.self))
            let list = try #require(node["list"]).elements.map { $0.string }
            for (read, text) in zip(list, texts) where !equal(read, text) {
                Issue.record("\(text.debugDescription) is read as \(read.debugDescription)")
            }
            #expect(list.count == texts.count)
            for (element, text) in zip(try #require(node["nested"]).elements, texts) {
                #expect(equal(element.elements.first?["k"]?.string, text), "\(text.debugDescription)")
            }
            for (entry, text) in zip(try #require(node["keys"]).entries, keyed) {
                #expect(equal(entry.key.string, text) && equal(entry.value.string, text), "\(text.debugDescription)")
            }
        }
    }

    @Test("real documents come back as the same tree", arguments: ["line", "oai", "twilio", "github"])
    func corpus(group: String) throws {
        guard let corpus = Corpus.folder() else { return }
        for path in Corpus.files(in: corpus + "/" + group, endings: [".yaml", ".yml", ".json"]) {
            // The largest one is there as YAML, too.
            if path.hasSuffix("/api.github.com.json") { continue }
            let node = try parse(bytes: DiskFileProvider().read(path: path))
            let written = YAMLWriter.write(.node(node))
            let again = try parse(bytes: written)
            #expect(Self.isSame(node, again), "\(path)")
            #expect(YAMLWriter.write(.node(again)) == written, "\(path)")
            // Values of the largest documents take long to compare in a debug build.
            guard written.count < 1 << 20 else { continue }
            let json = JSONTreeWriter.write(.node(node))
            #expect(try parse(bytes: json).jsonValue() == node.jsonValue(), "\(path)")
        }
    }

    private func entry(_ key: String, _ value: String) -> YAMLTree.Entry { .init(.string(key), .string(value)) }

    private func parse(_ text: String) throws -> Node { try parse(bytes: Array(text.utf8)) }

    private func parse(bytes: [UInt8]) throws -> Node {
        var files = SourceFiles()
        let outcome = DocumentSyntax.parse(files.add(name: "tree.yaml", bytes: bytes))
        #expect(outcome.diagnostics.map(\.message.english) == [])
        return try #require(outcome.value)
    }

    /// Strings of Swift are equal also where their characters are only equivalent.
    private func equal(_ left: String?, _ right: String) -> Bool {
        left.map { $0.utf8.elementsEqual(right.utf8) } ?? false
    }

    private static func isSame(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .sequence:
            return left.elements.count == right.elements.count && zip(left.elements, right.elements).allSatisfy(isSame)
        case .mapping:
            return left.entries.count == right.entries.count
                && zip(left.entries, right.entries).allSatisfy { isSame($0.key, $1.key) && isSame($0.value, $1.value) }
        case .null: return true
        case .bool: return left.bool == right.bool
        default: return left.scalarText.map { $0.utf8.elementsEqual((right.scalarText ?? "").utf8) } ?? false
        }
    }
}

/// Short strings of characters that mean something to some reader; the same ones in every run.
private struct StringSource {
    private var state: UInt64
    private static let parts: [String] = [
        "a", "b", "1", "0", " ", " ", "\n", "\n", "\t", "-", "- ", ":", ": ", "#", " #", "'", "\"", "\\", "|", ">", "?",
        "? ", "&",
        "*", "!", "%", "@", "`", "[", "]", "{", "}", ",", "=", "<<", "~", ".", "...", "---", "e", "x", "o", "_", "+",
        "\r", "\u{0}",
        "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}", "é", "e\u{301}", "日", "😀", "yes", "null", "true", "2020-01-01", "T",
        "Z",
    ]

    init(seed: UInt64) { state = seed }

    private mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func next() -> String {
        (0..<number(below: 8)).map { _ in Self.parts[number(below: Self.parts.count)] }.joined()
    }
}
