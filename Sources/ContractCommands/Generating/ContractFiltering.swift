import OpenAPIBundle
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics

/// Takes a part of a contract: some operations, and the schemas that they need.
///
/// The objects of the tables stay where they are, so that every id and every place of the text holds.
struct ContractFiltering {
    private let part: ContractPart
    private var document: Document
    private var needed: Set<Int> = []
    private var pending: [Schema.ID] = []

    static func filter(_ document: Document, to part: ContractPart) -> Outcome<Document> {
        var filtering = ContractFiltering(part: part, document: document)
        let diagnostics = filtering.check()
        filtering.run()
        return Outcome(filtering.document, diagnostics)
    }

    private init(part: ContractPart, document: Document) {
        self.part = part
        self.document = document
    }

    private func check() -> [Diagnostic] {
        let known = document.components.schemas.map(\.name)
        let unknown = part.schemas.filter { !known.contains($0) }.map { name in
            Diagnostic(
                ConfigurationRules.invalidValue,
                .init(
                    "'filter.schemas' has '\(name)', and the contract has no such schema",
                    ja: "「filter.schemas」に「\(name)」があるが、契約にそのスキーマはない"), at: nil,
                fileName: document.files[document.entry].name,
                fixes: EditDistance.nearest(to: name, in: known).map { nearest in
                    [.init(.init("write '\(nearest)'", ja: "「\(nearest)」と書く"))]
                } ?? [])
        }
        return SelectionCheck(document).findings(OperationSelection(including: part.operations)) + unknown
    }

    private mutating func run() {
        for index in document.paths.indices {
            document.paths[index].operations.removeAll { !part.operations.contain($0) }
        }
        document.paths.removeAll(where: \.operations.isEmpty)
        for operation in document.paths.flatMap(\.operations) { need(operation) }
        for entry in document.components.schemas where part.schemas.contains(entry.name) { need(entry.value) }
        repeat { needParts() } while needDescendants()
        document.components.schemas.removeAll { !needed.contains($0.value.index) }
        // What has no name of its own and is used nowhere has no type.
        for index in document.schemas.indices where !needed.contains(index) {
            document.schemas[index].componentName = nil
        }
    }

    private mutating func need(_ operation: Operation) {
        for id in operation.parameters {
            need(document[id].schema)
            need(document[id].content)
        }
        if let id = operation.requestBody { need(document[id].content) }
        for entry in operation.responses {
            need(document[entry.response].headers)
            need(document[entry.response].content)
        }
        for callback in operation.callbacks {
            for inner in callback.expressions.flatMap(\.operations) { need(inner) }
        }
    }

    private mutating func need(_ contents: [MediaType]) {
        for content in contents {
            need(content.schema)
            for encoding in content.encodings { need(encoding.headers) }
        }
    }

    private mutating func need(_ headers: [NamedEntry<Header.ID>]) {
        for entry in headers {
            need(document[entry.value].schema)
            need(document[entry.value].content)
        }
    }

    private mutating func need(_ id: Schema.ID?) {
        if let id, needed.insert(id.index).inserted { pending.append(id) }
    }

    private mutating func needParts() {
        while let id = pending.popLast() {
            let schema = document[id]
            need(schema.items)
            need(schema.not)
            for property in schema.properties { need(property.schema) }
            if case .schema(let id) = schema.additionalProperties { need(id) }
            for id in schema.allOf + schema.oneOf + schema.anyOf { need(id) }
            for mapping in schema.discriminator?.mapping ?? [] { need(mapping.schema) }
        }
    }

    /// A discriminator means the schemas that extend its own, too, and nothing in it says which those are (OAS 3.0.4,
    /// section 4.7.25). Whether there were any.
    private mutating func needDescendants() -> Bool {
        for index in document.schemas.indices where !needed.contains(index) {
            let parents = document.schemas[index].allOf
            if parents.contains(where: { needed.contains($0.index) && document[$0].discriminator != nil }) {
                need(Schema.ID(index: index))
            }
        }
        return !pending.isEmpty
    }
}
