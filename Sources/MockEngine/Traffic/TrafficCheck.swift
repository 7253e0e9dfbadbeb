import JSONCoding
package import KakehashiRuntime
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// Holds requests and responses of a real service against its contract, as they pass.
package struct TrafficCheck: Sendable {
    /// The operation that a request means.
    package struct Route: Sendable {
        package let operationID: String?
        /// Whether the operation is called off in the contract.
        package let isDeprecated: Bool
        let operation: Int
        fileprivate let parameters: [String: Substring]
    }

    /// A violation, and where the contract says so.
    package struct Finding: Sendable {
        package let violation: ProblemDetails.Violation
        package let place: String?
        fileprivate var origin: Origin?
    }

    /// What is wrong with a request, and what the contract documents for such requests.
    package struct RequestResult: Sendable {
        package let findings: [Finding]
        /// nil where the request fits.
        package let refusal: (HTTPResponse, HTTPBody)?
    }

    private let service: CompiledService

    package init(_ service: CompiledService) { self.service = service }

    /// nil where no operation has the path and the method.
    package func route(of request: HTTPRequest) -> Route? {
        var trace = DecisionTrace()
        guard case .operation(let index, let parameters) = RouteMatch.find(request, in: service, &trace) else {
            return nil
        }
        let operation = service.operations[index].operation
        return Route(
            operationID: operation.operationID, isDeprecated: operation.isDeprecated, operation: index,
            parameters: parameters)
    }

    /// The path of a request, with its query, without what stands before the paths of the contract.
    package func path(of request: HTTPRequest) -> String {
        let whole = request.path ?? "/"
        let path = whole.prefix { $0 != "?" }
        let rests = service.basePaths.compactMap { ServerResponder.path(path, below: $0) }
        guard let rest = rests.min(by: { $0.utf8.count < $1.utf8.count }) else { return whole }
        return (rest.isEmpty ? "/" : String(rest)) + whole.dropFirst(path.count)
    }

    /// - Parameter body: nil where it passes without being read.
    package func check(
        _ request: HTTPRequest, _ body: [UInt8]?, _ route: Route, _ trace: inout DecisionTrace
    ) -> RequestResult {
        let operation = service.operations[route.operation]
        let decoded = RequestDecoder(operation, service).decode(request, body, route.parameters, &trace)
        let assessment = Assessment(of: decoded, operation, service, &trace)
        guard let refusal = assessment.refusal else { return RequestResult(findings: [], refusal: nil) }
        let call = Call(
            operation: operation, request: decoded, preferences: Preferences(), drawn: nil,
            circumstances: Circumstances())
        // How it is made says nothing of the request, and mostly it is not sent.
        var unused = DecisionTrace()
        let answer = ResponseProducer(service).refusal(of: call, refusal, assessment.findings, &unused)
        return RequestResult(
            findings: assessment.findings.map { Finding(violation: $0.violation, place: $0.place) },
            refusal: (answer.response, HTTPBody(answer.body)))
    }

    /// - Parameter body: nil where it passes without being read.
    package func check(
        _ response: HTTPResponse, _ body: [UInt8]?, to route: Route, _ trace: inout DecisionTrace
    ) -> [Finding] {
        let found = findings(response, body, route)
        for finding in found { trace.note(.violation(finding.violation, rule: nil), at: finding.origin) }
        return found
    }

    private func findings(_ response: HTTPResponse, _ body: [UInt8]?, _ route: Route) -> [Finding] {
        let operation = service.operations[route.operation]
        guard let documented = StatusChoice.documented(response.status.code, operation.responses) else {
            let message = "the contract documents no status \(response.status.code)"
            return [finding("status", "", "undocumented-status", message, at: operation.operation.origin)]
        }
        return headers(response, documented) + content(response, body, documented)
    }

    // MARK: Parts of a response

    private func headers(_ response: HTTPResponse, _ documented: CompiledResponse) -> [Finding] {
        let texts = ParameterTexts(response.headerFields)
        return documented.headers.flatMap { header -> [Finding] in
            guard case .described(let description) = header.parameter.reading else { return [] }
            switch header.parameter.content(description, texts, service.validators) {
            case .empty: return []
            case .absent:
                guard description.isRequired else { return [] }
                let violation = ParameterFault.missing.violation(of: header.name, in: .header)
                return [finding(violation, at: header.origin)]
            case .malformed(let violation):
                return [finding(violation, at: header.origin)]
            case .value(let value):
                return findings("header", "/" + JSONPointer.escape(header.name), value, header.schema)
            }
        }
    }

    private func content(_ response: HTTPResponse, _ body: [UInt8]?, _ documented: CompiledResponse) -> [Finding] {
        guard let body, !body.isEmpty, response.headerFields[.contentEncoding] == nil else { return [] }
        let written = response.headerFields[.contentType]
        let type = written.flatMap { KakehashiRuntime.MediaType($0) }
        guard !documented.contents.isEmpty else { return [] }
        guard let content = documented.contents.content(for: type, written) else {
            let message = "the contract documents no content type '\(written ?? "")' here"
            return [finding("header", "/Content-Type", "undocumented-media-type", message, at: documented.origin)]
        }
        guard let reading = content.reading else { return [] }
        do throws(ProblemDetails) {
            let value = try reading.read(body, type)
            let faults = value.violations.map { finding($0, at: content.origin) }
            let json = reading.isTextual ? typed(value.json, content.schema) : value.json
            return faults + findings("body", "", json, content.schema).filter { !value.isOpaque($0.violation.pointer) }
        } catch {
            return error.violations.map { finding($0, at: content.origin) }
        }
    }

    private func typed(_ value: JSONValue, _ schema: Schema.ID?) -> JSONValue {
        schema.map { service.validators.typed(value, by: $0) } ?? value
    }

    private func findings(
        _ location: String, _ prefix: String, _ value: JSONValue, _ schema: Schema.ID?
    ) -> [Finding] {
        guard let schema, !service.validators.accepts(value, against: schema, direction: .response) else { return [] }
        return service.validators.violations(of: value, against: schema, direction: .response).compactMap { found in
            let code = found.rule.id.split(separator: "/").last.map(String.init) ?? found.rule.id
            if let known = ViolationCode(rawValue: code), known == .tooDeep || known == .tooCostly { return nil }
            let pointer = prefix + found.instancePointer
            return finding(location, pointer, code, found.message.english, at: found.schema)
        }
    }

    private func finding(
        _ location: String, _ pointer: String, _ code: String, _ message: String, at place: Origin?
    ) -> Finding {
        finding(.init(in: location, pointer: pointer, code: code, message: message), at: place)
    }

    private func finding(_ violation: ProblemDetails.Violation, at place: Origin?) -> Finding {
        Finding(violation: violation, place: place.map { service.places.text(of: $0) }, origin: place)
    }
}
