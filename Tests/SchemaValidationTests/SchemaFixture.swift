import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing

/// Schemas written as JSON or YAML text, compiled.
struct SchemaFixture {
    let document: Document
    let validators: SchemaValidators
    let diagnostics: [Diagnostic]

    /// One schema named `S`, in JSON.
    init(schema: String) throws {
        try self.init(
            text: #"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "#
                + #""components": {"schemas": {"S": \#(schema)}}}"#, name: "openapi.json")
    }

    /// The entries below `components.schemas`, in YAML, each line as it stands.
    init(schemas: String) throws {
        let lines = schemas.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        try self.init(
            text: "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
                + lines.joined(separator: "\n"), name: "openapi.yaml")
    }

    private init(text: String, name: String) throws {
        let loaded = DocumentLoader.load(text: text, name: name)
        document = try #require(loaded.value, "\(loaded.diagnostics.map(\.message.english))")
        let compiled = SchemaValidators.compile(document)
        validators = try #require(compiled.value)
        diagnostics = loaded.diagnostics + compiled.diagnostics
    }

    func id(_ name: String = "S") throws -> Schema.ID {
        try #require(document.components.schemas.first { $0.name == name }).value
    }

    /// The violations, each as `rule@pointer`.
    func findings(_ value: String, _ name: String = "S", _ direction: ValueDirection? = nil) throws -> [String] {
        let text = Array(value.utf8)
        let value = try JSONValue(jsonText: text)
        let id = try id(name)
        let violations = validators.violations(of: value, against: id, direction: direction)
        #expect(validators.accepts(value, against: id, direction: direction) == violations.isEmpty)
        let textValidators = validators.forTexts()
        #expect(try textValidators.accepts(text, against: id, direction: direction) == violations.isEmpty)
        #expect(try textValidators.violations(of: text, against: id, direction: direction) == violations)
        for violation in violations { #expect(violation.message.english != violation.message.japanese) }
        return violations.map { "\($0.rule.id.dropFirst(7))@\($0.instancePointer)" }
    }
}
