import JSONCoding
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics

/// Changes a value that fits its schema so that it breaks exactly one rule.
///
/// Changes are tried one after the other, and the validator says what each of them breaks: so what is told is true,
/// however schemas are combined.
struct SchemaBreaker {
    struct Broken {
        let value: JSONValue
        let rule: String
        let pointer: String
    }

    /// Those that a value can break by a change of one place.
    static let rules = [
        "required", "type", "enum", "format", "pattern", "min-length", "max-length", "minimum", "maximum",
        "multiple-of", "min-items", "max-items", "unique-items", "additional-properties", "min-properties",
        "max-properties", "one-of", "any-of", "not", "discriminator", "write-only",
    ]

    private static let attempts = 500

    private let document: Document
    private let validators: SchemaValidators
    private let root: Schema.ID

    init(_ service: CompiledService, _ root: Schema.ID) {
        document = service.samples.document
        validators = service.validators
        self.root = root
    }

    /// nil where no change breaks the rule and nothing else.
    ///
    /// - Parameter rule: any where nil.
    func breaking(_ value: JSONValue, _ rule: String?) -> Broken? {
        var changes: [JSONValue] = []
        collect(value, [root], depth: 0, &changes) { $0 }
        for change in changes.prefix(Self.attempts) {
            let violations = validators.violations(of: change, against: root, direction: .response)
            guard violations.count == 1, let violation = violations.first else { continue }
            let name = violation.rule.id.split(separator: "/").last.map(String.init) ?? violation.rule.id
            if name == rule ?? name, Self.rules.contains(name) {
                return Broken(value: change, rule: name, pointer: violation.instancePointer)
            }
        }
        return nil
    }

    // MARK: Changes

    /// - Parameters:
    ///   - schemas: all that speak of this place.
    ///   - put: the whole value with another one in this place.
    private func collect(
        _ value: JSONValue, _ schemas: [Schema.ID], depth: Int, _ changes: inout [JSONValue],
        _ put: (JSONValue) -> JSONValue
    ) {
        guard depth < 20, changes.count < Self.attempts else { return }
        let schemas = merged(schemas)
        let facts = schemas.map { document[$0] }
        for change in self.changes(of: value, facts) where changes.count < Self.attempts { changes.append(put(change)) }
        switch value {
        case .object(let object):
            for (key, member) in object {
                let below = facts.flatMap { schema -> [Schema.ID] in
                    if let property = schema.properties.first(where: { $0.name == key }) { return [property.schema] }
                    if case .schema(let id) = schema.additionalProperties { return [id] }
                    return []
                }
                collect(member, below, depth: depth + 1, &changes) { changed in
                    var object = object
                    object[key] = changed
                    return put(.object(object))
                }
            }
        case .array(let elements):
            guard let first = elements.first else { return }
            collect(first, facts.compactMap(\.items), depth: depth + 1, &changes) { changed in
                put(.array([changed] + elements.dropFirst()))
            }
        case .null, .bool, .number, .string: break
        }
    }

    /// With the parts of those that are put together.
    private func merged(_ schemas: [Schema.ID]) -> [Schema.ID] {
        var (all, rest) = (Set<Schema.ID>(), schemas[...])
        var ordered: [Schema.ID] = []
        while let id = rest.popFirst() {
            guard all.insert(id).inserted else { continue }
            ordered.append(id)
            rest += document[id].allOf + document[id].oneOf + document[id].anyOf
        }
        return ordered
    }

    private func changes(of value: JSONValue, _ facts: [Schema]) -> [JSONValue] {
        let own: [JSONValue] =
            switch value {
            case .object(let object): changes(of: object, facts)
            case .array(let elements): changes(of: elements, facts)
            case .string(let text): changes(of: text, facts)
            case .number(let number): changes(of: number, facts)
            case .bool, .null: []
            }
        return own + ["kakehashi", -1, .array([]), [:], .null]
    }

    private func changes(of object: JSONObject, _ facts: [Schema]) -> [JSONValue] {
        var changes = object.keys.map { key in
            var less = object
            less[key] = nil
            return JSONValue.object(less)
        }
        for property in facts.flatMap(\.properties)
        where object[property.name] == nil && document[property.schema].isWriteOnly {
            var more = object
            more[property.name] = .string("kakehashi")
            changes.append(.object(more))
        }
        let counts = [1] + facts.compactMap(\.maxProperties).map { $0 + 1 - object.count }
        for limit in counts where (1...1000).contains(limit) {
            var more = object
            for number in 1...limit { more["kakehashi-\(number)"] = .string("kakehashi") }
            changes.append(.object(more))
        }
        return changes
    }

    private func changes(of elements: [JSONValue], _ facts: [Schema]) -> [JSONValue] {
        var changes: [JSONValue] = []
        guard let last = elements.last else { return changes }
        changes.append(.array(elements + [last]))
        for limit in facts.compactMap(\.maxItems) where limit < 10_000 && limit >= elements.count {
            changes.append(.array(elements + Array(repeating: last, count: limit + 1 - elements.count)))
        }
        for limit in facts.compactMap(\.minItems) where limit > 0 {
            changes.append(.array(Array(elements.prefix(limit - 1))))
        }
        return changes
    }

    private func changes(of text: String, _ facts: [Schema]) -> [JSONValue] {
        var changes = ["", text + "!", text.dropLast() + "!", "kakehashi 掛橋"]
        for limit in facts.compactMap(\.maxLength) where limit < 100_000 {
            let last = text.last.map(String.init) ?? "a"
            changes.append(text + String(repeating: last, count: max(1, limit + 1 - text.unicodeScalars.count)))
        }
        for limit in facts.compactMap(\.minLength) where limit > 1 { changes.append(String(text.prefix(limit - 1))) }
        return changes.map(JSONValue.string)
    }

    private func changes(of number: JSONNumber, _ facts: [Schema]) -> [JSONValue] {
        var changes: [JSONNumber] = []
        if let whole = number.int64 {
            changes += facts.compactMap { $0.minimum?.int64 }.map { JSONNumber(max($0, .min + 1) - 1) }
            changes += facts.compactMap { $0.maximum?.int64 }.map { JSONNumber(min($0, .max - 1) + 1) }
            changes += [JSONNumber(whole == .max ? 0 : whole + 1)]
        }
        changes += facts.compactMap { $0.minimum?.double }.map { JSONNumber($0 - 0.5) }
        changes += facts.compactMap { $0.maximum?.double }.map { JSONNumber($0 + 0.5) }
        changes.append(JSONNumber(number.double + 0.5))
        return changes.map(JSONValue.number)
    }
}
