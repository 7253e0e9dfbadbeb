import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// An operation with everything prepared that does not depend on a request.
struct CompiledOperation: Sendable {
    /// Where it stands among all.
    let index: Int
    let operation: OpenAPIModel.Operation
    let servers: [ServerTemplate]
    let security: CompiledSecurity
    let parameters: [CompiledParameter]
    let body: CompiledBody?
    let responses: [CompiledResponse]
    /// Those of every request that does not ask for others.
    let faults: [Fault]
    let callbacks: [CompiledCallback]

    /// Whether a response of success is documented, so that `default` means errors.
    var hasSuccess: Bool {
        responses.contains { response in
            switch response.status {
            case .code(let code): (200..<400).contains(code)
            case .range(let digit): digit == 2 || digit == 3
            case .default: false
            }
        }
    }
}

/// How a parameter's text becomes a value, and what the value must fit.
struct CompiledParameter: Sendable {
    enum Reading: Sendable {
        case described(ParameterDescription)
        /// The reason says why it is not read.
        case ignored(String)
    }

    let name: String
    let location: ParameterLocation
    let reading: Reading
    let schema: Schema.ID?
    let origin: Origin
}

struct CompiledBody: Sendable {
    let isRequired: Bool
    let contents: [CompiledContent]
    let origin: Origin
}

/// One entry of `content`.
struct CompiledContent: Sendable {
    /// As written.
    let name: String
    /// nil where the name is no media type.
    let type: KakehashiRuntime.MediaType?
    let schema: Schema.ID?
    /// nil where nothing is known of the value in the bytes.
    let reading: BodyReading?
    /// Says why, where `reading` is nil.
    let opaqueReason: String
    /// Those with a value.
    let examples: [CompiledExample]
    let origin: Origin
}

struct CompiledResponse: Sendable {
    let status: StatusPattern
    let headers: [CompiledHeader]
    let contents: [CompiledContent]
    /// Whether it is what requests are answered that do not fit the contract: `x-for-violations`.
    let isForViolations: Bool
    let origin: Origin
}

struct CompiledHeader: Sendable {
    /// How a value is written.
    enum Style: Sendable {
        case json
        case simple(explode: Bool)

        func text(of value: JSONValue) -> String {
            switch self {
            case .json: String(decoding: value.jsonText, as: UTF8.self)
            case .simple(let explode): HeaderCoding.text(of: value, explode: explode)
            }
        }
    }

    let name: String
    let schema: Schema.ID?
    let style: Style
    /// How the value of a message is read and what it must fit.
    let parameter: CompiledParameter
    /// What of the request the value is made of; empty where it is made of none.
    let templates: [RuntimeText]
    let isURL: Bool
    /// What is sent where nothing is drawn; nil where there is no value.
    let fixed: (text: String, source: Decision.HeaderSource)?
    let origin: Origin
}
