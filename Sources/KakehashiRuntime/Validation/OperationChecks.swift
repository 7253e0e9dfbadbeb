import JSONValidation

/// What the messages of one operation are compared with.
struct OperationChecks: Sendable {
    let schemas: CheckedSchemas
    let parameters: [CheckedParameter]
    /// Those that may be read and yet not fit.
    let limitedParameters: [CheckedParameter]
    /// nil where the operation takes no body.
    let body: CheckedBody?
    let responses: [CheckedResponse]

    init(_ draft: OperationDraft, _ schemas: CheckedSchemas) {
        self.schemas = schemas
        parameters = draft.parameters.map { CheckedParameter($0, schemas.schemas) }
        limitedParameters = parameters.filter(\.isLimited)
        body = draft.body.map { CheckedBody($0, isRequired: draft.isBodyRequired, schemas) }
        responses = draft.responses.map { CheckedResponse($0, schemas) }
    }

    /// Reads a request that fits, and throws everything in which it does not.
    ///
    /// - Parameter read: reads it into its type. What only that finds out is listed with the rest.
    func reading<Input>(
        _ request: inout RequestReader, _ read: (inout RequestReader) throws -> Input
    ) throws -> Input {
        if !accepts(request.texts, request.content), let problem = problem(with: request) { throw problem }
        let side = CheckedSide(direction: .request, foreign: .passedOver, inJapanese: request.prefersJapanese)
        body?.prepare(&request.content, schemas, side)
        do {
            return try read(&request)
        } catch {
            throw problem(with: request) ?? error
        }
    }

    private func problem(with request: RequestReader) -> ProblemDetails? {
        findings(request.texts, request.content, foreign: .passedOver).problem(for: request)
    }

    /// Whether a request is known to have no violation that its types would not find. Nearly all requests end here.
    private func accepts(_ texts: ParameterTexts, _ content: BodyContent) -> Bool {
        for parameter in limitedParameters where !parameter.accepts(texts, schemas.schemas) { return false }
        return body?.accepts(content, schemas) ?? true
    }

    /// - Parameter foreign: what becomes of `readOnly` properties.
    private func findings(
        _ texts: ParameterTexts, _ content: BodyContent?, foreign: ForeignProperties
    ) -> ContractFindings {
        var findings = ContractFindings()
        for parameter in parameters { findings.list += parameter.findings(texts, schemas.schemas, .request, foreign) }
        if let body, let content { body.add(content, schemas, .request, foreign, to: &findings) }
        return findings
    }

    /// - Parameter foreign: what becomes of `writeOnly` properties.
    private func findings(
        _ response: HTTPResponse, _ content: BodyContent?, foreign: ForeignProperties
    ) -> ContractFindings {
        var findings = ContractFindings()
        guard let documented = documented(response.status.code) else { return findings }
        let texts = ParameterTexts(response.headerFields)
        for header in documented.headers {
            findings.list += header.findings(texts, schemas.schemas, .response, foreign)
        }
        if let content { documented.body.add(content, schemas, .response, foreign, to: &findings) }
        return findings
    }

    // MARK: The other messages

    /// Throws where a server's response does not fit; the values of a stream are looked at when they are sent.
    func checking(sent response: HTTPResponse, _ body: HTTPBody) async throws -> HTTPBody {
        let content = try await Self.content(body, response.headerFields)
        let findings = findings(response, content, foreign: .refused)
        if !findings.isEmpty { throw findings.serverProblem }
        return documented(response.status.code)?.body
            .checking(body, response.headerFields[.contentType], schemas, .response) ?? body
    }

    /// Throws where a client's request does not fit; the values of a stream are looked at when they are sent.
    func checking(sent request: HTTPRequest, _ writer: RequestWriter) async throws -> HTTPBody {
        let texts = ParameterTexts(request, pathParameters: writer.pathValues.mapValues { $0[...] })
        let content = try await Self.content(writer.body, request.headerFields)
        let findings = findings(texts, content, foreign: .refused)
        if !findings.isEmpty { throw findings.error }
        return body?.checking(writer.body, request.headerFields[.contentType], schemas, .request) ?? writer.body
    }

    /// Throws where the response that a client has got does not fit; the values of a stream are looked at when they
    /// come.
    func check(received response: inout ResponseReader) throws {
        let findings = findings(response.response, response.content, foreign: .passedOver)
        if !findings.isEmpty { throw findings.error }
        let side = CheckedSide(direction: .response, foreign: .passedOver)
        documented(response.response.status.code)?.body.prepare(&response.content, schemas, side)
    }

    private static func content(_ body: HTTPBody, _ fields: HTTPFields) async throws -> BodyContent? {
        guard let bytes = body.bytes else { return nil }
        return try await BodyContent(body, fields, BodyLimits(body: bytes.count, part: bytes.count), .none)
    }

    /// The code itself, then its range, then the default.
    private func documented(_ code: Int) -> CheckedResponse? {
        let names = [String(code), "\(code / 100)XX", "default"]
        return names.lazy.compactMap { name in responses.first { $0.status == name } }.first
    }
}

/// A documented response.
struct CheckedResponse: Sendable {
    let status: String
    let headers: [CheckedParameter]
    let body: CheckedBody

    init(_ draft: OperationDraft.Response, _ schemas: CheckedSchemas) {
        status = draft.status.uppercased() == draft.status ? draft.status : draft.status.lowercased()
        headers = draft.headers.map { CheckedParameter($0, schemas.schemas) }
        body = CheckedBody(draft.contents, isRequired: false, schemas)
    }
}
