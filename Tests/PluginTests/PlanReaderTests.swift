import JSONCoding
import SourceDiagnostics
import Testing
import YAMLSyntax

/// The plugin's own reader of a target's configuration.
@Suite struct PlanReaderTests {
    private func read(_ text: String) throws -> [PlanEntry] { try PlanReader.read(text, file: "c.yaml").entries }

    @Test(
        "what the names of files depend on is read, and all else is skipped",
        arguments: [
            ("", PlanEntry()), ("# nothing\n", PlanEntry()), ("---\nname: Pets\n", PlanEntry(name: "Pets")),
            ("name: 'Pets' # a comment\n", PlanEntry(name: "Pets")), ("name: \"Pets\"\r\n", PlanEntry(name: "Pets")),
            ("name: Pets#1\n", PlanEntry(name: "Pets#1")), ("name:\n", PlanEntry()), ("name: ~\n", PlanEntry()),
            ("modes: [types,\n  client]\nname: A\n", PlanEntry(name: "A")),
            ("modes:\n- types\n- mock\nname: A\n", PlanEntry(name: "A")),
            (
                "filter:\n  name: inner\n  tags: [a,\n    b]\nname: A\nx: |\n  name: B\n  modes\n",
                PlanEntry(name: "A")
            ),
        ])
    func reads(_ text: String, _ expected: PlanEntry) throws { #expect(try read(text) == [expected]) }

    @Test("several contracts are a list")
    func list() throws {
        let text = """
            contracts:
              - document: a.yaml
                filter:
                  tags: [x]
                name: A

              # another
              -
                document: b/b.yaml
                modes: [types]
            other: 1
            """
        let expected = [
            PlanEntry(document: "a.yaml", name: "A"), PlanEntry(document: "b/b.yaml"),
        ]
        #expect(try read(text) == expected)
        #expect(
            try read(
                text.split(separator: "\n").dropLast().joined(separator: "\n").replacing("  -", with: "-")
                    .replacing("    ", with: "  ")
            ).count == 2, "a list may be indented as its key")
    }

    @Test(
        "what could mean something else is refused at its line",
        arguments: [
            ("name: &a Pets\n", 1), ("name: *a\n", 1), ("name: |\n  Pets\n", 2), ("name: Pets\n  more\n", 2),
            ("name: \"P\\u0065ts\"\n", 1), ("name: 'it''s'\n", 1), ("name: {a: b}\n", 1), ("name: [a]\n", 1),
            ("name: a: b\n", 1), ("name: 'Pets\n  more'\n", 2),

            ("name: a\nname: b\n", 2),
            ("\tname: a\n", 1), ("? name\n: a\n", 1), ("<<: *base\n", 1), ("\"name\": a\n", 1), ("name:a\n", 1),
            ("{name: a}\n", 1), ("- name: a\n", 1), ("name: a\n---\nname: b\n", 2), (" name: a\nx: 1\n", 2),
            ("contracts: []\n", 1), ("contracts: [{document: a}]\n", 1), ("contracts:\n  document: a\n", 1),
            ("contracts:\n  - document: a\nname: b\n", 3), ("contracts:\n  - contracts:\n      - name: a\n", 2),
            ("%YAML 1.2\n---\nname: a\n", 1),
        ])
    func refuses(_ text: String, _ line: Int) throws {
        let fault = #expect(throws: PlanFault.self) { try read(text) }
        #expect(fault?.description.hasPrefix("c.yaml:\(line): error: ") == true, "\(fault?.description ?? "")")
    }

    @Test("whatever is taken means the same to YAML", arguments: 0..<2000)
    func agrees(_ seed: Int) throws {
        var words = Words(seed)
        let text = words.configuration()
        guard let entry = try? read(text).first else { return }
        var files = SourceFiles()
        let node = DocumentSyntax.parse(files.add(name: "c.yaml", bytes: Array(text.utf8))).value
        // What is no YAML is refused by the generator, with a caret.
        guard let node, node.kind == .mapping else { return }
        func string(_ key: String) -> String? { node[key].flatMap { $0.kind == .null ? nil : $0.scalarText } }
        #expect(string("name") == entry.name, "\(text)")
        #expect(string("root") == entry.root, "\(text)")
        #expect(string("document") == entry.document, "\(text)")
    }
}

/// Configurations made of pieces that look like YAML.
private struct Words {
    private var state: UInt64
    private static let keys = ["name", "document", "root", "filter", "x"]
    private static let values = [
        "", " a", " 'a'", " \"a\"", " [types]", " [types, client]", " |", " >-", " 'a", " b'", " # c", " a # c", " a#c",
        " {a: b}", " &a b", " - types", " ~", " a: b", " \"a\\n\"", " [types", " ]", "a", "  a  ", " 1", " true", " - ",
    ]
    private static let others = [
        "- types", "  - client", "  name: z", "  more", "", "# c", "    deep: 1", "modes", "  ]",
    ]

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func pick(_ list: [String]) -> String {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return list[Int(state >> 33) % list.count]
    }

    mutating func configuration() -> String {
        var text = ""
        for _ in 0..<4 {
            text += pick(Self.keys) + ":" + pick(Self.values) + "\n"
            if pick(["yes", "no"]) == "yes" { text += pick(Self.others) + "\n" }
        }
        return text
    }
}
