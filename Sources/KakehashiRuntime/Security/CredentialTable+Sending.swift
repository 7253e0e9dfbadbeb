extension CredentialTable {
    /// One scheme of the chosen requirement, and what is presented for it.
    private struct Use {
        let provider: any CredentialProvider
        let request: CredentialRequest
        var credential: Credential
    }

    /// Sends a request with the credentials of the first requirement for which the client has all.
    ///
    /// A request that is answered 401 is sent once more if a provider has another credential and the body can be
    /// read again.
    func send(
        _ request: HTTPRequest, _ body: HTTPBody, _ operation: OperationDescription, over transport: any ClientTransport
    ) async throws -> (HTTPResponse, HTTPBody) {
        var uses = try await choose(for: operation, request, transport)
        let (response, answer) = try await transport.send(try write(uses, to: request), body: body)
        guard response.status == .unauthorized, body.isReplayable, !uses.isEmpty else { return (response, answer) }
        guard try await renew(&uses) else { return (response, answer) }
        if let length = answer.length, length <= 1 << 16 {
            // Read to its end, which gives the connection back.
            _ = try? await answer.collect(upTo: length)
        }
        return try await transport.send(try write(uses, to: request), body: body)
    }

    private func choose(
        for operation: OperationDescription, _ request: HTTPRequest, _ transport: any ClientTransport
    ) async throws -> [Use] {
        var missing: [String] = []
        for requirement in operation.security where !requirement.schemes.isEmpty {
            let lacking = requirement.schemes.map(\.name).filter { !isAvailable($0, request) }
            missing += lacking.filter { !missing.contains($0) }
            if !lacking.isEmpty { continue }
            if let uses = try await uses(of: requirement, operation, request, transport, &missing) { return uses }
        }
        if operation.security.contains(where: \.schemes.isEmpty) { return [] }
        throw MissingCredentials(
            alternatives: operation.security.map { $0.schemes.map(\.name) }, missing: missing)
    }

    /// Whether there is a provider, or a middleware has done its work.
    private func isAvailable(_ scheme: String, _ request: HTTPRequest) -> Bool {
        guard let entry = entries[scheme] else { return false }
        return entry.provider != nil || entry.scheme.presented(in: request) != .absent
    }

    /// nil where a provider has no credential yet.
    private func uses(
        of requirement: SecurityRequirement, _ operation: OperationDescription, _ request: HTTPRequest,
        _ transport: any ClientTransport, _ missing: inout [String]
    ) async throws -> [Use]? {
        var uses: [Use] = []
        for scheme in requirement.schemes {
            guard let entry = entries[scheme.name], let provider = entry.provider else { continue }
            let wanted = CredentialRequest(
                scheme: entry.scheme, scopes: scheme.scopes, operation: operation, transport: transport)
            let credential = try await Self.naming(scheme.name) { try await provider.credential(for: wanted) }
            guard let credential else {
                if entry.scheme.presented(in: request) != .absent { continue }
                if !missing.contains(scheme.name) { missing.append(scheme.name) }
                return nil
            }
            uses.append(Use(provider: provider, request: wanted, credential: credential))
        }
        return uses
    }

    /// Whether there is another credential for at least one scheme.
    private func renew(_ uses: inout [Use]) async throws -> Bool {
        var isRenewed = false
        for index in uses.indices {
            let use = uses[index]
            let credential = try await Self.naming(use.request.scheme.name) {
                try await use.provider.credential(insteadOf: use.credential, for: use.request)
            }
            guard let credential, credential != use.credential else { continue }
            uses[index].credential = credential
            isRenewed = true
        }
        return isRenewed
    }

    private func write(_ uses: [Use], to request: HTTPRequest) throws -> HTTPRequest {
        var request = request
        var authorizing: String?
        for use in uses {
            let scheme = use.request.scheme
            if scheme.usesAuthorization {
                if let other = authorizing {
                    let conflict = MessageError("the header Authorization is taken by '\(other)'")
                    throw CredentialError(scheme: scheme.name, underlying: conflict)
                }
                authorizing = scheme.name
            }
            do {
                try use.credential.write(to: &request, as: scheme)
            } catch {
                throw CredentialError(scheme: scheme.name, underlying: error)
            }
        }
        return request
    }

    private static func naming<Value>(
        _ scheme: String, _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw CredentialError(scheme: scheme, underlying: error)
        }
    }
}

extension SecurityScheme {
    /// Whether the credential stands in the header `Authorization`.
    var usesAuthorization: Bool {
        if case .apiKey = kind { false } else { true }
    }
}
