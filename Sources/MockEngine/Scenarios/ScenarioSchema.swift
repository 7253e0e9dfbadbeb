import JSONCoding
package import SourceDiagnostics

/// The JSON Schema of a scenario file, for editors.
package enum ScenarioSchema {
    package static func text(_ language: Language) -> String {
        var schema: JSONObject = [
            "$schema": "http://json-schema.org/draft-07/schema#", "title": "*.scenario.yaml",
        ]
        for (name, value) in self.schema(of: ScenarioFormat.file, language) { schema[name] = value }
        return IndentedJSON.text(.object(schema))
    }

    private static func schema(of shape: ScenarioShape, _ language: Language) -> JSONObject {
        switch shape {
        case .text: ["type": "string"]
        case .name: ["type": "string", "pattern": .string(ScenarioFormat.namePattern)]
        case .number(let range):
            [
                "type": "integer", "minimum": .number(JSONNumber(range.lowerBound)),
                "maximum": .number(JSONNumber(range.upperBound)),
            ]
        case .flag: ["type": "boolean"]
        case .scalar: ["type": ["string", "number", "boolean"]]
        case .null: ["type": "null"]
        case .anything: [:]
        case .list(let element, let least): list(element, least, language)
        case .mapping(let mapping): self.mapping(mapping, language)
        case .table(let names, let value): table(names, value, language)
        case .either(let shapes): ["anyOf": .array(shapes.map { .object(schema(of: $0, language)) })]
        }
    }

    private static func table(_ names: ScenarioShape, _ value: ScenarioShape, _ language: Language) -> JSONObject {
        var schema: JSONObject = ["type": "object", "minProperties": 1]
        // That names are texts goes without saying.
        if case .name = names { schema["propertyNames"] = .object(self.schema(of: names, language)) }
        schema["additionalProperties"] = .object(self.schema(of: value, language))
        return schema
    }

    private static func list(_ element: ScenarioShape, _ least: Int, _ language: Language) -> JSONObject {
        var schema: JSONObject = ["type": "array", "items": .object(self.schema(of: element, language))]
        if least > 0 { schema["minItems"] = .number(JSONNumber(least)) }
        return schema
    }

    private static func mapping(_ mapping: ScenarioMapping, _ language: Language) -> JSONObject {
        var properties = JSONObject()
        for key in mapping.keys {
            var schema: JSONObject = ["description": .string(key.summary[language])]
            for (name, value) in self.schema(of: key.shape, language) { schema[name] = value }
            properties[key.name] = .object(schema)
        }
        var schema: JSONObject = ["type": "object", "additionalProperties": false, "properties": .object(properties)]
        let required = mapping.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        if mapping.isOneKey || !mapping.mayBeEmpty { schema["minProperties"] = 1 }
        if mapping.isOneKey { schema["maxProperties"] = 1 }
        if !mapping.apart.isEmpty { schema["not"] = ["required": .array(mapping.apart.map(JSONValue.string))] }
        return schema
    }
}
