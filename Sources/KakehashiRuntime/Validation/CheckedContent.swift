import JSONValidation

/// A media type of a body, with the schema of its value.
struct CheckedContent: Sendable {
    private enum Kind: Sendable {
        case json, text
        case form([FieldEncoding])
        case multipart([String: String])
        case xml(String)
        /// Bytes, streams and what has no schema.
        case opaque
    }

    let mediaType: MediaType
    /// nil where there is nothing to compare the content with.
    let schema: Int?
    private let kind: Kind

    init?(_ draft: OperationDraft.Content, _ schemas: CheckedSchemas) {
        guard let type = MediaType(draft.mediaType) else { return nil }
        mediaType = type
        if draft.schema != nil {
            kind = Self.kind(draft, type, hasXML: schemas.xml != nil)
        } else {
            kind = .opaque
        }
        if case .opaque = kind { schema = nil } else { schema = draft.schema }
    }

    private static func kind(_ draft: OperationDraft.Content, _ type: MediaType, hasXML: Bool) -> Kind {
        if type.isJSONStream || type.isEventStream { return .opaque }
        if let key = draft.xmlKey { return hasXML ? .xml(key) : .opaque }
        if type.isJSON || type.essence == "*/*" { return .json }
        if type.isMultipart { return .multipart(draft.parts) }
        if type.isForm { return .form(draft.fields) }
        return type.isText || type.isXML ? .text : .opaque
    }

    /// Whether a request's body is known to fit. False also where that takes a longer look.
    func accepts(_ content: BodyContent, _ schemas: CheckedSchemas) -> Bool {
        guard let schema, let bytes = content.collected else { return true }
        if case .json = kind {
            let answer = try? schemas.texts.accepts(
                bytes, against: schema, direction: .request, foreign: .passedOver)
            return answer ?? false
        }
        return (try? violations(content, schemas, .request, .passedOver).isEmpty) ?? false
    }

    /// - Throws: what makes the content unreadable.
    func violations(
        _ content: BodyContent, _ schemas: CheckedSchemas, _ direction: ValueDirection, _ foreign: ForeignProperties
    ) throws -> [ContractFinding] {
        guard let schema, let bytes = content.collected else { return [] }
        if case .json = kind {
            return try schemas.texts.violations(of: bytes, against: schema, direction: direction, foreign: foreign)
                .map { ContractFinding($0, in: "body", below: "") }
        }
        guard let value = try value(bytes, content, schemas) else { return [] }
        var findings: [ContractFinding] = []
        if case .multipart = kind { findings += value.repeated }
        let typed = schemas.schemas.typed(value.json, by: schema)
        findings += schemas.schemas.violations(of: typed, against: schema, direction: direction, foreign: foreign)
            .filter { violation in !value.opaque.contains { violation.instancePointer.isBelow($0) } }
            .map { ContractFinding($0, in: "body", below: "") }
        return findings
    }

    private func value(_ bytes: [UInt8], _ content: BodyContent, _ schemas: CheckedSchemas) throws -> CodedValue? {
        switch kind {
        case .json, .opaque: return nil
        case .text: return CodedValue(.string(try TextCharset.text(of: bytes, content.contentType)))
        case .form(let fields):
            return CodedValue(try FormBody.value(of: try TextCharset.text(of: bytes, content.contentType), fields))
        case .xml(let key):
            guard let table = schemas.xml else { return nil }
            return CodedValue(try table.value(key, bytes, content.contentType, depthLimit: content.limits.xmlDepth))
        case .multipart(let kinds):
            let parts = try MultipartPart.all(in: bytes, content.contentType, content.limits)
            return try MultipartValue(kinds, schemas.xml).read(parts)
        }
    }
}

/// What a codec has made of a body: texts where the schema may want numbers.
struct CodedValue {
    var json: JSONValue
    /// Pointers of what is in the place of bytes, which nothing is said of.
    var opaque: [String] = []
    /// Parts that come more often than they may.
    var repeated: [ContractFinding] = []

    init(_ json: JSONValue) { self.json = json }
}

extension String {
    fileprivate func isBelow(_ pointer: String) -> Bool {
        hasPrefix(pointer) && (utf8.count == pointer.utf8.count || dropFirst(pointer.count).hasPrefix("/"))
    }
}
