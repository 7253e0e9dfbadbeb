/// A request while an operation's input is read from it. What does not fit the contract is thrown as a problem.
public struct RequestReader {
    private let request: HTTPRequest
    private let pathParameters: [String: Substring]
    private let queryPairs: [ParameterPair]
    private let body: HTTPBody
    /// The body, where its media type is one that is read whole.
    private let collected: [UInt8]?
    private let contentType: MediaType?

    init(_ context: ServerOperation.RequestContext) async throws {
        request = context.request
        pathParameters = context.pathParameters
        queryPairs = Self.queryPairs(of: context.request)
        contentType = context.request.headerFields[.contentType].flatMap { MediaType($0) }
        if let contentType, BodyKind(contentType) == .binary {
            body = context.body
            collected = nil
            return
        }
        let bytes = try await context.body.collect(upTo: context.bodyLimit)
        body = HTTPBody(bytes)
        collected = bytes
    }

    private static func queryPairs(of request: HTTPRequest) -> [ParameterPair] {
        guard let path = request.path, let mark = path.firstIndex(of: "?") else { return [] }
        return ParameterPair.pairs(in: path[path.index(after: mark)...])
    }
}

@_spi(Generated)
extension RequestReader {
    /// A path parameter of style `simple`.
    public func path<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool = false) throws -> Value {
        let place = ParameterPlace(.path, name)
        guard let text = pathParameters[name] else { throw place.missing }
        let value = ParameterStyle.parseSimple(text, shape: type.jsonShape, explode: explode) {
            PercentCoding.decode($0)
        }
        return try place.read(type, value)
    }

    /// A query parameter of style `form`, nil where it is absent.
    public func query<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool = true) throws -> Value? {
        try form(ParameterPlace(.query, name), queryPairs, type, explode: explode)
    }

    /// A query parameter that must be there.
    public func requiredQuery<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, explode: Bool = true
    ) throws -> Value {
        try ParameterPlace(.query, name).require(try query(name, type, explode: explode))
    }

    /// A query parameter that carries JSON (`content`).
    public func jsonQuery<Value: JSONCodable>(_ name: String, _ type: Value.Type) throws -> Value? {
        guard let text = try query(name, String.self) else { return nil }
        do {
            return try Value(jsonText: text)
        } catch {
            throw ParameterPlace(.query, name).malformed(error)
        }
    }

    /// A query parameter that carries JSON and must be there.
    public func requiredJSONQuery<Value: JSONCodable>(_ name: String, _ type: Value.Type) throws -> Value {
        try ParameterPlace(.query, name).require(try jsonQuery(name, type))
    }

    /// A header parameter, nil where it is absent.
    public func header<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool = false) throws -> Value? {
        do {
            return try HeaderCoding.value(name, type, in: request.headerFields, explode: explode)
        } catch {
            throw ParameterPlace(.header, name).malformed(error)
        }
    }

    /// A header parameter that must be there.
    public func requiredHeader<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, explode: Bool = false
    ) throws -> Value {
        try ParameterPlace(.header, name).require(try header(name, type, explode: explode))
    }

    /// A cookie parameter, nil where it is absent.
    public func cookie<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool = true) throws -> Value? {
        let pairs = ParameterPair.pairs(in: request.headerFields[.cookie] ?? "", separator: ";")
        return try form(ParameterPlace(.cookie, name), pairs, type, explode: explode, plusIsSpace: false)
    }

    /// A cookie parameter that must be there.
    public func requiredCookie<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, explode: Bool = true
    ) throws -> Value {
        try ParameterPlace(.cookie, name).require(try cookie(name, type, explode: explode))
    }

    private func form<Value: JSONCodable>(
        _ place: ParameterPlace, _ pairs: [ParameterPair], _ type: Value.Type, explode: Bool, plusIsSpace: Bool = true
    ) throws -> Value? {
        let parsed = ParameterStyle.parseForm(place.name, in: pairs, shape: type.jsonShape, explode: explode) {
            PercentCoding.decode($0, plusIsSpace: plusIsSpace)
        }
        guard let value = parsed else { return nil }
        return try place.read(type, value)
    }

    /// Whether there is a body at all.
    public var hasBody: Bool { contentType != nil || !(collected?.isEmpty ?? false) }

    /// Whether the body has this media type. A body without one counts as having every type.
    public func hasContentType(_ name: String) -> Bool {
        guard let contentType, let documented = MediaType(name) else { return true }
        return documented.matches(contentType)
    }

    public func json<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        guard contentType?.isJSON ?? true else { throw unsupportedMediaType() }
        return try readBody { try Value(jsonText: $0) }
    }

    public func text<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        try readBody { try BodyKind.text(type, $0) }
    }

    public func form<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        try readBody { try BodyKind.form(type, $0) }
    }

    public func binary() -> HTTPBody { body }

    private func readBody<Value>(_ read: ([UInt8]) throws -> Value) throws -> Value {
        guard let collected else { throw unsupportedMediaType() }
        if collected.isEmpty, contentType == nil { throw missingBody() }
        do {
            return try read(collected)
        } catch let error as JSONDecodingError {
            throw ProblemDetails.invalidRequest([
                .init(in: "body", pointer: error.pointer, code: error.code.rawValue, message: error.message)
            ])
        } catch {
            throw ProblemDetails.invalidRequest([
                .init(in: "body", pointer: "", code: "malformed", message: "\(error)")
            ])
        }
    }

    /// What to throw where a body must be there and is not.
    public func missingBody() -> any Error {
        ProblemDetails.invalidRequest([
            .init(in: "body", pointer: "", code: "missing", message: "a body is required")
        ])
    }

    /// What to throw where the content type is none of the documented ones.
    public func unsupportedMediaType() -> any Error {
        ProblemDetails(
            "unsupported-media-type", status: 415, title: "Unsupported Media Type",
            detail: "the operation does not take the content type '\(contentType?.description ?? "")'")
    }
}

/// A parameter as problems name it.
private struct ParameterPlace {
    enum Location: String { case path, query, header, cookie }

    let location: Location
    let name: String

    init(_ location: Location, _ name: String) {
        self.location = location
        self.name = name
    }

    func read<Value: JSONCodable>(_ type: Value.Type, _ value: JSONValue?) throws -> Value {
        guard let value else { throw problem("malformed", "broken percent-encoding") }
        do {
            return try JSONReader.decodeText(type, from: value)
        } catch {
            throw malformed(error)
        }
    }

    func require<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw missing }
        return value
    }

    var missing: ProblemDetails { problem("missing", "the parameter is required") }

    func malformed(_ error: any Error) -> ProblemDetails {
        if let error = error as? JSONDecodingError { return problem(error.code.rawValue, error.message) }
        return problem("malformed", "\(error)")
    }

    private func problem(_ code: String, _ message: String) -> ProblemDetails {
        .invalidRequest([
            .init(
                in: location.rawValue, pointer: "/" + JSONPointer.escape(name), code: code, message: message)
        ])
    }
}

extension ProblemDetails {
    /// A body has more bytes than are collected.
    package static func contentTooLarge(_ error: HTTPBody.BodyTooLarge) -> ProblemDetails {
        ProblemDetails("content-too-large", status: 413, title: "Content Too Large", detail: error.description)
    }

    /// The request does not fit the contract.
    package static func invalidRequest(_ violations: [Violation]) -> ProblemDetails {
        ProblemDetails(
            "invalid-request", status: 400, title: "Bad Request", detail: "the request does not fit the contract",
            violations: violations)
    }
}
