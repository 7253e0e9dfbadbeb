#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Collects the parts of a request while its input is written.
public struct RequestWriter {
    private let operation: OperationDescription
    private var pathValues: [String: String] = [:]
    private var query: [String] = []
    private var cookies: [String] = []
    private var headerFields: HTTPFields = [:]
    private(set) var body: HTTPBody = .empty

    init(_ operation: OperationDescription) {
        self.operation = operation
        if let accept = operation.accept { headerFields[.accept] = accept }
    }

    /// The request as it goes to the transport.
    func request(serverURL: URL) throws -> HTTPRequest {
        guard let scheme = serverURL.scheme, let host = serverURL.host(percentEncoded: true), !host.isEmpty else {
            throw MessageError("the server URL '\(serverURL.absoluteString)' has no scheme or no host")
        }
        let authority = serverURL.port.map { "\(host):\($0)" } ?? host
        var path = serverURL.path(percentEncoded: true)
        while path.hasSuffix("/") { path.removeLast() }
        path += PathTemplate(operation.path).expanded(pathValues)
        if !query.isEmpty { path += "?" + query.joined(separator: "&") }
        var fields = headerFields
        if !cookies.isEmpty { fields[.cookie] = cookies.joined(separator: "; ") }
        return HTTPRequest(
            method: operation.method, scheme: scheme, authority: authority, path: path, headerFields: fields)
    }
}

@_spi(Generated)
extension RequestWriter {
    /// A path parameter of style `simple`.
    public mutating func path<Value: JSONCodable>(_ name: String, _ value: Value, explode: Bool = false) throws {
        let text = ParameterStyle.simple(value.jsonValue, explode: explode) { PercentCoding.encode($0) }
        guard !text.isEmpty else { throw MessageError("the path parameter '\(name)' is empty") }
        // A segment of dots only would be removed on the way (RFC 3986 section 5.2.4).
        pathValues[name] = text == "." || text == ".." ? text.map { _ in "%2E" }.joined() : text
    }

    /// A query parameter of style `form`; nil is left out.
    public mutating func query<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool = true) {
        guard let value else { return }
        query += ParameterStyle.form(name, value.jsonValue, explode: explode) { PercentCoding.encode($0) }
    }

    /// A header parameter of style `simple`; nil is left out.
    public mutating func header<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool = false) {
        guard let value, let field = HTTPField.Name(name) else { return }
        headerFields[field] = ParameterStyle.simple(value.jsonValue, explode: explode) { $0 }
    }

    /// A cookie parameter of style `form`; nil is left out.
    public mutating func cookie<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool = true) {
        guard let value else { return }
        cookies += ParameterStyle.form(name, value.jsonValue, explode: explode) { PercentCoding.encode($0) }
    }

    /// A parameter that carries JSON (`content`).
    public mutating func jsonQuery<Value: JSONCodable>(_ name: String, _ value: Value?) {
        query(name, value.map { String(decoding: $0.jsonText, as: UTF8.self) })
    }

    public mutating func json<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        setBody(HTTPBody(value.jsonText), contentType)
    }

    public mutating func text<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        setBody(HTTPBody(ParameterStyle.scalarText(value.jsonValue)), contentType)
    }

    public mutating func form<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        setBody(HTTPBody(FormCoding.text(of: value.jsonValue)), contentType)
    }

    public mutating func binary(_ value: HTTPBody, _ contentType: String) { setBody(value, contentType) }

    private mutating func setBody(_ body: HTTPBody, _ contentType: String) {
        self.body = body
        headerFields[.contentType] = contentType
        if let length = body.length { headerFields[.contentLength] = String(length) }
    }
}
