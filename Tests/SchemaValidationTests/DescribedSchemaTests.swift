import Foundation
import JSONCoding
import JSONValidation
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing

/// What goes from a document into generated code says the same there as here.
struct DescribedSchemaTests {
    private static let corpus = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"]

    private static let documents: [String] = ["line", "oai", "twilio", "github"].flatMap { folder -> [String] in
        guard let corpus else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []
        return names.filter { $0.hasSuffix("ml") }.sorted().map { "\(folder)/\($0)" }
    }

    /// The table as text, and what is read of it.
    private static func reread(_ table: SchemaTable) throws -> SchemaTable {
        let named = table.namedSchemas.map { schema in
            (name: schema.name, json: (try? JSONValue(jsonText: schema.json.jsonText)) ?? .null)
        }
        return try SchemaTableReader(named).table
    }

    @Test(
        "a real document's schemas are the same after they were text, and judge its examples alike",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: the schemas of real documents are skipped"),
        arguments: documents.isEmpty ? [""] : documents)
    func corpusRoundTrip(path: String) throws {
        let loaded = DocumentLoader(provider: DiskFileProvider()).load(path: "\(try #require(Self.corpus))/\(path)")
        let document = try #require(loaded.value)
        let table = SchemaTable(document)
        // Only what has a name is in a text by itself; the rest stands where it is used.
        let components = document.schemas.indices.filter { table.names[$0] != nil }
        let (canonical, roots) = table.canonical(roots: components) {
            "schema at \(document.schemas[$0].origin.pointer)"
        }
        let reread = try Self.reread(canonical)
        #expect(reread == canonical)
        #expect(reread.canonical(roots: roots) { _ in "" }.table == reread)

        let validators = SchemaValidators.compile(document).value
        let compiled = CompiledSchemas(reread)
        for (component, root) in zip(components, roots) {
            let schema = document.schemas[component]
            for value in [schema.example, schema.defaultValue, .null, "a", 1, [:], []] {
                guard let value else { continue }
                let here = validators?.violations(of: value, against: Schema.ID(index: component))
                let there = compiled.violations(of: value, against: root)
                #expect(here?.map(\.message.english) == there.map(\.message.english))
                #expect(here?.map(\.instancePointer) == there.map(\.instancePointer))
            }
        }
    }

    @Test("what passes over foreign properties looks neither at whether they are there nor at what is in them")
    func passedOver() throws {
        let fixture = try SchemaFixture(
            schema:
                #"{"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}, "n": {"type": "integer"}}}"#
        )
        let schemas = CompiledSchemas(SchemaTable(fixture.document))
        let texts = TextSchemas(schemas)
        let id = try fixture.id().index
        for (text, codes) in [
            (#"{"id": "x", "n": 1}"#, []), (#"{"id": "x", "n": "x"}"#, ["type"]), (#"{}"#, []),
        ] as [(String, [String])] {
            let value = try JSONValue(jsonText: text)
            let found = schemas.violations(of: value, against: id, direction: .request, foreign: .passedOver)
            #expect(found.map(\.code.rawValue) == codes)
            #expect(
                try texts.accepts(text.utf8, against: id, direction: .request, foreign: .passedOver) == codes.isEmpty)
        }
    }
}
