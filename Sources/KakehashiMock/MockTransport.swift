public import KakehashiRuntime
package import MockEngine

/// Plays a contract inside the process: requests are checked against it, answers are its examples or made from its
/// schemas. Nothing is sent anywhere.
public struct MockTransport: ClientTransport {
    private let player: MockPlayer
    private let contract: Contract
    /// Bytes of a request that are collected at most; a larger one is an error.
    public var bodyLimit = 64 << 20

    /// What it was made of.
    private struct Contract: Sendable {
        let entry: String
        let files: [String: String]
        let redirects: [String: String]
        var options: MockOptions
        let callbacks: (any ClientTransport)?
        let surroundings: Surroundings
    }

    /// - Parameters:
    ///   - entry: the name of the document that begins the contract.
    ///   - files: its text, and the texts of the files it refers to, by name; by URL where they were fetched.
    ///   - redirects: URLs of these by those that led there.
    ///   - checksCredentials: whether requests need the credentials that the contract asks for. A client in the same
    ///     process is known, and what a service hands on to its mock has none any more.
    ///   - scenarios: texts of scenario files by name; findings call them so.
    ///   - scenario: the one that is played where a request asks for no other with `Prefer: scenario=…`.
    ///   - callbacks: what callbacks are sent with, to this machine alone; none are sent where it is nil.
    /// - Throws: `MockContractError` with all that is wrong with the contract, or with the scenarios.
    public init(
        entry: String, files: [String: String], redirects: [String: String] = [:], checksCredentials: Bool = false,
        scenarios: [String: String] = [:], scenario: String? = nil, callbacks: (any ClientTransport)? = nil
    ) throws {
        var options = Options()
        options.checksCredentials = checksCredentials
        options.scenario = scenario
        try self.init(
            entry: entry, files: files, redirects: redirects, options: options, scenarios: scenarios,
            callbacks: callbacks)
    }

    /// - Parameters:
    ///   - entry: the name of the document that begins the contract.
    ///   - files: its text, and the texts of the files it refers to, by name; by URL where they were fetched.
    ///   - redirects: URLs of these by those that led there.
    ///   - scenarios: texts of scenario files by name; findings call them so.
    ///   - callbacks: what callbacks are sent with, to this machine alone; none are sent where it is nil.
    /// - Throws: `MockContractError` with all that is wrong with the contract or the scenarios, `MockFaultError` for a fault that cannot
    ///   be.
    public init(
        entry: String, files: [String: String], redirects: [String: String] = [:], options: Options,
        scenarios: [String: String] = [:], callbacks: (any ClientTransport)? = nil
    ) throws {
        let engineOptions = try options.engineOptions()
        try self.init(
            entry: entry, files: files, redirects: redirects, scenarios: scenarios, options: engineOptions,
            callbacks: callbacks,
            surroundings: options.surroundings())
        try options.check(player.service, engineOptions)
    }

    package init(
        entry: String, files: [String: String], redirects: [String: String] = [:], scenarios: [String: String] = [:],
        options: MockOptions, callbacks: (any ClientTransport)? = nil, surroundings: Surroundings = Surroundings()
    ) throws {
        try self.init(
            Contract(
                entry: entry, files: files, redirects: redirects, options: options, callbacks: callbacks,
                surroundings: surroundings),
            scenarios)
    }

    private init(_ contract: Contract, _ scenarios: [String: String]) throws {
        self.contract = contract
        do throws(EmbeddedContractError) {
            player = MockPlayer(
                try EmbeddedContract.compile(
                    entry: contract.entry, files: contract.files, redirects: contract.redirects, scenarios: scenarios,
                    options: contract.options),
                surroundings: contract.surroundings,
                callbackSender: contract.callbacks.map { transport in
                    CallbackSender(transport: transport) { try await Task.sleep(for: $0) }
                })
        } catch {
            throw MockContractError(entry: contract.entry, findings: error.findings)
        }
    }

    /// A mock of the same contract that plays scenarios, in a world of its own.
    ///
    /// ```swift
    /// let mock = try Shelters.Mock.transport().playing(["night.scenario.yaml": text], scenario: "full-house")
    /// ```
    /// - Parameters:
    ///   - scenarios: texts of scenario files by name; findings call them so.
    ///   - scenario: the one that is played where a request asks for no other with `Prefer: scenario=…`.
    /// - Throws: `MockContractError` with all that is wrong with the scenarios.
    public func playing(_ scenarios: [String: String], scenario: String? = nil) throws -> MockTransport {
        var contract = contract
        contract.options.scenario = scenario
        var mock = try MockTransport(contract, scenarios)
        mock.bodyLimit = bodyLimit
        return mock
    }

    /// The path of the contract's first server; requests are answered below it and without it.
    public var basePath: String { player.service.basePath }

    public func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body.collect(upTo: bodyLimit)
        return try await player.respond(to: request, body: bytes) { try await Task.sleep(for: $0) }
    }

    /// Forgets what requests have made, changed and deleted, in all sessions: the next ones find what the contract shows.
    public func reset() { player.reset() }

    /// How an answer came about, a line for each decision; empty for one that was given too long ago.
    ///
    /// - Parameter trace: the value of `Kakehashi-Trace` in the response to a request with `Kakehashi-Trace: 1`.
    public func decisions(_ trace: String) -> [String] {
        Int(trace).flatMap { player.journal[$0] }?.lines ?? []
    }
}

/// A contract that cannot be played, as it has errors.
public struct MockContractError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the document that begins the contract.
    public let entry: String
    /// One finding after the other, with its place.
    public let findings: String

    public var description: String { "the contract '\(entry)' has errors:\n\(findings)" }
}
