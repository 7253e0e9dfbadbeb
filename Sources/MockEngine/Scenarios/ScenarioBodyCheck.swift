import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// Whether the body of a step fits a content, as far as that is known before its templates have values.
enum ScenarioBodyCheck {
    static func violations(
        of body: TemplatedValue, as content: CompiledContent, _ service: CompiledService
    ) -> [SchemaViolation] {
        // Of a stream it is not known what its elements are to be.
        guard let schema = content.schema, content.reading != nil else { return [] }
        let open = openPlaces(body, at: "")
        return service.validators.violations(of: placeholder(body), against: schema, direction: .response).filter {
            isCertain($0, open)
        }
    }

    private enum Openness {
        /// Of which not even the kind is known.
        case value
        /// Of which it is known that it is a text.
        case text
    }

    private static func openPlaces(_ value: TemplatedValue, at pointer: String) -> [(String, Openness)] {
        switch value {
        case .plain: []
        case .text(let text): [(pointer, text.only == nil ? .text : .value)]
        case .list(let elements):
            elements.enumerated().flatMap { openPlaces($0.element, at: "\(pointer)/\($0.offset)") }
        case .object(let members):
            members.flatMap { openPlaces($0.value, at: "\(pointer)/\(JSONPointer.escape($0.key))") }
        }
    }

    private static func placeholder(_ value: TemplatedValue) -> JSONValue {
        switch value {
        case .plain(let value): value
        case .text(let text): .string(text.parts.map { if case .text(let text) = $0 { text } else { "" } }.joined())
        case .list(let elements): .array(elements.map(placeholder))
        case .object(let members): .object(JSONObject(members.map { ($0.key, placeholder($0.value)) }))
        }
    }

    /// Whether it is a violation whatever the templates stand for.
    private static func isCertain(_ violation: SchemaViolation, _ open: [(String, Openness)]) -> Bool {
        let code = violation.rule.id.split(separator: "/").last.flatMap { ViolationCode(rawValue: String($0)) }
        switch code {
        case .tooDeep, .tooCostly: return false
        // What must not be there must not, whatever it is.
        case .additionalProperties, .readOnly, .writeOnly: return true
        default: break
        }
        for (pointer, openness) in open {
            if pointer == violation.instancePointer {
                if openness == .value || code != .type { return false }
            } else if pointer.hasPrefix(violation.instancePointer + "/") {
                switch code {
                case .oneOf, .anyOf, .not, .discriminator, .enumeration, .uniqueItems: return false
                default: break
                }
            }
        }
        return true
    }
}
