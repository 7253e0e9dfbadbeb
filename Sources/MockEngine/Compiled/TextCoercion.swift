import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

/// Gives texts the types that a schema asks for: `10` becomes a number where a number is expected.
///
/// What cannot be of the type stays a text, and the validator says so.
struct TextCoercion: Sendable {
    let document: Document
    let validators: SchemaValidators
    private static let depthLimit = 16

    init(document: Document, validators: SchemaValidators) {
        self.document = document
        self.validators = validators
    }

    /// How many texts a value of the schema takes.
    func shape(of id: Schema.ID) -> JSONShape {
        switch type(of: id, 0) {
        case .array: .array
        case .object: .object(keys: keys(of: id))
        default: .scalar
        }
    }

    private func type(of id: Schema.ID, _ depth: Int) -> Schema.SchemaType? {
        let schema = document[id]
        if let type = schema.type { return type }
        if !schema.properties.isEmpty { return .object }
        if schema.items != nil { return .array }
        guard depth < Self.depthLimit else { return nil }
        return (schema.allOf + schema.oneOf + schema.anyOf).lazy.compactMap { type(of: $0, depth + 1) }.first
    }

    /// nil where a member of any name may come.
    private func keys(of id: Schema.ID) -> [String]? {
        let schema = document[id]
        switch schema.additionalProperties {
        case .allowed, .schema: return nil
        case .unspecified, .forbidden: break
        }
        let isWhole = schema.allOf.isEmpty && schema.oneOf.isEmpty && schema.anyOf.isEmpty
        return isWhole && !schema.properties.isEmpty ? schema.properties.map(\.name) : nil
    }

    func value(_ value: JSONValue, for id: Schema.ID) -> JSONValue { coerced(value, id, 0) }

    private func coerced(_ value: JSONValue, _ id: Schema.ID, _ depth: Int) -> JSONValue {
        guard depth < Self.depthLimit else { return value }
        let schema = document[id]
        var result = value
        switch (value, schema.type) {
        // A list of one looks like a single text in a form.
        case (.string, .array): result = coerced([value], id, depth + 1)
        case (.string(let text), let type?): result = Self.scalar(text, type, schema.isNullable) ?? value
        case (.string(let text), nil): result = enumerated(text, schema) ?? value
        case (.array(let elements), _):
            if let items = schema.items { result = .array(elements.map { coerced($0, items, depth + 1) }) }
        case (.object(let members), _): result = .object(self.members(members, schema, depth))
        default: break
        }
        for part in schema.allOf { result = coerced(result, part, depth + 1) }
        for alternative in schema.oneOf + schema.anyOf {
            let candidate = coerced(result, alternative, depth + 1)
            if validators.accepts(candidate, against: alternative) { return candidate }
        }
        return result
    }

    private static func scalar(_ text: String, _ type: Schema.SchemaType, _ isNullable: Bool) -> JSONValue? {
        switch type {
        case .boolean where text == "true": true
        case .boolean where text == "false": false
        case .integer, .number:
            isNullable && text.isEmpty ? .null : JSONNumber(text: text).map(JSONValue.number)
        case .boolean where isNullable && text.isEmpty: .null
        default: nil
        }
    }

    /// Without a type, an enumerated value that has this text.
    private func enumerated(_ text: String, _ schema: Schema) -> JSONValue? {
        schema.enumValues?.first { ScalarText.text(of: $0) == text }
    }

    private func members(_ members: JSONObject, _ schema: Schema, _ depth: Int) -> JSONObject {
        var result = JSONObject()
        for (name, value) in members {
            if let property = schema.properties.first(where: { $0.name == name }) {
                result[name] = coerced(value, property.schema, depth + 1)
            } else if case .schema(let id) = schema.additionalProperties {
                result[name] = coerced(value, id, depth + 1)
            } else {
                result[name] = value
            }
        }
        return result
    }
}
