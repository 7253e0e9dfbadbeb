import JSONCoding
import OpenAPIModel

/// What is known of a value beside its schema.
struct SampleHint: Sendable {
    var name: String?
    var label: String?
    var topic: Topic?

    init() {}

    init(name: String?, schemas: [Schema.ID], in document: Document) {
        self.name = name
        label = Self.label(of: schemas, document, depth: 0)
        topic = Topic(name: name, label: label)
    }

    /// What an element of a list is about: what its own schema says, else what the list is about.
    func element(_ schemas: [Schema.ID], in document: Document) -> SampleHint {
        var hint = SampleHint(name: name, schemas: schemas, in: document)
        hint.label = hint.label ?? label
        hint.topic = hint.topic ?? topic
        return hint
    }

    private static func label(of schemas: [Schema.ID], _ document: Document, depth: Int) -> String? {
        for id in schemas {
            let schema = document[id]
            if let label = (schema.description ?? schema.title).flatMap(Label.text) { return label }
            if depth < 4, let label = label(of: schema.allOf, document, depth: depth + 1) { return label }
        }
        return nil
    }
}
