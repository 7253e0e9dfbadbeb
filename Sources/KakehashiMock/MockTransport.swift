public import KakehashiRuntime
import MockEngine

/// Plays a contract inside the process: requests are checked against it, answers are its examples or made from its
/// schemas. Nothing is sent anywhere.
public struct MockTransport: ClientTransport {
    private let service: CompiledService
    /// Bytes of a request that are collected at most; a larger one is an error.
    public var bodyLimit = 64 << 20

    /// - Parameters:
    ///   - entry: the name of the document that begins the contract.
    ///   - files: its text, and the texts of the files it refers to, by name; by URL where they were fetched.
    ///   - redirects: URLs of these by those that led there.
    /// - Throws: `MockContractError` with all that is wrong with the contract.
    public init(entry: String, files: [String: String], redirects: [String: String] = [:]) throws {
        do throws(EmbeddedContractError) {
            service = try EmbeddedContract.compile(entry: entry, files: files, redirects: redirects)
        } catch {
            throw MockContractError(entry: entry, findings: error.findings)
        }
    }

    /// The path of the contract's first server; requests are answered below it and without it.
    public var basePath: String { service.basePath }

    public func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body.collect(upTo: bodyLimit)
        let (response, answer) = service.respond(to: request, body: bytes)
        return (response, HTTPBody(answer))
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
