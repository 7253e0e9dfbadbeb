import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// An operation with everything prepared that does not depend on a request.
struct CompiledOperation: Sendable {
    let operation: OpenAPIModel.Operation
    let parameters: [CompiledParameter]
    let body: CompiledBody?
    let responses: [CompiledResponse]
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
    let isRequired: Bool
    let allowsEmptyValue: Bool
    let reading: Reading
    let schema: Schema.ID?
}

struct CompiledBody: Sendable {
    let isRequired: Bool
    let contents: [CompiledContent]
}

/// One entry of `content`.
struct CompiledContent: Sendable {
    /// As written.
    let name: String
    /// nil where the name is no media type.
    let type: KakehashiRuntime.MediaType?
    let schema: Schema.ID?
    /// Those with a value.
    let examples: [Example]

    init(_ content: OpenAPIModel.MediaType) {
        name = content.name
        type = KakehashiRuntime.MediaType(content.name)
        schema = content.schema
        examples = content.examples.filter { $0.value != nil }
    }
}

struct CompiledResponse: Sendable {
    let status: StatusPattern
    let headers: [CompiledHeader]
    let contents: [CompiledContent]
}

struct CompiledHeader: Sendable {
    let name: String
    /// What is sent, escaped as style `simple` asks; nil where there is nothing to send.
    let text: String
    let source: Decision.HeaderSource
}
