import AsyncHTTPClient
import ContractCommands
import NIOCore
import NIOHTTP1
import NIOPosix
import OpenAPIModel
import SourceDiagnostics

/// Fetches the texts of references over HTTP. Every address is looked at before it is connected to, and the connection
/// goes to that very address, so that no name can change its meaning in between.
struct HTTPReferenceFetcher: ReferenceFetcher {
    private static let redirectLimit = 5

    func fetch(_ request: FetchRequest) async throws(RemoteFailure) -> FetchedText {
        let result = await withTaskGroup(of: Result<FetchedText, RemoteFailure>.self) { group in
            group.addTask {
                do throws(RemoteFailure) {
                    return .success(try await Self.followRedirects(request))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(request.timeout))
                return .failure(.timeLimit(seconds: request.timeout))
            }
            let first = await group.next()
            group.cancelAll()
            return first
        }
        guard let result else { throw .timeLimit(seconds: request.timeout) }
        return try result.get()
    }

    private static func followRedirects(_ request: FetchRequest) async throws(RemoteFailure) -> FetchedText {
        var url = request.url
        for _ in 0...redirectLimit {
            switch try await exchange(url, request) {
            case .text(let bytes): return FetchedText(bytes: bytes, location: url)
            case .redirect(let location): url = try target(of: location, from: url, request)
            }
        }
        throw .tooManyRedirects(redirectLimit)
    }

    private enum Answer: Sendable {
        case text([UInt8])
        case redirect(String)
    }

    private static func target(
        of location: String, from url: RemoteURL, _ request: FetchRequest
    ) throws(RemoteFailure) -> RemoteURL {
        guard let target = try? url.resolving(location.prefix { $0 != "#" }),
            target.scheme == .https || url.scheme == .http,
            request.allowedHosts.contains(where: { $0.admits(target) })
        else { throw .redirect(to: location) }
        return target
    }

    private static func exchange(_ url: RemoteURL, _ request: FetchRequest) async throws(RemoteFailure) -> Answer {
        for address in try await HostAddress.resolve(url, request.allowedHosts) {
            switch await exchange(url, at: address, request) {
            case .success(let answer): return answer
            case .failure(let error as RemoteFailure): throw error
            // The host may have another address that works.
            case .failure(is NIOConnectionError), .failure(is IOError): continue
            case .failure(let error): throw failure(of: error, request)
            }
        }
        throw .unreachable(
            reason: .init(
                "no connection to port \(url.port) of '\(url.host)'", ja: "「\(url.host)」のポート \(url.port) に接続できない"))
    }

    private static func exchange(
        _ url: RemoteURL, at address: String, _ request: FetchRequest
    ) async -> Result<Answer, any Error> {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(Int64(request.timeout)), read: .seconds(Int64(request.timeout))))
        if address != url.host { configuration.dnsOverride[url.host] = address }
        // It would go on trying for as long as there is time.
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result: Result<Answer, any Error>
        do {
            result = .success(try await answer(of: client, url, request))
        } catch {
            result = .failure(error)
        }
        try? await client.shutdown()
        return result
    }

    private static func answer(of client: HTTPClient, _ url: RemoteURL, _ request: FetchRequest) async throws -> Answer
    {
        var message = HTTPClientRequest(url: url.description)
        message.headers.add(name: "accept", value: "application/yaml, application/json, */*;q=0.1")
        message.headers.add(name: "accept-encoding", value: "identity")
        message.headers.add(name: "user-agent", value: "kakehashi/\(ToolVersion.current)")
        let response = try await client.execute(message, timeout: .seconds(Int64(request.timeout)))
        if [301, 302, 303, 307, 308].contains(response.status.code),
            let location = response.headers.first(name: "location")
        {
            return .redirect(location)
        }
        guard response.status == .ok else { throw RemoteFailure.status(Int(response.status.code)) }
        if let encoding = response.headers.first(name: "content-encoding"), encoding.lowercased() != "identity" {
            throw RemoteFailure.encoding(encoding)
        }
        return .text(try await body(of: response, limit: request.sizeLimit))
    }

    private static func body(of response: HTTPClientResponse, limit: Int) async throws -> [UInt8] {
        if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit {
            throw RemoteFailure.sizeLimit(bytes: limit)
        }
        var bytes: [UInt8] = []
        for try await chunk in response.body {
            guard bytes.count + chunk.readableBytes <= limit else { throw RemoteFailure.sizeLimit(bytes: limit) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }

    private static func failure(of error: any Error, _ request: FetchRequest) -> RemoteFailure {
        let timeouts: [HTTPClientError] = [.deadlineExceeded, .connectTimeout, .readTimeout]
        if let error = error as? HTTPClientError, timeouts.contains(error) {
            return .timeLimit(seconds: request.timeout)
        }
        return .unreachable(reason: .init(verbatim: String("\(error)".prefix(200))))
    }
}
