import Foundation
import JSONCoding
import KakehashiTestSupport
import MockEngine
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing
import YAMLSyntax

/// The JSON Schema that editors use and the mock agree on what a scenario file is.
@Suite struct ScenarioSchemaTests {
    /// The schema, as a schema of a contract.
    private let validators: SchemaValidators
    private let document: Document

    init() throws {
        let schema = Self.rewritten(try JSONValue(jsonText: ScenarioSchema.text(.english)))
        let text = JSONValue.object([
            "openapi": "3.0.3", "info": ["title": "t", "version": "1"], "paths": [:],
            "components": ["schemas": ["File": schema]],
        ]).jsonText
        let loaded = DocumentLoader.load(text: String(decoding: text, as: UTF8.self))
        #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
        document = try #require(loaded.value)
        validators = try #require(SchemaValidators.compile(document).value)
    }

    /// OpenAPI 3.0 has its own ways to write null and several types, and does not check names.
    private static func rewritten(_ schema: JSONValue) -> JSONValue {
        guard case .object(let members) = schema else {
            return schema.arrayValue.map { .array($0.map(rewritten)) } ?? schema
        }
        var object = JSONObject()
        for (key, value) in members where key != "$schema" && key != "propertyNames" { object[key] = rewritten(value) }
        if case .array(let types)? = object["type"] {
            object["type"] = nil
            object["anyOf"] = .array(types.map { ["type": $0] })
        }
        if object["type"] == "null" { object = ["nullable": true, "enum": [.null]] }
        return .object(object)
    }

    private func accepts(_ text: String) throws -> Bool {
        var files = SourceFiles()
        let file = files.add(name: "a.scenario.yaml", bytes: Array(text.utf8))
        let value = try #require(DocumentSyntax.parse(file).value).jsonValue()
        let id = try #require(document.components.schemas.first { $0.name == "File" }).value
        return validators.accepts(value, against: id)
    }

    @Test func `every scenario file of the tests fits the schema`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../ScenarioTests/Scenarios")
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let sections = text.split(separator: "\n=== ")
            for section in sections where section.hasPrefix("scenarios\n") {
                count += 1
                #expect(try accepts(String(section.dropFirst("scenarios\n".count))), "\(name)")
            }
        }
        #expect(count > 0)
    }

    @Test(
        "what the schema refuses the mock refuses, and what it takes is only wrong for the contract",
        arguments: [
            ("{}", false), ("scenarios: {}", false), ("scenarios: []", false), ("scenarios: {a: {}}", false),
            ("scenarios: {a: {steps: []}}", false), ("scenarios: {a: {steps: {}}}", false),
            ("scenarios: {a: {steps: [{}]}}", false), ("{scenarios: {a: {steps: [{operation: x}]}}, more: 1}", false),
            ("scenarios: {a: {steps: [{operation: x}]}}", true), ("scenarios: {a: {steps: [{operation: 1}]}}", false),
            ("scenarios: {a: {start: '', steps: [{operation: x}]}}", false),
            ("scenarios: {a: {start: 1, steps: [{operation: x}]}}", false),
            ("scenarios: {a: {states: [], steps: [{operation: x}]}}", false),
            ("scenarios: {a: {states: [a], start: a, steps: [{operation: x}]}}", true),
            ("scenarios: {a: {description: 1, steps: [{operation: x}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, state: []}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, state: [start]}]}}", true),
            ("scenarios: {a: {steps: [{operation: x, state: [a b]}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, goTo: start, times: 1}]}}", true),
            ("scenarios: {a: {steps: [{operation: x, times: 0}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, times: 1.5}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, when: {}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, when: {query: {}}}]}}", false),
            (
                "scenarios: {a: {steps: [{operation: x, when: {query: {a: 1, b: null, c: [1], d: {oneOf: [1]}}}}]}}",
                true
            ),
            ("scenarios: {a: {steps: [{operation: x, when: {body: {a: {oneOf: []}}}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, when: {body: {a: {}}}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, when: {body: {a: {equals: {}, exists: true}}}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, when: {body: {a: {matches: 1}}}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, answer: {}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, answer: null}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, answer: {status: 99}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, answer: {status: 200, body: null, delay: 0, fault: x}}]}}", true),
            ("scenarios: {a: {steps: [{operation: x, answer: {body: 1, example: a}}]}}", false),
            ("scenarios: {a: {steps: [{operation: x, answer: {headers: {a: 1, b: x, c: true}}}]}}", true),
            ("scenarios: {a: {steps: [{operation: x, answer: {headers: {a: null}}}]}}", false),
        ])
    func agreement(_ text: String, _ fits: Bool) throws {
        #expect(try accepts(text) == fits)
        let structural: Set = [
            "mock/scenario-unknown-key", "mock/scenario-missing-key", "mock/scenario-invalid-value",
        ]
        let found = try ScenarioFixture.compile(["a.scenario.yaml": text]).outcome.diagnostics
        #expect(found.contains { structural.contains($0.rule.id) } == !fits, "\(found.map(\.message.english))")
    }

    @Test func `names are checked by the schema as the mock checks them`() throws {
        let schema = try JSONValue(jsonText: ScenarioSchema.text(.english))
        let names = try #require(schema["properties"]?["scenarios"]?["propertyNames"]?["pattern"]?.stringValue)
        let pattern = try Pattern(names)
        for name in [
            "a", "full-house", "A.b_c~1", String(repeating: "a", count: 64), "", "a b", "満員", "a\n",
            String(repeating: "a", count: 65),
        ] {
            #expect(pattern.matches(name) == (SessionName(name) != nil), "\(name)")
        }
    }
}
