import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation
import Synchronization

/// An example of a body. Its value is made when it is first asked for.
final class CompiledExample: Sendable {
    let name: String?
    let match: ExampleMatch?
    let origin: Origin
    private let example: Example
    private let made = Mutex<JSONValue?>(nil)
    private let found = Mutex<[SchemaViolation]?>(nil)

    init(_ example: Example) {
        self.example = example
        name = example.name
        origin = example.origin
        match = example.extensions.entry("x-match").map { ExampleMatch($0.value) }
    }

    /// How it does not fit its schema.
    func violations(_ validators: SchemaValidators, _ schema: Schema.ID) -> [SchemaViolation] {
        let value = self.value
        return found.withLock { found in
            if let violations = found { return violations }
            let violations = validators.violations(of: value, against: schema, direction: .response)
            found = violations
            return violations
        }
    }

    var value: JSONValue {
        made.withLock { made in
            if let value = made { return value }
            let value = example.value ?? .null
            made = value
            return value
        }
    }
}

/// For which requests an example is: the `x-match` of an Example Object.
///
/// ```yaml
/// x-match: {path: {id: 7}, query: {kind: school}, header: {X-Role: staff}, body: {name: 城西, /address/city: 会津若松}}
/// ```
/// All must be so. A value is compared with the parameter's; null means that there is none.
struct ExampleMatch: Sendable {
    struct Condition: Sendable {
        let place: Place
        let name: String
        let value: JSONValue
    }

    enum Place: Sendable {
        case parameter(ParameterLocation)
        case body
    }

    let conditions: [Condition]
    /// Members that are none of the places; with one, the example is for no request.
    let unknown: [String]

    init(_ json: JSONValue) {
        var conditions: [Condition] = []
        var unknown: [String] = []
        for (key, values) in json.objectValue ?? ["": json] {
            let place = key == "body" ? Place.body : ParameterLocation(rawValue: key).map(Place.parameter)
            guard let place, let values = values.objectValue else {
                unknown.append(key)
                continue
            }
            conditions += values.map { Condition(place: place, name: $0.key, value: $0.value) }
        }
        self.conditions = conditions
        self.unknown = unknown
    }

    func holds(for request: DecodedRequest) -> Bool {
        unknown.isEmpty
            && conditions.allSatisfy { Self.isSame($0.value, Self.value(of: $0.name, in: $0.place, request)) }
    }

    /// What a request has at a place: of the body a member, or what a JSON pointer leads to.
    static func value(of name: String, in place: Place, _ request: DecodedRequest) -> JSONValue? {
        switch place {
        case .parameter(let location): return request.value(of: name, in: location)
        case .body: return request.bodyValue(at: name)
        }
    }

    /// Texts and the numbers that they stand for are the same, as not every parameter has a schema.
    static func isSame(_ expected: JSONValue, _ actual: JSONValue?) -> Bool {
        guard let actual else { return expected.isNull }
        if expected == actual { return true }
        switch (expected, actual) {
        case (.array, _), (.object, _), (_, .array), (_, .object), (.null, _), (_, .null): return false
        default: return ScalarText.text(of: expected) == ScalarText.text(of: actual)
        }
    }
}
