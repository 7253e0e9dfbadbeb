/// How the content of a media type is read.
package enum BodyKind: Sendable, Hashable {
    case json, text, form, binary

    /// Everything that is not JSON, text or a form is bytes.
    package init(_ type: MediaType?) {
        guard let type else {
            self = .binary
            return
        }
        self = type.isJSON ? .json : type.isForm ? .form : type.isText ? .text : .binary
    }

    /// Whether bodies of this type are collected before they are read. All others are streams.
    package static func isReadWhole(_ type: MediaType) -> Bool {
        if type.isEventStream || type.isJSONStream { return false }
        return type.isJSON || type.isForm || type.isText || type.isXML || type.isMultipart
    }

    /// Text has no types: the type that reads it decides.
    static func text<Value: JSONCodable>(_ type: Value.Type, _ bytes: [UInt8], _ contentType: MediaType?) throws
        -> Value
    {
        try ScalarText.read(type, try TextCharset.text(of: bytes, contentType))
    }

    static func text(of value: some JSONCodable) -> String {
        switch ScalarText.form(of: value) {
        case .text(let text): text
        case .tree(let tree): ScalarText.text(of: tree)
        }
    }

    /// A member that is an array in the type may come once only.
    static func form<Value: JSONCodable>(
        _ type: Value.Type, _ bytes: [UInt8], _ contentType: MediaType?, _ encodings: [FieldEncoding],
        _ direction: JSONDirection
    ) throws -> Value {
        let text = try TextCharset.text(of: bytes, contentType)
        return try ScalarText.read(type, try FormBody.value(of: text, encodings), direction)
    }
}
