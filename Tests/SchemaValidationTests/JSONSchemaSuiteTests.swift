import Foundation
import JSONCoding
import OpenAPIModel
import SchemaValidation
import Testing

/// The JSON Schema Test Suite, draft 4, as far as OAS 3.0 has its keywords.
struct JSONSchemaSuiteTests {
    static let corpus = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"]

    /// Files that are about the keywords that both have.
    private static let files = [
        "additionalProperties", "allOf", "anyOf", "default", "enum", "format", "items", "maxItems", "maxLength",
        "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf",
        "pattern", "properties", "required", "type", "uniqueItems", "optional/bignum", "optional/non-bmp-regex",
        "optional/format/date-time", "optional/format/email", "optional/format/hostname", "optional/format/ipv4",
        "optional/format/ipv6", "optional/format/unknown", "optional/format/uri",
    ]

    /// Groups that OAS 3.0 cannot say, by what they need.
    private static let foreignKeywords = [
        "patternProperties", "dependencies", "additionalItems", "$ref", "definitions", "id",
    ]

    @Test(.enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: the JSON Schema Test Suite is skipped"))
    func `values are judged as the JSON Schema Test Suite says`() throws {
        var count = 0
        var failures: [String] = []
        for file in Self.files {
            let url = URL(filePath: try #require(Self.corpus)).appending(path: "json-schema-draft4/\(file).json")
            for group in try JSONValue(jsonText: Data(contentsOf: url)).arrayValue ?? [] {
                guard let schema = group["schema"], !Self.isForeign(schema) else { continue }
                let fixture = try SchemaFixture(schema: "\(schema)")
                for test in group["tests"]?.arrayValue ?? [] {
                    guard let value = test["data"], let expected = test["valid"]?.boolValue else { continue }
                    count += 1
                    let isValid = fixture.validators.accepts(value, against: try fixture.id())
                    let name = "\(file): \(group["description"] ?? ""): \(test["description"] ?? "")"
                    if isValid != expected { failures.append(name) }
                }
            }
        }
        #expect(failures == [])
        #expect(count > 400)
    }

    /// Whether a schema has keywords, or forms of them, that OAS 3.0 does not have.
    private static func isForeign(_ schema: JSONValue) -> Bool {
        switch schema {
        case .array(let elements): return elements.contains(where: isForeign)
        case .object(let members):
            return members.contains { name, value in
                if foreignKeywords.contains(name) { return true }
                switch name {
                case "type": return value.arrayValue != nil || value == "null"
                case "items": return value.arrayValue != nil || isForeign(value)
                case "enum", "default": return false
                case "properties": return value.objectValue?.contains { isForeign($0.value) } ?? false
                default: return isForeign(value)
                }
            }
        default: return false
        }
    }
}
