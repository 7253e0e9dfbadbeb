import JSONCoding
import KakehashiRuntime
import MockEngine

/// Asks the real service in the caller's name, and holds both messages against the contract.
struct RealService: Sendable {
    /// How a call ended.
    enum Outcome: Sendable {
        case answered(HTTPResponse, HTTPBody)
        /// The answer is given, and the mock may give another in its place.
        case refused(LifeCycleStep.Fallback, HTTPResponse, HTTPBody)
    }

    let transport: any ClientTransport
    /// Bytes of a body that are looked at; longer ones pass unseen.
    let checkedBytes: Int

    /// - Parameters:
    ///   - body: nil where it was too long to be looked at.
    ///   - trace: is told what was asked and what is wrong.
    func answer(
        _ request: HTTPRequest, _ body: PassingBody, _ step: LifeCycleStep, _ upstream: Upstream,
        _ caller: PlatformCaller, _ check: TrafficCheck, _ route: TrafficCheck.Route?, _ trace: inout DecisionTrace
    ) async -> Outcome {
        var forwarded = upstream.request(for: request)
        forwarded.headerFields = ForwardedFields.request(request, client: caller.address, host: caller.host)
        trace.note(.forwarded("\(upstream)\((request.path ?? "/").prefix { $0 != "?" })"))
        var (response, answer): (HTTPResponse, HTTPBody)
        do {
            (response, answer) = try await transport.send(forwarded, body: body.body)
        } catch {
            trace.note(.upstreamFault("no answer: \(Self.reason(error))"))
            let problem = Self.unreachable(error).response
            return .refused(.unreachable, problem.0, problem.1)
        }
        response.headerFields = ForwardedFields.response(response.headerFields)
        if step.validation != .off, let route {
            do {
                let passing = try await PassingBody(answer, limit: checkedBytes)
                let findings = check.check(response, passing.bytes, to: route, &trace)
                if step.validation == .enforce, !findings.isEmpty {
                    let problem = Self.invalid(findings).response
                    return .refused(.serverError, problem.0, problem.1)
                }
                if !findings.isEmpty { response.noteViolations(findings, of: "response") }
                answer = passing.body
            } catch {
                trace.note(.upstreamFault("the answer is cut: \(Self.reason(error))"))
                let problem = Self.unreachable(error).response
                return .refused(.unreachable, problem.0, problem.1)
            }
        }
        if let fallback = Self.fallback(for: response.status.code) { return .refused(fallback, response, answer) }
        return .answered(response, answer)
    }

    private static func fallback(for status: Int) -> LifeCycleStep.Fallback? {
        switch status {
        case 404: .notFound
        case 501: .notImplemented
        case 500...599: .serverError
        default: nil
        }
    }

    /// What an error says, without addresses of memory and the like.
    private static func reason(_ error: any Error) -> String {
        let text = "\(error)"
        return text.count > 200 ? String(text.prefix(200)) + "…" : text
    }

    private static func unreachable(_ error: any Error) -> ProblemDetails {
        let isLate = "\(error)".lowercased().contains("timeout") || "\(error)".lowercased().contains("deadline")
        return isLate
            ? ProblemDetails(
                "upstream-timeout", status: 504, title: "Gateway Timeout",
                detail: "the real service has not answered in time")
            : ProblemDetails(
                "upstream-unreachable", status: 502, title: "Bad Gateway", detail: "the real service cannot be reached")
    }

    private static func invalid(_ findings: [TrafficCheck.Finding]) -> ProblemDetails {
        ProblemDetails(
            "invalid-upstream-response", status: 502, title: "Bad Gateway",
            detail: "the answer of the real service does not fit the contract",
            violations: findings.map(\.violation))
    }
}

/// Who calls, as far as the connection tells.
package struct PlatformCaller: Sendable {
    package var address: String?
    /// The name by which the host was called.
    package var host: String?

    package init(address: String? = nil, host: String? = nil) {
        self.address = address
        self.host = host
    }
}
