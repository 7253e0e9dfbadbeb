extension AuthenticationTable {
    /// What was found out about one scheme of a request.
    private enum Finding {
        case absent
        case refused(reason: String?)
        case known(CurrentCallers.Entry)
    }

    /// Finds the first requirement that a request satisfies.
    ///
    /// A caller who presents something that is refused is not let in as an unknown one, for he would not see that
    /// his token is old. One whose token is good but grants too little is, where the contract lets unknown ones in.
    ///
    /// - Throws: a problem, 401 or 403, with the challenges of all requirements.
    func admit(_ request: AuthenticationRequest) async throws -> CurrentCallers {
        let operation = request.operation
        var findings: [String: Finding] = [:]
        var isRefused = false
        var insufficient: SecurityRequirement?
        for requirement in operation.security where !requirement.schemes.isEmpty {
            var callers: [CurrentCallers.Entry] = []
            var grantsAll = true
            for scheme in requirement.schemes {
                let finding = try await finding(scheme.name, &findings, request)
                if case .refused = finding { isRefused = true }
                guard case .known(let caller) = finding else { break }
                callers.append(caller)
                grantsAll = grantsAll && caller.scopes.isSuperset(of: scheme.scopes)
            }
            guard callers.count == requirement.schemes.count else { continue }
            if grantsAll { return CurrentCallers(list: callers) }
            insufficient = insufficient ?? requirement
        }
        if operation.security.contains(where: \.schemes.isEmpty), !isRefused {
            return CurrentCallers(list: [])
        }
        if let insufficient { throw await insufficientScope(insufficient, request) }
        let challenges = await challenges(operation.security, findings, request)
        throw Challenge.unauthorized(challenges, detail: isRefused ? "the credentials are refused" : nil)
    }

    /// The answer to a caller who has presented nothing.
    func unauthorized(_ request: AuthenticationRequest) async -> ProblemDetails {
        Challenge.unauthorized(await challenges(request.operation.security, [:], request))
    }

    private func finding(
        _ name: String, _ findings: inout [String: Finding], _ request: AuthenticationRequest
    ) async throws -> Finding {
        if let finding = findings[name] { return finding }
        guard let check = checks[name] else { throw UncheckedScheme(name: name) }
        let finding: Finding
        switch check.scheme.presented(in: request.request) {
        case .absent: finding = .absent
        case .malformed: finding = .refused(reason: nil)
        case .text(let text):
            do {
                finding = try await check.run(text.value, request).map(Finding.known) ?? .refused(reason: nil)
            } catch let refusal as RefusedCredential {
                finding = .refused(reason: refusal.reason)
            }
        }
        findings[name] = finding
        return finding
    }

    private func insufficientScope(
        _ requirement: SecurityRequirement, _ request: AuthenticationRequest
    ) async -> ProblemDetails {
        var challenges: [Challenge] = []
        for scheme in requirement.schemes {
            guard let check = checks[scheme.name] else { continue }
            let more = await challengeParameters(check.scheme, request)
            let plain = Challenge(check.scheme, realm: realm, scopes: scheme.scopes, more: more)
            challenges.append(
                plain.isBearer ? Challenge(plain.scheme, plain.parameters + [Challenge.insufficient]) : plain)
        }
        return Challenge.insufficientScope(challenges)
    }

    private func challenges(
        _ security: [SecurityRequirement], _ findings: [String: Finding], _ request: AuthenticationRequest
    ) async -> [Challenge] {
        var challenges: [Challenge] = []
        for scheme in security.flatMap(\.schemes) {
            guard let check = checks[scheme.name] else { continue }
            var more = await challengeParameters(check.scheme, request)
            if case .refused(let reason) = findings[scheme.name], check.scheme.isBearer {
                more.append(("error", "invalid_token"))
                // Neither may stand in it, not even escaped (RFC 6750 section 3).
                let text = reason?.replacing("\"", with: "'").replacing("\\", with: "/")
                if let text { more.append(("error_description", text)) }
            }
            challenges.append(Challenge(check.scheme, realm: realm, scopes: scheme.scopes, more: more))
        }
        return challenges
    }
}

extension SecurityScheme {
    fileprivate var isBearer: Bool {
        switch kind {
        case .apiKey: false
        case .http(let scheme): scheme.lowercased() == "bearer"
        case .oauth2, .openIDConnect: true
        }
    }
}

/// A requirement names a scheme for which there is no check, so nobody can satisfy it.
struct UncheckedScheme: Error, Hashable, CustomStringConvertible {
    let name: String

    var description: String { "there is no check for the security scheme '\(name)'" }
}
