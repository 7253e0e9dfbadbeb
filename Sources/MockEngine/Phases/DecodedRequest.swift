import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// Second phase: the request as values. Nothing is judged here.
struct DecodedRequest: Sendable {
    struct Parameter: Sendable {
        enum Content: Sendable {
            case absent
            case value(JSONValue)
            /// Says why there is no value.
            case malformed(ProblemDetails.Violation)
            /// The text is empty, and may be.
            case empty
        }

        let parameter: CompiledParameter
        let content: Content
    }

    enum Body: Sendable {
        case absent
        case value(ReadBody, CompiledContent)
        /// Bytes that are not looked into, and why.
        case opaque(String)
        /// The body cannot be read.
        case malformed([ProblemDetails.Violation], CompiledContent)
        /// It is of no kind that is read here: a media type, charset or coding.
        case unsupported(ProblemDetails)
    }

    let request: HTTPRequest
    /// The body as it came.
    let bytes: [UInt8]
    let texts: ParameterTexts
    let parameters: [Parameter]
    let body: Body
    let accept: AcceptHeader

    /// A parameter's value, or its text where the contract does not have it; nil where it is absent.
    func value(of name: String, in location: ParameterLocation) -> JSONValue? {
        let isSame: (String) -> Bool = {
            location == .header ? $0.lowercased() == name.lowercased() : $0 == name
        }
        if let known = parameters.first(where: { $0.parameter.location == location && isSame($0.parameter.name) }) {
            if case .value(let value) = known.content { return value }
            return nil
        }
        let coding = ParameterCoding.standard(in: location.coding)
        return (try? texts.value(name, .scalar, coding, in: location.coding)) ?? nil
    }
    /// A member of the body, or what a JSON pointer leads to; nil where there is none.
    func bodyValue(at name: String) -> JSONValue? {
        guard case .value(let body, _) = body else { return nil }
        guard name.isEmpty || name.hasPrefix("/") else { return body.json[name] }
        return body.json.value(at: name)
    }
}

extension JSONValue {
    /// What a JSON pointer leads to; nil where there is nothing.
    func value(at pointer: String) -> JSONValue? {
        JSONPointer.steps(of: pointer)?.reduce(Optional(self)) { value, step in
            value?[step] ?? Int(step).flatMap { value?[$0] }
        }
    }
}
