/// A response while its documented form is read from it.
public struct ResponseReader {
    let response: HTTPResponse
    var content: BodyContent

    /// The body, where its media type is one that is read whole.
    var collected: [UInt8]? { content.collected }

    init(_ response: HTTPResponse, _ body: HTTPBody, limit: Int) async throws {
        try await self.init(response, body, BodyLimits(body: limit, part: limit))
    }

    /// - Parameter streams: media types of responses that are not read whole, though their kind would be.
    init(_ response: HTTPResponse, _ body: HTTPBody, _ limits: BodyLimits, streams: String? = nil) async throws {
        self.response = response
        content = try await BodyContent(body, response.headerFields, limits, .response, streams: streams)
    }
}
