import JSONCoding
import KakehashiTestSupport
import SourceDiagnostics
import Testing

@Suite struct RendererTests {
    private let snapshot = Snapshot()

    @Test("the sample looks like its snapshot in every format", arguments: FindingsFormat.allCases)
    func snapshots(_ format: FindingsFormat) {
        let difference = snapshot.difference(
            format.renderer().render(FindingsSample.report()), "sample.\(format.ending)")
        #expect(difference == nil)
    }

    @Test("the sample looks like its snapshot in Japanese", arguments: FindingsFormat.allCases)
    func japanese(_ format: FindingsFormat) {
        let difference = snapshot.difference(
            format.renderer().render(FindingsSample.report(.japanese)), "sample.ja.\(format.ending)")
        #expect(difference == nil)
    }

    @Test("the same report gives the same bytes", arguments: FindingsFormat.allCases)
    func stable(_ format: FindingsFormat) {
        let report = FindingsSample.report()
        #expect(format.renderer().render(report) == format.renderer().render(report))
    }

    @Test("a report without documents is valid in every format", arguments: FindingsFormat.allCases)
    func empty(_ format: FindingsFormat) throws {
        let text = format.renderer().render(FindingsReport(version: "1.0.0"))
        switch format {
        case .text, .github: #expect(text == "")
        case .json, .sarif: #expect(try JSONValue(jsonText: text).objectValue != nil)
        case .junit: #expect(text.contains("<testsuites name=\"kakehashi\" tests=\"0\" failures=\"0\">"))
        }
    }

    @Test("JSON says every finding with its place")
    func json() throws {
        let report = FindingsSample.report()
        let value = try JSONValue(jsonText: JSONRenderer().render(report))
        #expect(value["format"] == 1)
        #expect(value["counts"] == ["error": 2, "warning": 2, "info": 1])
        let findings = try #require(value["findings"]?.arrayValue)
        #expect(findings.count == 5)
        let known = report.entries.flatMap { entry in entry.diagnostics.map { (entry, $0) } }
        for (finding, (entry, diagnostic)) in zip(findings, known) {
            #expect(finding["document"]?.stringValue == entry.name)
            #expect(finding["ruleId"]?.stringValue == diagnostic.rule.id)
            #expect(finding["message"]?.stringValue == diagnostic.message.english)
            #expect(finding["fingerprint"]?.stringValue == diagnostic.fingerprint)
            #expect(finding["pointer"]?.stringValue == diagnostic.pointer)
            #expect(finding["notes"]?.arrayValue?.count ?? 0 == diagnostic.notes.count)
            #expect(finding["fixes"]?.arrayValue?.count ?? 0 == diagnostic.fixes.count)
            guard let range = diagnostic.range else { continue }
            #expect(finding["file"]?.stringValue == entry.files[range.file].name)
            #expect(finding["range"]?["start"]?["offset"]?.numberValue?.int64 == Int64(range.start))
            #expect(finding["range"]?["end"]?["offset"]?.numberValue?.int64 == Int64(range.end))
        }
        #expect(!Self.hasNull(value))
    }

    @Test("GitHub gets one line a finding, each a command")
    func github() {
        let lines = GitHubRenderer().render(FindingsSample.report()).split(separator: "\n")
        #expect(lines.count == 5)
        for line in lines {
            let command = /::(error|warning|notice) ([a-zA-Z]+=[^,:\r]*)(,[a-zA-Z]+=[^,:\r]*)*::.+/
            #expect(line.wholeMatch(of: command) != nil)
        }
    }

    @Test("columns count scalars, and UTF-16 units for SARIF, however long the line")
    func columns() {
        let unit = "aé犬😀"
        let text = "\u{FEFF}x\n" + String(repeating: unit, count: 3000) + "!\nlast"
        var files = SourceFiles()
        let index = LineIndex(files.add(name: "a", bytes: Array(text.utf8)))
        for count in [0, 1, 7, 102, 103, 1024, 2999, 3000] {
            let offset = UInt32(5 + count * unit.utf8.count)
            #expect(index.location(of: offset) == LineColumn(line: 2, column: 4 * count + 1))
            #expect(index.utf16Location(of: offset) == LineColumn(line: 2, column: 5 * count + 1))
        }
        #expect(index.location(of: UInt32(text.utf8.count)) == LineColumn(line: 3, column: 5))
        #expect(index.location(of: 3) == LineColumn(line: 1, column: 1))
    }

    static func hasNull(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .array(let elements): elements.contains { hasNull($0) }
        case .object(let members): members.contains { hasNull($0.value) }
        default: false
        }
    }
}

extension FindingsFormat {
    var ending: String {
        switch self {
        case .text: "txt"
        case .json: "json"
        case .sarif: "sarif"
        case .github: "github.txt"
        case .junit: "xml"
        }
    }
}
