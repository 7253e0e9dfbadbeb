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
                let text = KakehashiRuntime.ParameterStyle.simple(value, explode: parameter.explodes) {
                    // A colon may stand in a path (RFC 3986 section 3.3), and URNs are easier to read with it.
                    PercentCoding.encode($0).replacing("%3A", with: ":")
                }
                values[parameter.name] = text.isEmpty ? "-" : text
            case .query where parameter.isRequired: query += pairs(parameter, value)
            case .query, .header, .cookie: break
            }
        }
        return PathTemplate(template).expanded(values) + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    private func pairs(_ parameter: Parameter, _ value: JSONValue) -> [String] {
        let value = parameter.content.isEmpty ? value : .string(String(decoding: value.jsonText, as: UTF8.self))
        return KakehashiRuntime.ParameterStyle.form(parameter.name, value, explode: parameter.explodes) {
            PercentCoding.encode($0)
        }
    }

    private func value(of parameter: Parameter) -> JSONValue {
        let examples = parameter.examples + (parameter.content.first?.examples ?? [])
        if let example = examples.lazy.compactMap(\.value).first { return example }
        guard let schema = parameter.schema ?? parameter.content.first?.schema else { return "text" }
        return samples.sample(for: schema, direction: .request)
    }
}
