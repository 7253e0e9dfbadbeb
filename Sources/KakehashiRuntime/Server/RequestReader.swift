/// A request while an operation's input is read from it. What does not fit the contract is thrown as a problem.
public struct RequestReader {
    let request: HTTPRequest
    let texts: ParameterTexts
    var content: BodyContent

    /// In which language the caller is told what is wrong.
    var prefersJapanese: Bool { AcceptLanguage.prefersJapanese(request.headerFields[.acceptLanguage]) }

    init(_ context: ServerOperation.RequestContext, streams: String? = nil) async throws {
        try await self.init(
            context.request, context.body, context.pathParameters,
            context.limits, streams: streams)
    }

    /// - Parameter streams: media types of the request that are not read whole, though their kind would be.
    init(
        _ request: HTTPRequest, _ body: HTTPBody, _ pathParameters: [String: Substring], _ limits: BodyLimits,
        streams: String? = nil
    ) async throws {
        self.request = request
        texts = ParameterTexts(request, pathParameters: pathParameters)
        content = try await BodyContent(body, request.headerFields, limits, .request, streams: streams)
    }
}
