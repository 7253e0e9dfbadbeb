import JSONCoding
import OpenAPILint
package import SourceDiagnostics

/// The JSON Schema of `kakehashi.yaml`, for editors.
package enum ConfigurationSchema {
    package static func text(_ language: Language) -> String {
        var schema: JSONObject = [
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "kakehashi.yaml",
        ]
        for (name, value) in mapping(ConfigurationKey.all, language) { schema[name] = value }
        return IndentedJSON.text(.object(schema))
    }

    private static func mapping(_ keys: [ConfigurationKey], _ language: Language) -> JSONObject {
        var properties = JSONObject()
        for key in keys {
            var schema: JSONObject = ["description": .string(key.summary[language])]
            for (name, value) in self.schema(of: key.shape, language) { schema[name] = value }
            properties[key.name] = .object(schema)
        }
        return ["type": "object", "additionalProperties": false, "properties": .object(properties)]
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
