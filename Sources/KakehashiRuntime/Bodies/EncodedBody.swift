/// A body that is ready to be sent, with the content type that is true of it.
struct EncodedBody {
    let body: HTTPBody
    let contentType: String

    init(_ body: HTTPBody, _ contentType: String) {
        self.body = body
        self.contentType = contentType
    }

    static func binary(_ value: HTTPBody, _ contentType: String) -> EncodedBody {
        guard let documented = MediaType(contentType), documented.isRange else {
            return EncodedBody(value, contentType)
        }
        let own = value.contentType.flatMap { MediaType($0) }.flatMap { $0.isRange ? nil : $0 }
        let fitting = own.flatMap { documented.matches($0) ? $0.description : nil }
        return EncodedBody(value, fitting ?? "application/octet-stream")
    }

    static func json(
        _ value: some JSONCodable, _ contentType: String, _ direction: JSONDirection
    ) -> EncodedBody {
        EncodedBody(HTTPBody(value.jsonText(for: direction)), contentType)
    }

    static func text(_ value: some JSONCodable, _ contentType: String) -> EncodedBody {
        let (bytes, contentType) = TextCharset.encoded(BodyKind.text(of: value), contentType)
        return EncodedBody(HTTPBody(bytes), contentType)
    }

    static func form(
        _ value: some JSONCodable, _ contentType: String, _ encodings: [FieldEncoding], _ direction: JSONDirection
    ) -> EncodedBody {
        EncodedBody(HTTPBody(FormBody.text(of: value.jsonValue(for: direction), encodings)), contentType)
    }

    /// XML says by itself that it is UTF-8, so another charset in the content type would be wrong.
    static func xml(
        _ value: some JSONCodable, _ contentType: String, _ key: String, _ table: XMLTable, _ direction: JSONDirection
    ) -> EncodedBody {
        var sent = contentType
        if let type = MediaType(contentType), type.parameter("charset") != nil {
            sent = type.with("charset", "utf-8").description
        }
        return EncodedBody(HTTPBody(table.text(of: value.jsonValue(for: direction), key)), sent)
    }

    static func jsonStream<Element>(
        _ values: JSONStream<Element>, _ contentType: String, _ direction: JSONDirection
    ) -> EncodedBody {
        EncodedBody(values.body(JSONStreamFraming(MediaType(contentType)), direction), contentType)
    }

    static func multipart(
        _ value: some MultipartModel, _ contentType: String, _ direction: JSONDirection,
        using generator: some RandomNumberGenerator
    ) -> EncodedBody {
        var writer = MultipartWriter(direction)
        value.write(to: &writer)
        var generator = generator
        let boundary = MultipartBoundary.text(for: writer.parts, using: &generator)
        let body = MultipartFraming(boundary: boundary).body(of: writer.parts)
        return EncodedBody(body, typed(contentType, boundary))
    }

    static func multipartStream(
        _ value: MultipartStream, _ contentType: String, using generator: some RandomNumberGenerator
    ) -> EncodedBody {
        var generator = generator
        let boundary = MultipartBoundary.text(for: [], using: &generator)
        return EncodedBody(value.body(boundary: boundary), typed(contentType, boundary))
    }

    private static func typed(_ contentType: String, _ boundary: String) -> String {
        (MediaType(contentType) ?? MediaType(type: "multipart", subtype: "form-data", parameters: []))
            .with("boundary", boundary).description
    }
}
