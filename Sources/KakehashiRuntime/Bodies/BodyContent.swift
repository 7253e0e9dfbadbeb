/// The body of a message while it is read: bytes in memory or a stream, and what the content type says of them.
struct BodyContent {
    let body: HTTPBody
    /// The body, where its media type is one that is read whole.
    let collected: [UInt8]?
    let contentType: MediaType?
    /// The field as it came, where it is no media type.
    let malformedType: String?
    let isEncoded: Bool
    let limits: BodyLimits
    /// Which of the properties with `readOnly` or `writeOnly` are for this message.
    let direction: JSONDirection
    /// What the values of a stream are compared with.
    var elements: ElementChecks?
    /// What parts are compared with that are handed over one after the other.
    var parts: PartChecks?

    /// - Parameter streams: media types that are handed over as streams though their kind would be read whole.
    init(
        _ body: HTTPBody, _ fields: HTTPFields, _ limits: BodyLimits, _ direction: JSONDirection, streams: String? = nil
    ) async throws {
        self.direction = direction
        let text = fields[.contentType]
        contentType = text.flatMap { MediaType($0) }
        malformedType = contentType == nil ? text : nil
        isEncoded = fields[.contentEncoding].map { !$0.isEmpty && $0.lowercased() != "identity" } ?? false
        self.limits = limits
        if let contentType, !BodyKind.isReadWhole(contentType) || Self.covers(streams, contentType) {
            self.body = body
            collected = nil
        } else {
            let bytes = try await body.collect(upTo: limits.body)
            self.body = HTTPBody(bytes)
            collected = bytes
        }
    }

    private static func covers(_ names: String?, _ type: MediaType) -> Bool {
        guard let names else { return false }
        return MediaType.parts(of: names, separator: ",").contains { MediaType($0)?.matches(type) ?? false }
    }

    /// Whether there is a body at all.
    var isPresent: Bool { contentType != nil || malformedType != nil || !(collected?.isEmpty ?? false) }

    /// The body, which knows what it is.
    var typedBody: HTTPBody {
        var body = body
        body.contentType = contentType?.description
        return body
    }

    /// A body without a content type counts as having every one.
    func hasType(_ name: String) -> Bool {
        if malformedType != nil { return false }
        guard let contentType, let documented = MediaType(name) else { return true }
        return documented.matches(contentType)
    }
}

/// The content type is none that is documented, or the content coding none that is read.
struct WrongContentType: Error {}

/// There is no body where there must be one.
struct MissingBody: Error {}

// MARK: Read whole

extension BodyContent {
    func json<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        try Value(jsonText: try bytes { $0.isJSON }, of: direction)
    }

    /// - Parameter isAny: whether what calls itself JSON or a form is taken as text too.
    func text<Value: JSONCodable>(_ type: Value.Type, isAny: Bool) throws -> Value {
        let bytes = try bytes { isAny || !($0.isJSON || $0.isForm || $0.isMultipart) }
        return try BodyKind.text(type, bytes, contentType)
    }

    func form<Value: JSONCodable>(_ type: Value.Type, _ encodings: [FieldEncoding]) throws -> Value {
        try BodyKind.form(type, try bytes { $0.isForm }, contentType, encodings, direction)
    }

    func xml<Value: JSONCodable>(_ type: Value.Type, _ key: String, _ table: XMLTable) throws -> Value {
        try table.read(type, key, try bytes { $0.isXML }, contentType, depthLimit: limits.xmlDepth, direction)
    }

    func multipart<Value: MultipartModel>(_ type: Value.Type) throws -> Value {
        let bytes = try bytes { $0.isMultipart }
        if contentType == nil { throw WrongContentType() }
        return try Value(
            reading: MultipartReader(parts: try MultipartPart.all(in: bytes, contentType, limits), direction: direction)
        )
    }

    /// The bytes, if the content type is of the kind that is read. Without one it may be every kind.
    private func bytes(of isRight: (MediaType) -> Bool) throws -> [UInt8] {
        guard let collected, malformedType == nil, !isEncoded else { throw WrongContentType() }
        if let contentType, !isRight(contentType) { throw WrongContentType() }
        if collected.isEmpty, contentType == nil { throw MissingBody() }
        return collected
    }
}

// MARK: Streams

extension BodyContent {
    func jsonStream<Element>(
        _ type: Element.Type, _ failure: @escaping @Sendable (any Error, Int) -> any Error
    ) throws -> JSONStream<Element> {
        try check { $0.isJSONStream }
        return JSONStream(
            reading: body, JSONStreamFraming(contentType), limit: limits.item, direction, elements, failure: failure)
    }

    func events<Payload: JSONCodable & Sendable>(
        _ type: Payload.Type, _ failure: @escaping @Sendable (any Error, Int) -> any Error
    ) throws -> EventStream<Payload> {
        try check { $0.isEventStream }
        return EventStream(readingJSON: body, limit: limits.item, direction, elements, failure: failure)
    }

    func textEvents(_ failure: @escaping @Sendable (any Error, Int) -> any Error) throws -> EventStream<String> {
        try check { $0.isEventStream }
        return EventStream(reading: body, limit: limits.item, failure: failure) { [elements] text in
            try elements?.check(text.utf8)
            return text
        }
    }

    func multipartStream(
        _ failure: @escaping @Sendable (any Error, String) -> any Error
    ) throws -> MultipartStream {
        try check { $0.isMultipart }
        if contentType == nil { throw WrongContentType() }
        return try MultipartStream(reading: body, contentType, limits, parts, failure: failure)
    }

    private func check(_ isRight: (MediaType) -> Bool) throws {
        guard malformedType == nil, !isEncoded, contentType.map(isRight) ?? true else { throw WrongContentType() }
    }
}
