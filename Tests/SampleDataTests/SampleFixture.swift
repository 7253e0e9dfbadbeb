import JSONCoding
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics
import Testing

/// Schemas written as YAML text, with what makes samples of them.
struct SampleFixture {
    let document: Document
    let validators: SchemaValidators
    let maker: SampleMaker

    /// The entries below `components.schemas`.
    init(_ schemas: String) throws {
        let lines = schemas.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        let text =
            "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            + lines.joined(separator: "\n")
        let loaded = DocumentLoader.load(text: text)
        try self.init(try #require(loaded.value, "\(loaded.diagnostics.map(\.message))"))
    }

    init(_ document: Document) throws {
        self.document = document
        validators = try #require(SchemaValidators.compile(document).value)
        maker = SampleMaker(document: document, validators: validators)
    }

    func id(_ name: String) throws -> Schema.ID {
        try #require(document.components.schemas.first { $0.name == name }).value
    }

    func sample(_ name: String, _ direction: ValueDirection? = nil) throws -> JSONValue {
        maker.sample(for: try id(name), direction: direction)
    }

    /// What is wrong with a sample, for a message.
    func faults(_ id: Schema.ID) -> [String] {
        let sample = maker.sample(for: id)
        return validators.violations(of: sample, against: id).map {
            "\($0.schema.pointer) \($0.instancePointer): \($0.message)"
        }
    }
}
