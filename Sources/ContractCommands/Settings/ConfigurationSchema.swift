import JSONCoding
import OpenAPILint
package import SourceDiagnostics

/// The JSON Schema of a file that people write, for editors.
package enum ConfigurationSchema: String, CaseIterable, Sendable {
    /// `kakehashi.yaml`.
    case settings
    /// The catalogue of a platform.
    case platform

    package func text(_ language: Language) -> String {
        var schema: JSONObject = [
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": .string(self == .settings ? ConfigurationFile.name : "platform.yaml"),
        ]
        let keys = self == .settings ? ConfigurationKey.all : CatalogueKeys.all
        for (name, value) in Self.mapping(keys, language) { schema[name] = value }
        return IndentedJSON.text(.object(schema))
    }

    private static func mapping(_ keys: [ConfigurationKey], _ language: Language) -> JSONObject {
        var properties = JSONObject()
        for key in keys {
            var schema: JSONObject = ["description": .string(key.summary[language])]
            let shape = self.schema(of: key.shape, language)
            for (name, value) in key.isRequired ? shape : orNull(shape) { schema[name] = value }
            properties[key.name] = .object(schema)
        }
        var schema: JSONObject = ["type": "object", "additionalProperties": false, "properties": .object(properties)]
        let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        return schema
    }

    /// A key with nothing behind it counts as left out.
    private static func orNull(_ schema: JSONObject) -> JSONObject {
        var schema = schema
        if let type = schema["type"] { schema["type"] = [type, "null"] }
        if case .array(let words) = schema["enum"] { schema["enum"] = .array(words + [.null]) }
        return schema
    }

    private static func schema(of shape: ConfigurationKey.Shape, _ language: Language) -> JSONObject {
        switch shape {
        case .text: ["type": "string"]
        case .texts: ["type": "array", "items": ["type": "string"]]
        case .number(let low, let high):
            ["type": "integer", "minimum": .number(JSONNumber(low)), "maximum": .number(JSONNumber(high))]
        case .word(let words): ["enum": .array(words.map(JSONValue.string))]
        case .flag: ["type": "boolean"]
        case .words(let words): ["type": "array", "items": ["enum": .array(words.map(JSONValue.string))]]
        case .names(let name): ["type": "array", "items": name.schema]
        case .nameMap(let name): ["type": "object", "additionalProperties": name.schema]
        case .nameLists(let name):
            ["type": "object", "additionalProperties": ["type": "array", "items": name.schema]]
        case .list(let keys): ["type": "array", "items": .object(mapping(keys, language))]
        case .mapping(let keys): mapping(keys, language)
        case .levels:
            [
                "type": "object", "propertyNames": ["enum": .array(AllRules.all.map { .string($0.id) })],
                "additionalProperties": [
                    "enum": .array(LintConfiguration.Level.allCases.map { .string($0.rawValue) })
                ],
            ]
        }
    }
}
