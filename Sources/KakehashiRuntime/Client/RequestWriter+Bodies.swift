@_spi(Generated)
extension RequestWriter {
    public mutating func json<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        set(.json(value, contentType, .request))
    }

    /// A text that the documented charset cannot hold, and one in a charset that is not known, is sent as UTF-8.
    public mutating func text<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        set(.text(value, contentType))
    }

    public mutating func form<Value: JSONCodable>(
        _ value: Value, _ contentType: String, _ encodings: [FieldEncoding] = []
    ) {
        set(.form(value, contentType, encodings, .request))
    }

    /// - Parameter key: the line of the table that is the schema's.
    public mutating func xml<Value: JSONCodable>(
        _ value: Value, _ contentType: String, _ key: String, _ table: XMLTable
    ) {
        set(.xml(value, contentType, key, table, .request))
    }

    /// - Parameter generator: where the boundary comes from.
    public mutating func multipart<Value: MultipartModel>(
        _ value: Value, _ contentType: String,
        using generator: some RandomNumberGenerator = SystemRandomNumberGenerator()
    ) {
        set(.multipart(value, contentType, .request, using: generator))
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
        set(.jsonStream(values, contentType, .request))
    }

    /// Events whose data is JSON.
    public mutating func events<Payload: JSONCodable & Sendable>(
        _ events: EventStream<Payload>, _ contentType: String
    ) {
        set(EncodedBody(events.jsonBody(.request), contentType))
    }

    /// Events whose data is any text.
    public mutating func textEvents(_ events: EventStream<String>, _ contentType: String) {
        set(EncodedBody(events.body { $0 }, contentType))
    }

    /// - Parameter contentType: for a range, the type of the body itself is sent.
    public mutating func binary(_ value: HTTPBody, _ contentType: String) { set(.binary(value, contentType)) }

    private mutating func set(_ encoded: EncodedBody) {
        body = encoded.body
        headerFields[.contentType] = encoded.contentType
        if let length = body.length { headerFields[.contentLength] = String(length) }
    }
}
