import KakehashiRuntime
import OpenAPIModel

/// Whether a request has the credentials that an operation asks for, in the form that they have. A mock knows nobody, so
/// whoever presents something of the right form is let in.
enum CredentialCheck {
    struct Refusal {
        let problem: ProblemDetails
        let violations: [ProblemDetails.Violation]
        let place: Origin?
    }

    /// nil where the request is let in.
    static func check(
        _ security: CompiledSecurity, _ request: HTTPRequest, _ trace: inout DecisionTrace
    ) -> Refusal? {
        if security.requirements.isEmpty { return nil }
        var states: [String: Decision.CredentialState] = [:]
        var isMalformed = false
        for requirement in security.requirements {
            for scheme in requirement.schemes.map(\.scheme) where states[scheme.name] == nil {
                let state = state(of: scheme, request)
                states[scheme.name] = state
                trace.note(.credential(scheme: scheme.name, state), at: requirement.origin)
                if case .malformed = state { isMalformed = true }
            }
            if !requirement.schemes.isEmpty, requirement.schemes.allSatisfy({ states[$0.scheme.name] == .present }) {
                trace.note(.authorized(requirement.schemes.map(\.scheme.name)), at: requirement.origin)
                return nil
            }
        }
        // Who presents something broken is not let in as an unknown caller: he would not see that it is.
        if !isMalformed, let open = security.requirements.first(where: \.schemes.isEmpty) {
            trace.note(.anonymous, at: open.origin)
            return nil
        }
        return refusal(security, states, isMalformed)
    }

    private static func refusal(
        _ security: CompiledSecurity, _ states: [String: Decision.CredentialState], _ isMalformed: Bool
    ) -> Refusal {
        var violations: [ProblemDetails.Violation] = []
        var challenges: [Challenge] = []
        for entry in security.requirements.flatMap(\.schemes) {
            challenges.append(Challenge(entry.scheme, realm: "mock", scopes: entry.scopes))
            let (location, pointer) = place(of: entry.scheme)
            var violation = ProblemDetails.Violation(
                in: location, pointer: pointer, code: "missing", message: "no credential for '\(entry.scheme.name)'")
            switch states[entry.scheme.name] {
            case .present?: continue
            case .malformed(let reason)?:
                violation.code = "malformed"
                violation.message = "the credential for '\(entry.scheme.name)' is \(reason)"
            case .absent?, nil: break
            }
            if !violations.contains(violation) { violations.append(violation) }
        }
        let problem = Challenge.unauthorized(challenges, detail: isMalformed ? "the credentials are refused" : nil)
        return Refusal(problem: problem, violations: violations, place: security.requirements.first?.origin)
    }

    private static func place(of scheme: KakehashiRuntime.SecurityScheme) -> (location: String, pointer: String) {
        switch scheme.kind {
        case .apiKey(let place, let name): (place.rawValue, "/" + JSONPointer.escape(name))
        case .http, .oauth2, .openIDConnect: ("header", "/Authorization")
        }
    }

    // MARK: Form

    private static func state(
        of scheme: KakehashiRuntime.SecurityScheme, _ request: HTTPRequest
    ) -> Decision.CredentialState {
        switch scheme.presented(in: request) {
        case .absent: .absent
        case .malformed: .malformed("empty or there more than once")
        case .text(let secret): fault(in: secret.value, scheme).map { .malformed($0) } ?? .present
        }
    }

    private static func fault(in text: String, _ scheme: KakehashiRuntime.SecurityScheme) -> String? {
        switch scheme.kind {
        case .apiKey: nil
        case .http("basic"): PresentedLogin(basic: text) == nil ? "not Base64 of a user, a colon and a password" : nil
        case .http("bearer"), .oauth2, .openIDConnect: isToken(text) ? nil : "no token of RFC 6750"
        case .http("digest"):
            ["username=", "response="].allSatisfy(text.contains) ? nil : "without user name or response"
        case .http: nil
        }
    }

    /// Letters, digits and some marks, then equals signs (RFC 6750 section 2.1).
    private static func isToken(_ text: String) -> Bool {
        let start = text.utf8.prefix { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._~+/".utf8.contains(byte)
            }
        }
        return !start.isEmpty && text.utf8.dropFirst(start.count).allSatisfy { $0 == UInt8(ascii: "=") }
    }
}
