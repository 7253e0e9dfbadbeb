/// Findings as JUnit XML, which build servers show as tests: a suite for each document, a case for each finding. What
/// does not make the run fail is a case that passes and says its finding; a document without findings is one that
/// passes.
package struct JUnitRenderer: FindingsRenderer {
    package init() {}

    package func render(_ report: FindingsReport) -> String {
        let suites = report.entries.map { suite($0, report) }
        let tests = report.entries.reduce(0) { $0 + max(1, $1.diagnostics.count) }
        let failures = report.entries.reduce(0) { $0 + self.failures($1, report) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="\(Self.escaped(report.tool))" tests="\(tests)" failures="\(failures)">
            \(suites.joined())</testsuites>

            """
    }

    private func failures(_ entry: FindingsReport.Entry, _ report: FindingsReport) -> Int {
        entry.diagnostics.reduce(0) { $0 + ($1.severity >= report.threshold ? 1 : 0) }
    }

    private func suite(_ entry: FindingsReport.Entry, _ report: FindingsReport) -> String {
        let name = Self.escaped(entry.name)
        let count = max(1, entry.diagnostics.count)
        var text = "  <testsuite name=\"\(name)\" tests=\"\(count)\" failures=\"\(failures(entry, report))\">\n"
        if entry.diagnostics.isEmpty {
            let title = RuleText.counts([])[report.language]
            text += "    <testcase name=\"\(Self.escaped(title))\" classname=\"\(name)\"/>\n"
        }
        let indexes = LineIndexes(for: entry.diagnostics, in: entry.files)
        let renderer = TextRenderer(files: entry.files, language: report.language)
        for diagnostic in entry.diagnostics {
            text += testCase(diagnostic, indexes, renderer.render(diagnostic, indexes), report)
        }
        return text + "  </testsuite>\n"
    }

    private func testCase(
        _ diagnostic: Diagnostic, _ indexes: LineIndexes, _ text: String, _ report: FindingsReport
    ) -> String {
        var place = diagnostic.fileName ?? ""
        var attributes = ""
        if let range = diagnostic.range {
            let location = indexes[range].location(of: range.start)
            let file = indexes.file(range).name
            place = "\(file):\(location.line):\(location.column)"
            attributes = " file=\"\(Self.escaped(file))\" line=\"\(location.line)\""
        }
        let name = place.isEmpty ? diagnostic.rule.id : "\(diagnostic.rule.id) \(place)"
        let opening =
            "    <testcase name=\"\(Self.escaped(name))\" classname=\"\(Self.escaped(diagnostic.rule.id))\"\(attributes)>\n"
        let content =
            diagnostic.severity >= report.threshold
            ? "      <failure type=\"\(diagnostic.severity.rawValue)\" message=\""
                + "\(Self.escaped(diagnostic.message[report.language]))\">\(Self.escaped(text, keepsLines: true))</failure>\n"
            : "      <system-out>\(Self.escaped(text, keepsLines: true))</system-out>\n"
        return opening + content + "    </testcase>\n"
    }

    /// For attributes and text alike. What XML 1.0 forbids or discourages (section 2.2) is left out.
    private static func escaped(_ text: String, keepsLines: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // They would be spaces in an attribute.
            case "\n": result += keepsLines ? "\n" : "&#10;"
            case "\t": result += keepsLines ? "\t" : "&#9;"
            case let scalar where isForbidden(scalar): break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }
}
