import JSONCoding
import OpenAPIModel

/// What names, labels and extensions of a document say about values, read once: looking it up for every value would
/// cost more than making them.
struct SampleTable: Sendable {
    struct Label: Sendable {
        let text: String
        let topic: Topic?
    }

    /// By position of the schema.
    private var labels: [Int: Label] = [:]
    private var calls: [Int: FakerCall] = [:]
    private var knownValues: [Int: [String]] = [:]
    private var names: [String: Topic] = [:]

    init(_ document: Document) {
        var seen: Set<String> = []
        for (position, schema) in document.schemas.enumerated() {
            if let text = (schema.description ?? schema.title).flatMap(LabelText.label) {
                labels[position] = Label(text: text, topic: Topic(label: text))
            }
            if !schema.extensions.isEmpty {
                calls[position] = schema.extensions["x-faker"].flatMap(FakerCall.init)
                knownValues[position] = schema.extensions["x-known-values"]?.objectValue?.keys
            }
            for property in schema.properties where seen.insert(property.name).inserted {
                names[property.name] = Topic(name: property.name)
            }
        }
    }

    func call(of id: Schema.ID) -> FakerCall? { calls[id.index] }

    func knownValues(of id: Schema.ID) -> [String] { knownValues[id.index] ?? [] }

    /// The first label of schemas and of what they are made of.
    func label(of ids: [Schema.ID], _ document: Document, depth: Int = 0) -> Label? {
        if labels.isEmpty { return nil }
        for id in ids {
            if let label = labels[id.index] { return label }
            if depth < 4, let label = label(of: document[id].allOf, document, depth: depth + 1) { return label }
        }
        return nil
    }

    /// By the name of a property, header or parameter.
    func topic(named name: String) -> Topic? { names[name] }
}
