import KakehashiRuntime
import OpenAPIModel

/// Finds out how the bodies of a contract are read and written.
struct BodyOutlines {
    private let outline: SchemaOutline
    private var xml: XMLOutlines

    /// What is known only when all bodies have been seen: the table of the XML in them.
    enum Draft {
        case json, text
        case form([FieldEncoding])
        case multipart([String: String])
        case xml(String)
        case opaque(reason: String)
    }

    init(_ document: Document) {
        outline = SchemaOutline(document: document)
        xml = XMLOutlines(document)
    }

    mutating func draft(_ content: OpenAPIModel.MediaType) -> Draft {
        guard let type = KakehashiRuntime.MediaType(content.name) else {
            return .opaque(reason: "'\(content.name)' is no media type")
        }
        if type.isJSONStream || type.isEventStream { return .opaque(reason: "'\(content.name)' is a stream") }
        if type.essence == "*/*", let schema = content.schema,
            case .scalar(.some(.string), format: "binary") = outline.shape(of: schema)
        {
            return .opaque(reason: "'*/*' is bytes")
        }
        if type.isJSON || type.essence == "*/*" { return .json }
        if type.isForm { return .form(fields(content)) }
        if type.isMultipart {
            return type.subtype == "form-data"
                ? .multipart(parts(content)) : .opaque(reason: "the parts of '\(content.name)' have no names")
        }
        if type.isXML {
            guard let schema = content.schema, let key = xml.rootKey(of: schema) else {
                return .opaque(reason: "the contract does not say how '\(content.name)' looks")
            }
            return .xml(key)
        }
        return type.isText ? .text : .opaque(reason: "'\(content.name)' is bytes")
    }

    /// The finished table of a draft's kind.
    func reading(_ draft: Draft, _ table: XMLTable) -> BodyReading? {
        switch draft {
        case .json: .json
        case .text: .text
        case .form(let fields): .form(fields)
        case .multipart(let kinds): .multipart(kinds, table)
        case .xml(let key): .xml(key, table)
        case .opaque: nil
        }
    }

    /// Of the schemas that all drafts so far have led to.
    var table: XMLTable { XMLTable(xml.text) }

    // MARK: Forms

    /// Fields that are not written in the usual way (OAS 3.0.4, section 4.7.15.2).
    private func fields(_ content: OpenAPIModel.MediaType) -> [FieldEncoding] {
        guard let schema = content.schema, case .object(let members) = outline.shape(of: schema) else { return [] }
        return content.encodings.compactMap { encoding in
            guard let property = members.properties.first(where: { $0.name == encoding.property }),
                let coding = Self.coding(of: encoding)
            else { return nil }
            return FieldEncoding(encoding.property, coding, outline.textShape(of: property.schema))
        }
    }

    /// A content type counts where there is no style.
    private static func coding(of encoding: Encoding) -> ParameterCoding? {
        if encoding.style == nil, encoding.explodes == nil, !encoding.allowsReserved {
            return encoding.contentType.flatMap { KakehashiRuntime.MediaType($0) }.flatMap { $0.isJSON ? .json : nil }
        }
        let style = encoding.style?.coding ?? .form
        return ParameterCoding(style, explode: encoding.explodes, allowReserved: encoding.allowsReserved)
    }

    // MARK: Parts

    /// How parts are read that are not one text, by their names (OAS 3.0.4, section 4.7.15.1).
    private mutating func parts(_ content: OpenAPIModel.MediaType) -> [String: String] {
        guard let schema = content.schema, case .object(let members) = outline.shape(of: schema) else { return [:] }
        var kinds: [String: String] = [:]
        for property in members.properties {
            let encoding = content.encodings.first { $0.property == property.name }
            let type = encoding?.contentType.flatMap { KakehashiRuntime.MediaType($0) }
            // An array is a part for each of its elements, unless its text is asked for as a whole.
            if case .array(let item) = outline.shape(of: property.schema), type?.isJSON != true, let item {
                kinds[property.name] = part(item, type) + "[]"
            } else {
                kinds[property.name] = part(property.schema, type)
            }
        }
        return kinds
    }

    private mutating func part(_ schema: Schema.ID, _ type: KakehashiRuntime.MediaType?) -> String {
        var isScalar = false
        var mayBeBytes = false
        if case .scalar(let kind, let format) = outline.shape(of: schema) {
            if kind == .string, format == "binary" { return "file" }
            (isScalar, mayBeBytes) = (kind != nil, kind == .string && format == nil)
        }
        guard let type else { return isScalar ? "text" : "json" }
        if type.isJSON { return "json" }
        if type.isXML, !isScalar { return xml.rootKey(of: schema).map { "xml:" + $0 } ?? "file" }
        if mayBeBytes, !type.isText, !type.isForm, !type.isXML { return "file" }
        return isScalar ? "text" : "json"
    }
}
