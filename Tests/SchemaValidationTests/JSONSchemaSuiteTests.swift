import Foundation
import JSONCoding
import KakehashiTestSupport
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing

/// The JSON Schema Test Suite, draft 4, as far as OAS 3.0 has its keywords.
struct JSONSchemaSuiteTests {
    struct Group {
        /// File and description.
        var name: String
        var schema: JSONValue
        var cases: [Case]
    }

    struct Case {
        var name: String
        var value: JSONValue
        var isValid: Bool
    }

    @Test func `values are judged as the suite says, but for the groups left out with a reason`() throws {
        guard let corpus = Corpus.folder() else { return }
        let groups = try Self.groups(in: corpus + "/json-schema-draft4")
        var count = 0
        for group in groups {
            let judgements = try group.cases.compactMap { try judgement(of: $0, group.schema) }
            if let reason = JSONSchemaSuiteLeftOut.groups[group.name] {
                #expect(!judgements.isEmpty, "\(group.name) passes now, take it off the list: \(reason)")
            } else {
                #expect(judgements == [], "\(group.name)")
                count += group.cases.count
            }
        }
        #expect(count > 450)
        let names = Set(groups.map(\.name))
        #expect(JSONSchemaSuiteLeftOut.groups.keys.filter { !names.contains($0) }.sorted() == [])
    }

    /// nil where the value is judged as the case says.
    private func judgement(of example: Case, _ schema: JSONValue) throws -> String? {
        let text = String(decoding: schema.jsonText, as: UTF8.self)
        guard let fixture = try? SchemaFixture(schema: text), let id = try? fixture.id() else {
            return "\(example.name) is not loaded"
        }
        // What the loader finds in a schema makes it accept everything.
        if fixture.diagnostics.contains(where: { $0.severity == .error }) {
            return "\(example.name) has a schema with errors"
        }
        let isValid = fixture.validators.accepts(example.value, against: id)
        let textIsValid = try fixture.validators.forTexts().accepts(example.value.jsonText, against: id)
        if isValid != textIsValid { return "\(example.name) is judged otherwise as a text" }
        return isValid == example.isValid ? nil : "\(example.name) is " + (isValid ? "accepted" : "refused")
    }

    private static func groups(in folder: String) throws -> [Group] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name in
            let content = try JSONValue(jsonText: Data(contentsOf: URL(filePath: folder).appending(path: name)))
            return (content.arrayValue ?? []).map { group(of: $0, String(name.dropLast(5))) }
        }
    }

    private static func group(of content: JSONValue, _ file: String) -> Group {
        let cases = (content["tests"]?.arrayValue ?? []).compactMap { test -> Case? in
            guard let value = test["data"], let isValid = test["valid"]?.boolValue else { return nil }
            return Case(name: test["description"]?.stringValue ?? "", value: value, isValid: isValid)
        }
        return Group(
            name: "\(file): \(content["description"]?.stringValue ?? "")", schema: content["schema"] ?? [:],
            cases: cases)
    }
}
