/// One part of a multipart body: its name, its header fields and its bytes.
///
/// A part that arrives in a `MultipartStream` has to be read before the next one is asked for; what is left of it is
/// skipped then.
public struct MultipartPart: Sendable {
    /// The name of the field (RFC 7578 section 4.2); nil where the part has none, as in `multipart/mixed`.
    public var name: String?
    /// As the sender gave it: never use it as a path.
    public var filename: String?
    /// Without `Content-Disposition`, which `name` and `filename` make.
    public var headerFields: HTTPFields
    public var body: HTTPBody
    var limit = BodyLimits().part
    /// Of a part that has arrived.
    var reading: PartReading?

    public init(
        name: String? = nil, filename: String? = nil, contentType: String? = nil, headerFields: HTTPFields = [:],
        body: HTTPBody
    ) {
        self.name = name
        self.filename = filename
        self.headerFields = headerFields
        self.body = body
        if let contentType { self.headerFields[.contentType] = contentType }
    }

    /// nil where the part names none; a form's part is `text/plain` then (RFC 7578 section 4.4).
    public var contentType: String? { headerFields[.contentType] }

    /// Reads the part whole as JSON.
    ///
    /// - Throws: `HTTPBody.BodyTooLarge` beyond the limit for parts that are read whole.
    public func json<Value: JSONCodable>(_ type: Value.Type) async throws -> Value {
        try await read(type, .json) { try JSONValue(jsonText: $0) }
    }

    /// Reads the part whole as text, which the type interprets: `12` may be a string or a number.
    ///
    /// - Throws: `HTTPBody.BodyTooLarge` beyond the limit for parts that are read whole.
    public func text<Value: JSONCodable>(_ type: Value.Type) async throws -> Value {
        try await read(type, .text) { .string(try TextCharset.text(of: $0, contentType.flatMap { MediaType($0) })) }
    }

    /// - Parameter value: what is compared with the contract.
    private func read<Value: JSONCodable>(
        _ type: Value.Type, _ content: PartContent, _ value: ([UInt8]) throws -> JSONValue
    ) async throws -> Value {
        let bytes = try await collected()
        do {
            if let check = reading?.check { try check(try value(bytes)) }
            return try content.read(type, bytes, contentType)
        } catch {
            throw reading?.failure(error) ?? error
        }
    }

    private func collected() async throws -> [UInt8] { try await body.collect(upTo: limit, as: .part) }
}

/// What is done with the value of a part that arrives.
struct PartReading: Sendable {
    /// What is thrown in place of an error.
    let failure: @Sendable (any Error) -> any Error
    /// Compares the value with the contract.
    var check: (@Sendable (JSONValue) throws -> Void)?
}

/// A file in a multipart body, by which every part with bytes is meant.
public struct MultipartFile: Sendable {
    /// As the sender gave it: never use it as a path.
    public var filename: String?
    /// nil for the one that the contract gives, or `application/octet-stream`.
    public var contentType: String?
    /// Other header fields of the part.
    public var headerFields: HTTPFields
    public var body: HTTPBody

    public init(
        _ body: HTTPBody, filename: String? = nil, contentType: String? = nil, headerFields: HTTPFields = [:]
    ) {
        self.filename = filename
        self.contentType = contentType
        self.headerFields = headerFields
        self.body = body
    }

    /// A file of the file system, which is read while it is sent, and has the name that it has there.
    ///
    /// - Throws: `HTTPBody.FileError` where there is no such file.
    public init(path: String, contentType: String? = nil) throws {
        let name = path.split(separator: "/").last.map(String.init)
        self.init(try HTTPBody(path: path), filename: name, contentType: contentType)
    }
}

/// How the bytes of a part are read into a type and written.
public enum PartContent: Sendable {
    case text
    case json
    case xml(String, XMLTable)

    /// The one that a part has where the contract gives none.
    var contentType: String {
        switch self {
        case .text: "text/plain"
        case .json: "application/json"
        case .xml: "application/xml"
        }
    }

    func read<Value: JSONCodable>(
        _ type: Value.Type, _ bytes: [UInt8], _ contentType: String?, _ direction: JSONDirection = .none
    ) throws -> Value {
        switch self {
        case .json: return try Value(jsonText: bytes, of: direction)
        case .text: return try BodyKind.text(type, bytes, contentType.flatMap { MediaType($0) })
        case .xml(let key, let table):
            return try table.read(
                type, key, bytes, contentType.flatMap { MediaType($0) }, depthLimit: BodyLimits().xmlDepth, direction)
        }
    }

    func bytes<Value: JSONCodable>(
        of value: Value, contentType: String, _ direction: JSONDirection
    ) -> (bytes: [UInt8], contentType: String) {
        switch self {
        case .json: (value.jsonText(for: direction), contentType)
        case .text: TextCharset.encoded(BodyKind.text(of: value), contentType)
        case .xml(let key, let table): (table.text(of: value.jsonValue(for: direction), key), contentType)
        }
    }

    var isText: Bool { if case .text = self { true } else { false } }
}
