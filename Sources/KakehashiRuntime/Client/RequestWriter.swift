#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Collects the parts of a request while its input is written.
public struct RequestWriter {
    let operation: OperationDescription
    var pathValues: [String: String] = [:]
    var query: [String] = []
    var cookies: [String] = []
    var headerFields: HTTPFields = [:]
    var body: HTTPBody = .empty
    /// The first part that cannot be sent.
    private var failure: MessageError?

    init(_ operation: OperationDescription) {
        self.operation = operation
        if let accept = operation.accept { headerFields[.accept] = accept }
    }

    /// Keeps an error until the request is made, so that parts are written without `try`.
    mutating func refuse(_ error: MessageError) { failure = failure ?? error }

    /// The request as it goes to the transport.
    func request(serverURL: URL) throws -> HTTPRequest {
        if let failure { throw failure }
        guard let scheme = serverURL.scheme, let host = serverURL.host(percentEncoded: true), !host.isEmpty else {
            throw MessageError("the server URL '\(serverURL.absoluteString)' has no scheme or no host")
        }
        let authority = serverURL.port.map { "\(host):\($0)" } ?? host
        var path = serverURL.path(percentEncoded: true)
        while path.hasSuffix("/") { path.removeLast() }
        path += PathTemplate(operation.path).expanded(pathValues)
        if !query.isEmpty { path += "?" + query.joined(separator: "&") }
        var fields = headerFields
        // HTTP/1.1 allows one line only (RFC 6265 section 5.4); the subscript would make a line of each cookie.
        if !cookies.isEmpty { fields.append(HTTPField(name: .cookie, value: cookies.joined(separator: "; "))) }
        return HTTPRequest(
            method: operation.method, scheme: scheme, authority: authority, path: path, headerFields: fields)
    }
}
