import JSONCoding
import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

@Suite struct NodeTests {
    private func parse(_ text: String, name: String = "a.yaml") throws -> Node {
        var files = SourceFiles()
        let outcome = DocumentSyntax.parse(files.add(name: name, bytes: Array(text.utf8)))
        #expect(outcome.diagnostics == [])
        return try #require(outcome.value)
    }

    private func source(_ node: Node) -> String {
        String(decoding: node.file.bytes[Int(node.range.start)..<Int(node.range.end)], as: UTF8.self)
    }

    @Test("a range covers the text of the node, also behind text of several bytes a character")
    func ranges() throws {
        let text = """
            説明: "東京の犬 🐕"   # コメント
            一覧:
              - ひとつ
              - 'ふたつ'
            flow: {名: [1, 二], b: "\\u6771"}
            end: 終
            """
        for text in [text, "\u{FEFF}" + text, text.replacing("\n", with: "\r\n")] {
            let root = try parse(text)
            #expect(source(try #require(root["説明"])) == "\"東京の犬 🐕\"")
            #expect(root["一覧"]?.elements.map(source) == ["ひとつ", "'ふたつ'"])
            #expect(source(try #require(root["flow"])) == "{名: [1, 二], b: \"\\u6771\"}")
            #expect(source(try #require(root["flow"]?["名"])) == "[1, 二]")
            #expect(root["flow"]?["b"]?.string == "東")
            #expect(root.entries.map { source($0.key) } == ["説明", "一覧", "flow", "end"])
            #expect(source(try #require(root["end"])) == "終")
        }
    }

    @Test("a block collection ends with its last member")
    func blockEnds() throws {
        let root = try parse("a:\n  b:\n  - 1\n  - c: 2\n\n\n# comment\nd: 3\n")
        #expect(source(try #require(root["a"])) == "b:\n  - 1\n  - c: 2")
    }

    @Test("scalars of all styles give their text")
    func styles() throws {
        let root = try parse(
            "a: |\n  one\n  two\nb: >-\n  one\n  two\nc: one\n  two\nd: 'it''s'\ne: \"\\ta\\x41\"\nf:\n")
        #expect(root["a"]?.string == "one\ntwo\n")
        #expect(root["b"]?.string == "one two")
        #expect(root["c"]?.string == "one two")
        #expect(root["d"]?.string == "it's")
        #expect(root["e"]?.string == "\taA")
        #expect(root["f"]?.kind == .null)
    }

    @Test("keys that are numbers or booleans count by their text")
    func scalarKeys() throws {
        let root = try parse("200: a\ntrue: b\n1.0: c\n~: d\n")
        #expect(root["200"]?.string == "a")
        #expect(root["true"]?.string == "b")
        #expect(root["1.0"]?.string == "c")
        #expect(root["~"]?.string == "d")
    }

    @Test("every key is found, in small and in large mappings", arguments: [1, 8, 9, 16, 17, 1000])
    func lookUp(count: Int) throws {
        let root = try parse((0..<count).map { "key\($0): \($0)" }.joined(separator: "\n"))
        #expect(root.entries.count == count)
        for number in 0..<count { #expect(root["key\(number)"]?.number?.text == String(number)) }
        #expect(root["key\(count)"] == nil)
    }

    @Test("JSON and YAML of the same value give equal trees")
    func sameValue() throws {
        let json = try parse(#"{"a": [1, 2.5, "x\n", null, true, {}, []], "b": {"c": "é"}}"#, name: "a.json")
        let yaml = try parse("a:\n- 1\n- 2.5\n- \"x\\n\"\n- ~\n- true\n- {}\n- []\nb:\n  c: é\n")
        #expect(json.jsonValue() == yaml.jsonValue())
    }

    @Test("JSON may escape a character as a pair of surrogates")
    func surrogates() throws {
        let root = try parse(#"{"dog": "\ud83d\udc15", "\u72ac": 1}"#, name: "a.json")
        #expect(root["dog"]?.string == "🐕")
        #expect(root["犬"]?.number?.text == "1")
        #expect(source(try #require(root["dog"])) == #""\ud83d\udc15""#)
    }

    @Test("JSON behind a byte order mark keeps its offsets")
    func byteOrderMark() throws {
        let root = try parse("\u{FEFF} {\"a\": [\"b\"]}", name: "a.json")
        #expect(source(root) == "{\"a\": [\"b\"]}")
        #expect(source(try #require(root["a"]?.elements.first)) == "\"b\"")
    }

    @Test("a flow collection that is not JSON is YAML")
    func flow() throws {
        let root = try parse("{a: [b, c], # comment\n d: 'e'}")
        #expect(root["a"]?.elements.map(\.string) == ["b", "c"])
    }

    @Test("a node knows its pointer, and the pointer leads to the node")
    func pointers() throws {
        let root = try parse("paths:\n  /a~b/{c}:\n    get:\n      - x\n      - y: [1, {z: 2}]\n")
        let node = try #require(root["paths"]?["/a~b/{c}"]?["get"]?.elements.dropFirst().first?["y"])
        let inner = try #require(node.elements.dropFirst().first?["z"])
        #expect(root.pointer == "")
        #expect(inner.pointer == "/paths/~1a~0b~1{c}/get/1/y/1/z")
        let steps = try #require(JSONPointer.steps(of: inner.pointer))
        #expect(root.descend(steps).node == inner)
        #expect(root.descend(["paths", "none", "x"]).taken == 1)
        #expect(root.descend(["paths", "/a~b/{c}", "get", "01"]).taken == 3)
        #expect(root.descend(["paths", "/a~b/{c}", "get", "9"]).taken == 3)
    }

    @Test("an alias is the node that it stands for")
    func aliases() throws {
        let root = try parse("a: &x {b: [1, 2]}\nc: *x\nd: &k key\n*k : value\n")
        #expect(root["c"] == root["a"])
        #expect(root["c"]?["b"]?.pointer == "/a/b")
        #expect(root["key"]?.string == "value")
        #expect(root.jsonValue()["c"] == ["b": [1, 2]])
    }
}
