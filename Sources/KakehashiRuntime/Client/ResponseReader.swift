/// A response while its documented form is read from it.
public struct ResponseReader {
    let response: HTTPResponse
    let body: HTTPBody
    /// The body, where its media type is one that is read whole.
    let collected: [UInt8]?
    let contentType: MediaType?

    init(_ response: HTTPResponse, _ body: HTTPBody, limit: Int) async throws {
        self.response = response
        contentType = response.headerFields[.contentType].flatMap { MediaType($0) }
        if BodyKind(contentType) == .binary, contentType != nil {
            self.body = body
            collected = nil
        } else {
            let bytes = try await body.collect(upTo: limit)
            self.body = HTTPBody(bytes)
            collected = bytes
        }
    }
}

@_spi(Generated)
extension ResponseReader {
    public var status: Int { response.status.code }

    /// A documented header, nil where it is absent.
    public func header<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, explode: Bool = false
    ) throws -> Value? {
        try HeaderCoding.value(name, type, in: response.headerFields, explode: explode)
    }

    /// A documented header that must be there.
    public func requiredHeader<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, explode: Bool = false
    ) throws -> Value {
        guard let value = try header(name, type, explode: explode) else {
            throw MessageError("the header '\(name)' is missing")
        }
        return value
    }

    /// Whether the response has this media type. A response without one counts as having every type.
    public func hasContentType(_ name: String) -> Bool {
        guard let contentType, let documented = MediaType(name) else { return true }
        return documented.matches(contentType)
    }

    public func json<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        guard contentType?.isJSON ?? true, let collected else { throw wrongType("JSON") }
        return try Value(jsonText: collected)
    }

    public func text<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        guard let collected else { throw wrongType("text") }
        return try BodyKind.text(type, collected)
    }

    public func form<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        guard let collected else { throw wrongType("a form") }
        return try BodyKind.form(type, collected)
    }

    public func binary() -> HTTPBody { body }

    /// The response, whole, where its status is not documented.
    public func undocumented() -> UndocumentedResponse {
        UndocumentedResponse(status: response.status, headerFields: response.headerFields, body: body)
    }

    /// What to throw where the content type is none of the documented ones.
    public func unexpectedContentType() -> any Error { wrongType("a documented media type") }

    private func wrongType(_ expected: String) -> MessageError {
        MessageError("expected \(expected), received the content type '\(contentType?.description ?? "")'")
    }
}
