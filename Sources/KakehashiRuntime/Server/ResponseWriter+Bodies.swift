@_spi(Generated)
extension ResponseWriter {
    public mutating func json<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        set(.json(value, contentType, .response))
    }

    /// A text that the documented charset cannot hold, and one in a charset that is not known, is sent as UTF-8.
    public mutating func text<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        // A browser takes a text without a charset for what its reader's country used to write.
        let type = MediaType(contentType)
        let isSilent = type.map { $0.isText && $0.parameter("charset") == nil } ?? false
        set(.text(value, isSilent ? "\(contentType); charset=utf-8" : contentType))
    }

    public mutating func form<Value: JSONCodable>(
        _ value: Value, _ contentType: String, _ encodings: [FieldEncoding] = []
    ) {
        set(.form(value, contentType, encodings, .response))
    }

    /// - Parameter key: the line of the table that is the schema's.
    public mutating func xml<Value: JSONCodable>(
        _ value: Value, _ contentType: String, _ key: String, _ table: XMLTable
    ) {
        set(.xml(value, contentType, key, table, .response))
    }

    /// - Parameter generator: where the boundary comes from.
    public mutating func multipart<Value: MultipartModel>(
        _ value: Value, _ contentType: String,
        using generator: some RandomNumberGenerator = SystemRandomNumberGenerator()
    ) {
        set(.multipart(value, contentType, .response, using: generator))
    }

    /// - Parameter generator: where the boundary comes from.
    public mutating func multipartStream(
        _ value: MultipartStream, _ contentType: String,
        using generator: some RandomNumberGenerator = SystemRandomNumberGenerator()
    ) {
        set(.multipartStream(value, contentType, using: generator))
    }

    public mutating func jsonStream<Element: JSONCodable & Sendable>(
        _ values: JSONStream<Element>, _ contentType: String
    ) {
        set(.jsonStream(values, contentType, .response))
    }

    /// Events whose data is JSON.
    public mutating func events<Payload: JSONCodable & Sendable>(
        _ events: EventStream<Payload>, _ contentType: String
    ) {
        setEvents(events.jsonBody(.response), contentType)
    }

    /// Events whose data is any text.
    public mutating func textEvents(_ events: EventStream<String>, _ contentType: String) {
        setEvents(events.body { $0 }, contentType)
    }

    /// - Parameter contentType: for a range, the type of the body itself is sent.
    public mutating func binary(_ value: HTTPBody, _ contentType: String) { set(.binary(value, contentType)) }

    private mutating func setEvents(_ body: HTTPBody, _ contentType: String) {
        set(EncodedBody(body, contentType))
        // An event is news only once.
        if response.headerFields[.cacheControl] == nil { response.headerFields[.cacheControl] = "no-cache" }
    }

    private mutating func set(_ encoded: EncodedBody) {
        body = encoded.body
        response.headerFields[.contentType] = encoded.contentType
    }
}
