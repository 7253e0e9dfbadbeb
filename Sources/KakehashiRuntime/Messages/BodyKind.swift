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

    /// Text has no types: the type that reads it decides.
    static func text<Value: JSONCodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw MessageError("the text is not valid UTF-8")
        }
        return try JSONReader.decodeText(type, from: .string(text))
    }

    /// A member that is an array in the type may come once only.
    static func form<Value: JSONCodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        guard let text = String(validating: bytes, as: UTF8.self), let value = FormCoding.value(of: text) else {
            throw MessageError("the form is not well-formed")
        }
        return try JSONReader.decodeText(type, from: value)
    }
}

/// Header fields as typed values (style `simple`).
enum HeaderCoding {
    static func value<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, in fields: HTTPFields, explode: Bool
    ) throws -> Value? {
        guard let field = HTTPField.Name(name), let text = fields[field] else { return nil }
        let value = ParameterStyle.parseSimple(text[...], shape: type.jsonShape, explode: explode) { part in
            // A list in a header may have blanks after its commas (RFC 9110 section 5.6.1).
            String(part.drop { $0 == " " })
        }
        guard let value else { throw MessageError("the header '\(name)' is malformed") }
        do {
            return try JSONReader.decodeText(type, from: value)
        } catch let error as JSONDecodingError {
            throw MessageError("the header '\(name)' is malformed: \(error.message)")
        }
    }
}
