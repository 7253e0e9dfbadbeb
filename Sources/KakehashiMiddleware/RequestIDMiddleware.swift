public import KakehashiRuntime
import Synchronization

/// The name of a request across all services that take part in answering it.
public enum RequestID {
    /// That of the request which is being answered here.
    @TaskLocal public static var current: String?

    /// What is taken over from a caller: visible US-ASCII, not too long for a log.
    static func isAcceptable(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// Sends the id of the request that is being answered along with the calls that are made for it; a new one otherwise.
public struct ClientRequestIDMiddleware: ClientMiddleware {
    private let source: RequestIDSource

    public init(
        field: HTTPField.Name? = HTTPField.Name("X-Request-Id"),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        source = RequestIDSource(field, generator)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let field = source.field, request.headerFields[field] == nil else { return try await next(request, body) }
        var request = request
        request.headerFields[field] = RequestID.current ?? source.next()
        return try await next(request, body)
    }
}

/// Takes over the id of a request, or gives it one, and puts it into the answer, also where the answer is a problem.
public struct ServerRequestIDMiddleware: ServerMiddleware {
    private let source: RequestIDSource

    public init(
        field: HTTPField.Name? = HTTPField.Name("X-Request-Id"),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        source = RequestIDSource(field, generator)
    }

    public func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard let field = source.field else { return try await next(request, body) }
        let given = request.headerFields[field].flatMap { RequestID.isAcceptable($0) ? $0 : nil }
        let id = given ?? source.next()
        do {
            var (response, answer) = try await RequestID.$current.withValue(id) { try await next(request, body) }
            if response.headerFields[field] == nil { response.headerFields[field] = id }
            return (response, answer)
        } catch {
            var problem = ProblemDetails(answering: error)
            problem.headerFields[field] = id
            throw problem
        }
    }
}

private final class RequestIDSource: Sendable {
    let field: HTTPField.Name?
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    init(_ field: HTTPField.Name?, _ generator: any RandomNumberGenerator & Sendable) {
        self.field = field
        self.generator = Mutex(generator)
    }

    /// A random UUID (RFC 9562 section 5.4).
    func next() -> String {
        let (high, low) = generator.withLock { ($0.next() as UInt64, $0.next() as UInt64) }
        let digits = Self.hex(high & ~0xF000 | 0x4000) + Self.hex(low & ~(3 << 62) | 1 << 63)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
