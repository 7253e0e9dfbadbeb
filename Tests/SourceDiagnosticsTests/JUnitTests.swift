import Foundation
import SourceDiagnostics
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct JUnitTests {
    /// The elements of an XML text in order, with their attributes.
    private final class Elements: NSObject, XMLParserDelegate {
        var found: [(name: String, attributes: [String: String])] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            found.append((name, attributes))
        }
    }

    private func elements(_ text: String) throws -> [(name: String, attributes: [String: String])] {
        let parser = XMLParser(data: Data(text.utf8))
        let elements = Elements()
        parser.delegate = elements
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
        return elements.found
    }

    @Test("the text is XML whose counts are right", arguments: [Severity.error, .warning, .info])
    func counts(_ threshold: Severity) throws {
        var report = FindingsSample.report()
        report.threshold = threshold
        let all = try elements(JUnitRenderer().render(report))
        let suites = all.filter { $0.name == "testsuite" }
        #expect(suites.map { $0.attributes["tests"] } == ["4", "1", "1"])
        let failures = all.filter { $0.name == "failure" }.count
        #expect(failures == ["error": 2, "warning": 4, "info": 5][threshold.rawValue])
        #expect(all[0].attributes["failures"] == String(failures))
        #expect(all[0].attributes["tests"] == String(all.filter { $0.name == "testcase" }.count))
    }

    @Test("texts come through as they are, without control characters")
    func texts() throws {
        let all = try elements(JUnitRenderer().render(FindingsSample.report()))
        let messages = all.compactMap { $0.attributes["message"] }
        #expect(messages.contains("'2000' is \"no\" <status> & 100% wrong"))
        let text = JUnitRenderer().render(FindingsSample.report())
        #expect(!text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || 0x7F...0x9F ~= $0.value) })
    }

    @Test("every character of Unicode that XML forbids is left out")
    func forbidden() throws {
        let values: [UInt32] = Array(0...0x2FF) + [0xFDD0, 0xFFFE, 0x1FFFF]
        var text = ""
        text.unicodeScalars += values.compactMap { Unicode.Scalar($0) }
        let finding = Diagnostic(FindingsSample.status, .init(text, ja: text), at: nil, fileName: text)
        let entry = FindingsReport.Entry(name: text, files: SourceFiles(), diagnostics: [finding])
        let all = try elements(JUnitRenderer().render(FindingsReport(version: "1.0.0", entries: [entry])))
        #expect(all.count == 4)
    }
}
