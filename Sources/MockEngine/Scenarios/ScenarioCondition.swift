import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

/// What a request must be for a step.
struct ScenarioCondition: Sendable {
    enum Test: Sendable {
        case equals(JSONValue)
        case matches(Pattern)
        case exists(Bool)
        case oneOf([JSONValue])
    }

    let place: ExampleMatch.Place
    /// A parameter's, a member's, or a JSON pointer.
    let name: String
    let test: Test

    /// Why it does not hold; nil where it does.
    func fault(of request: DecodedRequest) -> String? {
        let actual = ExampleMatch.value(of: name, in: place, request)
        return holds(actual) ? nil : "\(subject) is \(Self.text(of: actual)), \(expectation)"
    }

    private func holds(_ actual: JSONValue?) -> Bool {
        switch test {
        case .equals(let value): ExampleMatch.isSame(value, actual)
        case .exists(let exists): (actual != nil) == exists
        case .oneOf(let values): values.contains { ExampleMatch.isSame($0, actual) }
        case .matches(let pattern):
            switch actual {
            case nil, .object?, .array?, .null?: false
            case let actual?: pattern.matches(ScalarText.text(of: actual))
            }
        }
    }

    private var subject: String {
        switch place {
        case .parameter(let location): "\(location.rawValue) '\(name)'"
        case .body: "body '\(name)'"
        }
    }

    private var expectation: String {
        switch test {
        case .equals(.null): "where there is to be none"
        case .equals(let value): "not \(Self.text(of: value))"
        case .matches(let pattern): "which '\(pattern.text)' does not match"
        case .exists(let exists): exists ? "where there is to be one" : "where there is to be none"
        case .oneOf(let values): "none of \(values.map { Self.text(of: $0) }.joined(separator: ", "))"
        }
    }

    /// Cut where it is long, as a trace is for people.
    private static func text(of value: JSONValue?) -> String {
        guard let value else { return "absent" }
        let text = String(decoding: value.jsonText, as: UTF8.self)
        return text.count > 60 ? text.prefix(60) + "…" : text
    }
}
