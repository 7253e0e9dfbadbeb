import Foundation
import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// One case of the yaml-test-suite.
struct YAMLSuiteCase: Sendable {
    enum Expectation: Sendable {
        case refusal
        case value(JSONValue)
        /// Several documents, no document, or a value that JSON does not have.
        case noJSON
    }

    /// `K54U`, or `HM87/1` in a file of several.
    var name: String
    var text: String
    var expectation: Expectation

    /// All cases of a folder, read with the reader under test.
    static func all(in folder: String) throws -> [YAMLSuiteCase] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        return try names.sorted().flatMap { name in
            var files = SourceFiles()
            let data = try Data(contentsOf: URL(filePath: folder).appending(path: name))
            let outcome = DocumentSyntax.parse(files.add(name: name, bytes: Array(data)))
            guard let node = outcome.value, outcome.diagnostics.isEmpty else { throw Unreadable(name: name) }
            return cases(of: String(name.dropLast(5)), node.jsonValue().arrayValue ?? [])
        }
    }

    struct Unreadable: Error {
        var name: String
    }

    /// What a case does not say is as in the case before it.
    private static func cases(of name: String, _ entries: [JSONValue]) -> [YAMLSuiteCase] {
        var json: JSONValue?
        return entries.enumerated().map { index, entry in
            json = entry["json"] ?? json
            return YAMLSuiteCase(
                name: entries.count == 1 ? name : "\(name)/\(index)", text: visible(entry["yaml"]?.stringValue ?? ""),
                expectation: entry["fail"] == true ? .refusal : expectation(json?.stringValue))
        }
    }

    private static func expectation(_ json: String?) -> Expectation {
        guard let json, let value = try? JSONValue(jsonText: json) else { return .noJSON }
        return .value(value)
    }

    /// Undoes the signs that the suite writes for what nobody sees.
    private static func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "␣": result.append(" ")
            case "»":
                while result.last == "—" { result.removeLast() }
                result.append("\t")
            case "←": result.append("\r")
            case "⇔": result.append("\u{FEFF}")
            case "↵": break
            case "∎": if result.last == "\n" { result.removeLast() }
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
