import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// A schema, and a JSON text that is compared with it.
enum ValidatorEntry {
    static func run(_ bytes: [UInt8]) -> String? {
        let parts = FuzzInput.parts(of: bytes)
        guard parts.count == 2, let value = try? JSONValue(jsonText: parts[1]) else { return nil }
        let schema = String(decoding: parts[0], as: UTF8.self)
        let entry = """
            openapi: 3.0.4
            info: {title: t, version: '1'}
            paths: {}
            components: {schemas: {S: {$ref: schema.yaml}}}
            """
        let outcome = DocumentLoader.load(
            text: entry, others: ["schema.yaml": schema], options: LoaderOptions(limits: YAMLEntry.limits))
        guard let document = outcome.value, let id = document.components.schemas.first?.value else { return nil }
        let validators = SchemaValidators.compile(document).value
        guard let violations = validators?.violations(of: value, against: id) else { return "there is no validator" }
        if validators?.accepts(value, against: id) != violations.isEmpty { return "the two ways to ask differ" }
        return violations.contains { !leads($0.instancePointer, into: value) } ? "a violation points to nothing" : nil
    }

    /// A member that is missing is pointed at, too, so the last step may lead nowhere.
    private static func leads(_ pointer: String, into value: JSONValue) -> Bool {
        guard let steps = JSONPointer.steps(of: pointer) else { return false }
        var value = value
        for (index, step) in steps.enumerated() {
            switch value {
            case .object(let object):
                guard let member = object[step] else { return index == steps.count - 1 }
                value = member
            case .array(let array):
                guard let place = Int(step), array.indices.contains(place) else { return false }
                value = array[place]
            default: return false
            }
        }
        return true
    }
}
