import JSONValidation

/// The checks of a contract, ready to be asked.
///
/// The text has a line for each named schema and each operation, so that a change of the contract changes their lines
/// and no others. Each is a name and an object, as in JSON:
/// ```
/// schemas:
/// "Pet": {"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":40}}}
/// operations:
/// "listPets": {"parameters":[{"name":"limit","in":"query","schema":{"type":"integer","maximum":100}}]}
/// "addPet": {"body":{"required":true,"content":{"application/json":{"schema":{"$ref":"Pet"}}}}}
/// ```
final class CheckedContract: Sendable {
    let schemas: CompiledSchemas
    let texts: TextSchemas
    let xml: XMLTable?
    let operations: [String: OperationChecks]

    init(text: String, xml: XMLTable?) {
        var lines = Lines(text)
        do {
            var reader = try SchemaTableReader(lines.section("schemas:"))
            let entries = try lines.section("operations:")
            var drafts: [(id: String, draft: OperationDraft)] = []
            for entry in entries { drafts.append((entry.name, try OperationDraft(entry.json, &reader))) }
            let schemas = CompiledSchemas(reader.table)
            let parts = CheckedSchemas(schemas: schemas, texts: TextSchemas(schemas), xml: xml)
            self.schemas = schemas
            texts = parts.texts
            self.xml = xml
            operations = Dictionary(drafts.map { ($0.id, OperationChecks($0.draft, parts)) }) { first, _ in first }
        } catch {
            preconditionFailure("the checks of the contract are not as the generator writes them: \(error)")
        }
    }

    private struct Lines {
        private var rest: ArraySlice<Substring>

        init(_ text: String) { rest = text.split(separator: "\n")[...] }

        /// The lines behind a heading.
        mutating func section(_ heading: Substring) throws -> [(name: String, json: JSONValue)] {
            guard rest.first == heading else { return [] }
            rest.removeFirst()
            var entries: [(name: String, json: JSONValue)] = []
            while let line = rest.first, line.utf8.first == UInt8(ascii: "\"") {
                let object = try JSONValue(jsonText: "{" + line + "}").objectValue ?? [:]
                entries += object.map { (name: $0.key, json: $0.value) }
                rest.removeFirst()
            }
            return entries
        }
    }
}

/// What the checks of all operations share.
struct CheckedSchemas: Sendable {
    let schemas: CompiledSchemas
    let texts: TextSchemas
    let xml: XMLTable?
}
