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
    init(_ schemas: String, language: SampleLanguage? = nil) throws {
        let lines = schemas.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        let text =
            "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            + lines.joined(separator: "\n")
        let loaded = DocumentLoader.load(text: text)
        try self.init(try #require(loaded.value, "\(loaded.diagnostics.map(\.message))"), language: language)
    }

    init(_ document: Document, language: SampleLanguage? = nil) throws {
        self.document = document
        validators = try #require(SchemaValidators.compile(document).value)
        maker = SampleMaker(document: document, validators: validators, language: language)
    }

    func id(_ name: String) throws -> Schema.ID {
        try #require(document.components.schemas.first { $0.name == name }).value
    }

    func sample(_ name: String, _ direction: ValueDirection? = nil) throws -> JSONValue {
        maker.sample(for: try id(name), direction: direction)
    }

    func drawn(_ name: String, seed: UInt64 = 1, _ direction: ValueDirection? = nil) throws -> JSONValue {
        var generator = SeededGenerator(seed: seed)
        return maker.sample(for: try id(name), direction: direction, using: &generator)
    }

    /// What is wrong with the sample that is always the same, and with one for each seed.
    func faults(_ id: Schema.ID, seeds: ClosedRange<UInt64> = 1...3, _ direction: ValueDirection? = nil) -> [String] {
        faults(of: maker.sample(for: id, direction: direction), id, "static", direction)
            + seeds.flatMap { seed in
                var generator = SeededGenerator(seed: seed)
                let sample = maker.sample(for: id, direction: direction, using: &generator)
                return faults(of: sample, id, "seed \(seed)", direction)
            }
    }

    private func faults(
        of sample: JSONValue, _ id: Schema.ID, _ mode: String, _ direction: ValueDirection?
    ) -> [String] {
        validators.violations(of: sample, against: id, direction: direction).map {
            "\($0.schema.pointer) \($0.instancePointer): \($0.message) (\(mode))"
        }
    }
}
