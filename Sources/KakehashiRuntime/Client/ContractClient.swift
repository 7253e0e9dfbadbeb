/// A client of a contract: a method for each operation, and what they share.
public protocol ContractClient: Sendable {
    /// Where the server is and how it is reached.
    var core: ClientCore { get set }
}

extension ContractClient {
    /// Sends a request that is a value already; the same as the operation's own method.
    ///
    /// - Throws: `ClientError`.
    public func send<Input: ClientInput>(_ request: Input) async throws -> Input.Output {
        try await core.send(request)
    }
}
