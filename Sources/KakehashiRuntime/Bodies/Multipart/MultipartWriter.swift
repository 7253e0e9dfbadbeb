/// Collects the parts of a body. What is nil is left out, and every element of an array is a part of its own.
public struct MultipartWriter {
    var parts: [MultipartPart] = []
    private let direction: JSONDirection

    init(_ direction: JSONDirection) { self.direction = direction }
}

@_spi(Generated)
extension MultipartWriter {
    public mutating func value<Value: JSONCodable>(
        _ name: String, _ value: Value?, _ content: PartContent, _ contentType: String? = nil
    ) {
        guard let value else { return }
        add(name) { $0.value(value, content, contentType) }
    }

    public mutating func values<Value: JSONCodable>(
        _ name: String, _ values: [Value]?, _ content: PartContent, _ contentType: String? = nil
    ) {
        for value in values ?? [] { self.value(name, value, content, contentType) }
    }

    public mutating func file(_ name: String, _ file: MultipartFile?, _ contentType: String? = nil) {
        guard let file else { return }
        add(name) { $0.file(file, contentType) }
    }

    public mutating func files(_ name: String, _ files: [MultipartFile]?, _ contentType: String? = nil) {
        for file in files ?? [] { self.file(name, file, contentType) }
    }

    public mutating func part<Part: MultipartPartModel>(_ name: String, _ part: Part?) {
        guard let part else { return }
        add(name) { part.write(to: &$0) }
    }

    public mutating func parts<Part: MultipartPartModel>(_ name: String, _ parts: [Part]?) {
        for part in parts ?? [] { self.part(name, part) }
    }

    /// Values with names that the contract does not know.
    public mutating func additionalValues<Value: JSONCodable>(_ values: [String: Value], _ content: PartContent) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { self.value(name, value, content) }
    }

    private mutating func add(_ name: String, _ write: (inout MultipartPartWriter) -> Void) {
        var writer = MultipartPartWriter(part: MultipartPart(name: name, body: .empty), direction: direction)
        write(&writer)
        parts.append(writer.part)
    }
}

/// Collects one part.
public struct MultipartPartWriter {
    var part: MultipartPart
    let direction: JSONDirection
}

@_spi(Generated)
extension MultipartPartWriter {
    /// - Parameter contentType: the documented one, where it is not the usual one of its kind.
    public mutating func value<Value: JSONCodable>(
        _ value: Value, _ content: PartContent, _ contentType: String? = nil
    ) {
        let sent = content.bytes(of: value, contentType: Self.sent(contentType) ?? content.contentType, direction)
        part.body = HTTPBody(sent.bytes)
        // A text without a charset is UTF-8 in a form (RFC 7578 section 5.1.2), and so says nothing.
        part.headerFields[.contentType] = contentType == nil && content.isText ? nil : sent.contentType
    }

    /// - Parameter contentType: the documented ones; the first counts where the file has none of its own.
    public mutating func file(_ file: MultipartFile, _ contentType: String? = nil) {
        part.filename = file.filename
        part.body = file.body
        part.headerFields.append(contentsOf: file.headerFields)
        part.headerFields[.contentType] = file.contentType ?? Self.sent(contentType) ?? "application/octet-stream"
    }

    /// A documented header; nil is left out.
    public mutating func header<Value: JSONCodable>(
        _ name: String, _ value: Value?, _ coding: ParameterCoding = .simple
    ) {
        guard let value else { return }
        HeaderCoding.write(name, value, coding, to: &part.headerFields)
    }

    /// The first of the documented types that is a type and no range.
    private static func sent(_ types: String?) -> String? {
        MediaType.parts(of: types ?? "", separator: ",").compactMap { MediaType($0) }.first { !$0.isRange }?.description
    }
}
