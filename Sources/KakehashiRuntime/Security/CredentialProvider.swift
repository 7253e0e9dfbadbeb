/// Gives what a client presents for one scheme. The types that generated `Credentials` name are such providers.
public protocol CredentialProvider: Sendable {
    /// The credential to send now; nil where there is none yet, so that another alternative of the contract is tried.
    func credential(for request: CredentialRequest) async throws -> Credential?

    /// Called once where the server answered 401: a credential other than the refused one, nil where there is none.
    func credential(insteadOf refused: Credential, for request: CredentialRequest) async throws -> Credential?
}

extension CredentialProvider {
    /// Asks for the credential again: a source that reads it anew may have another one now.
    public func credential(
        insteadOf refused: Credential, for request: CredentialRequest
    ) async throws -> Credential? {
        let credential = try await credential(for: request)
        return credential == refused ? nil : credential
    }
}

/// For what a credential is wanted.
public struct CredentialRequest: Sendable {
    public let scheme: SecurityScheme
    /// What the operation asks of the credential.
    public let scopes: [String]
    public let operation: OperationDescription
    /// The client's own, to ask for tokens.
    public let transport: any ClientTransport
}

/// The credentials of a client, one for each scheme of its contract. Generated code conforms.
public protocol ClientCredentials: Sendable {
    func add(to table: inout CredentialTable)
}

/// The schemes of a contract by name, and where their credentials come from.
public struct CredentialTable: Sendable {
    struct Entry: Sendable {
        let scheme: SecurityScheme
        let provider: (any CredentialProvider)?
    }

    private(set) var entries: [String: Entry] = [:]

    init(_ credentials: any ClientCredentials) { credentials.add(to: &self) }

    /// - Parameter provider: nil for a scheme whose credentials the client has not.
    public mutating func add(_ scheme: SecurityScheme, _ provider: (any CredentialProvider)?) {
        entries[scheme.name] = Entry(scheme: scheme, provider: provider)
    }
}

/// An operation asks for credentials that the client has not.
public struct MissingCredentials: Error, Hashable, Sendable, CustomStringConvertible {
    /// The alternatives, each with the names of its schemes.
    public let alternatives: [[String]]
    /// The schemes without a credential.
    public let missing: [String]

    public var description: String {
        let needed = alternatives.map { $0.map { "'\($0)'" }.joined(separator: " with ") }.joined(separator: " or ")
        let lacking = missing.map { "'\($0)'" }.joined(separator: ", ")
        return "the operation needs \(needed); there are no credentials for \(lacking)"
    }
}

/// A provider could not get its credential.
public struct CredentialError: Error, Sendable, CustomStringConvertible {
    public let scheme: String
    public let underlying: any Error

    public var description: String { "no credential for '\(scheme)': \(underlying)" }
}
