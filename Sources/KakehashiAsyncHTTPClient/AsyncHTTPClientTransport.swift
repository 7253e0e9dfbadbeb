public import AsyncHTTPClient
public import KakehashiRuntime
import NIOCore
import NIOHTTP1

/// Sends requests with AsyncHTTPClient. Bodies stream in both directions, and a slow reader slows the sender down.
public struct AsyncHTTPClientTransport: ClientTransport {
    private let client: HTTPClient
    private let timeout: TimeAmount

    /// - Parameters:
    ///   - client: nil for one that all transports without their own share, and that neither follows redirects nor
    ///     decompresses nor tries again to connect. `HTTPClient.shared` does all three; give it where that is wanted.
    ///   - timeout: how long the head of the response may take. The body may take longer.
    public init(client: HTTPClient? = nil, timeout: Duration = .seconds(60)) {
        self.client = client ?? Self.plainClient
        self.timeout = TimeAmount(timeout)
    }

    /// Lives as long as the process, so nobody has to shut it down.
    private static let plainClient: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
        // Otherwise a server that refuses is asked again until the time is up, and the cause is lost.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }()

    public func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let response = try await client.execute(try HTTPClientRequest(request, body), timeout: timeout)
        return (HTTPResponse(response), try await Self.body(of: response, to: request.method))
    }

    private static func body(of response: HTTPClientResponse, to method: HTTPRequest.Method) async throws -> HTTPBody {
        if method == .head || response.status.code == 204 || response.status.code == 304 {
            // Read to its end, which gives the connection back; a length in the head is not that of this body.
            for try await _ in response.body {}
            return .empty
        }
        // What the client has decompressed is longer than the head says.
        let isEncoded = response.headers.contains(name: "content-encoding")
        let length = response.headers.first(name: "content-length").flatMap { Int($0) }
        return HTTPBody(response.body.map { Array(buffer: $0) }, length: isEncoded ? nil : length)
    }
}

/// A request that has no URL.
enum UnsendableRequest: Error, CustomStringConvertible {
    case incomplete
    case malformedPath(String)

    var description: String {
        switch self {
        case .incomplete: "the request has no scheme, no authority or no path"
        case .malformedPath(let path): "the path '\(path)' is not percent-encoded UTF-8"
        }
    }
}

extension HTTPClientRequest {
    init(_ request: HTTPRequest, _ body: HTTPBody) throws {
        guard let scheme = request.scheme, let authority = request.authority, let path = request.path else {
            throw UnsendableRequest.incomplete
        }
        // URL has no such path, and the client would send `/` in its place.
        guard PercentCoding.decode(path) != nil else { throw UnsendableRequest.malformedPath(path) }
        self.init(url: "\(scheme)://\(authority)\(path)")
        method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headerFields { headers.add(name: field.name.rawName, value: field.value) }
        if let bytes = body.bytes {
            self.body = bytes.isEmpty ? nil : .bytes(ByteBuffer(bytes: bytes))
        } else {
            let length: Body.Length = body.length.map { .known(Int64($0)) } ?? .unknown
            self.body = .stream(body.map { ByteBuffer(bytes: $0) }, length: length)
        }
    }
}

extension HTTPResponse {
    init(_ response: HTTPClientResponse) {
        let status = Status(code: Int(response.status.code), reasonPhrase: response.status.reasonPhrase)
        self.init(status: status)
        for (name, value) in response.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headerFields.append(HTTPField(name: name, value: value))
        }
    }
}
