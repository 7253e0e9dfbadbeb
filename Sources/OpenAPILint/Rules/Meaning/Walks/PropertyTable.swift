import OpenAPIModel

/// What the schemas of a document say about one property name, compositions included; each is asked once.
struct PropertyTable {
    struct Answer {
        /// The schema of the property where it is declared.
        var schema: Schema.ID?
        var isRequired: Bool
    }

    private let document: Document
    private let name: String
    private var known: [Schema.ID: Answer] = [:]

    private static let depthLimit = 64

    init(_ document: Document, name: String) {
        self.document = document
        self.name = name
    }

    mutating func answer(for id: Schema.ID) -> Answer { answer(for: id, depth: 0) }

    /// As `answer`, without what the schema's alternatives say.
    mutating func answerBesideAlternatives(of id: Schema.ID) -> Answer {
        joined(written(in: document[id]), document[id].allOf, depth: 1)
    }

    private func written(in schema: Schema) -> Answer {
        Answer(
            schema: schema.properties.first { $0.name == name }?.schema, isRequired: schema.required.contains(name))
    }

    private mutating func joined(_ answer: Answer, _ parts: [Schema.ID], depth: Int) -> Answer {
        var answer = answer
        for part in parts {
            let other = self.answer(for: part, depth: depth)
            answer.schema = answer.schema ?? other.schema
            answer.isRequired = answer.isRequired || other.isRequired
        }
        return answer
    }

    private mutating func answer(for id: Schema.ID, depth: Int) -> Answer {
        if let known = known[id] { return known }
        let schema = document[id]
        var answer = written(in: schema)
        known[id] = answer
        guard depth < Self.depthLimit else { return answer }
        answer = joined(answer, schema.allOf, depth: depth + 1)
        for alternatives in [schema.oneOf, schema.anyOf] where !alternatives.isEmpty {
            let others = alternatives.map { self.answer(for: $0, depth: depth + 1) }
            if others.allSatisfy({ $0.schema != nil }) { answer.schema = answer.schema ?? others[0].schema }
            if others.allSatisfy(\.isRequired) { answer.isRequired = true }
        }
        known[id] = answer
        return answer
    }
}
