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
            case malformed(String)
            /// The text is empty, and may be.
            case empty
        }

        let parameter: CompiledParameter
        let content: Content
    }

    enum Body: Sendable {
        case absent(isRequired: Bool)
        case value(JSONValue, schema: Schema.ID?)
        /// Bytes that are not looked into.
        case opaque
        case malformed(String)
        case unsupported(String, documented: [String])
    }

    let parameters: [Parameter]
    let body: Body
    let accept: AcceptHeader
    let preferences: PreferHeader
}
