import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// A path that an operation answers.
struct SamplePath {
    private let samples: SampleMaker

    init(_ samples: SampleMaker) { self.samples = samples }

    /// Path parameters get their examples; query parameters come only where they must.
    func text(_ template: String, _ parameters: [Parameter]) -> String {
        var values: [String: String] = [:]
        var query: [String] = []
        for parameter in parameters {
            let value = self.value(of: parameter)
            switch parameter.location {
            case .path:
                // A colon may stand in a path (RFC 3986 section 3.3), and URNs are easier to read with it.
                let text = self.text(parameter, value).replacing("%3A", with: ":")
                values[parameter.name] = text.isEmpty ? "-" : text
            case .query where parameter.isRequired: query.append(text(parameter, value))
            case .query, .header, .cookie: break
            }
        }
        query.removeAll(where: \.isEmpty)
        return PathTemplate(template).expanded(values) + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    /// Empty where the parameter's style has no text for the value.
    private func text(_ parameter: Parameter, _ value: JSONValue) -> String {
        let text = try? parameter.coding.text(parameter.name, value, in: parameter.location.coding)
        return (text ?? nil) ?? ""
    }

    private func value(of parameter: Parameter) -> JSONValue {
        let examples = parameter.examples + (parameter.content.first?.examples ?? [])
        if let example = examples.lazy.compactMap(\.value).first { return example }
        guard let schema = parameter.schema ?? parameter.content.first?.schema else { return "text" }
        return samples.sample(for: schema, direction: .request)
    }
}
