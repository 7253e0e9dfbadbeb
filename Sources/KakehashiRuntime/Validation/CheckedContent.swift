import JSONValidation

/// A media type of a body, with the schema of its value.
struct CheckedContent: Sendable {
    private enum Kind: Sendable {
        case json, text
        case form([FieldEncoding])
        case multipart([String: String], headers: [String: [CheckedParameter]])
        case xml(String)
        /// Values that come one after the other.
        case stream(isText: Bool)
        /// Parts that come one after the other, and those of them that are lists.
        case partStream(Set<String>)
        /// Bytes, and what has no schema.
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
            kind = Self.kind(draft, type, schemas)
        } else {
            kind = .opaque
        }
        if case .opaque = kind { schema = nil } else { schema = draft.schema }
    }

    private static func kind(_ draft: OperationDraft.Content, _ type: MediaType, _ schemas: CheckedSchemas) -> Kind {
        if type.isJSONStream || type.isEventStream { return .stream(isText: draft.isText) }
        if let key = draft.xmlKey { return schemas.xml == nil ? .opaque : .xml(key) }
        if type.isJSON || type.essence == "*/*" { return .json }
        if type.isMultipart {
            if draft.isStreamed { return .partStream(Set(draft.parts.keys)) }
            let headers = draft.headers.mapValues { $0.map { CheckedParameter($0, schemas.schemas) } }
            return .multipart(draft.parts, headers: headers)
        }
        if type.isForm { return .form(draft.fields) }
        return type.isText || type.isXML ? .text : .opaque
    }

    /// For a stream of values: what each of them is compared with.
    func elements(_ schemas: CheckedSchemas, _ side: CheckedSide) -> ElementChecks? {
        guard let schema, case .stream(let isText) = kind else { return nil }
        return ElementChecks(schemas: schemas, schema: schema, isText: isText, side: side)
    }

    /// For parts that are handed over one after the other.
    func parts(_ schemas: CheckedSchemas, _ side: CheckedSide) -> PartChecks? {
        guard let schema, case .partStream(let lists) = kind else { return nil }
        return PartChecks(schemas: schemas, schema: schema, lists: lists, side: side)
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
        findings += value.findings
        let typed = schemas.schemas.typed(value.json, by: schema)
        findings += schemas.schemas.violations(of: typed, against: schema, direction: direction, foreign: foreign)
            .filter { violation in !value.opaque.contains { violation.instancePointer.isBelow($0) } }
            .map { ContractFinding($0, in: "body", below: "") }
        return findings
    }

    private func value(_ bytes: [UInt8], _ content: BodyContent, _ schemas: CheckedSchemas) throws -> CodedValue? {
        switch kind {
        case .json, .stream, .partStream, .opaque: return nil
        case .text: return CodedValue(.string(try TextCharset.text(of: bytes, content.contentType)))
        case .form(let fields):
            return CodedValue(try FormBody.value(of: try TextCharset.text(of: bytes, content.contentType), fields))
        case .xml(let key):
            guard let table = schemas.xml else { return nil }
            return CodedValue(try table.value(key, bytes, content.contentType, depthLimit: content.limits.xmlDepth))
        case .multipart(let kinds, let headers):
            let parts = try MultipartPart.all(in: bytes, content.contentType, content.limits)
            var value = try MultipartValue(kinds, schemas.xml).read(parts)
            if !headers.isEmpty { value.findings += Self.findings(parts, headers, kinds, schemas) }
            return value
        }
    }

    /// What is wrong with the headers of parts, told at the parts.
    private static func findings(
        _ parts: [MultipartPart], _ headers: [String: [CheckedParameter]], _ kinds: [String: String],
        _ schemas: CheckedSchemas
    ) -> [ContractFinding] {
        var counts: [String: Int] = [:]
        return parts.flatMap { part -> [ContractFinding] in
            guard let name = part.name, let documented = headers[name] else { return [] }
            let position = counts[name, default: 0]
            counts[name] = position + 1
            let isList = kinds[name]?.hasSuffix("[]") ?? false
            let pointer = "/" + JSONPointer.escape(name) + (isList ? "/\(position)" : "")
            let texts = ParameterTexts(part.headerFields)
            return documented.flatMap { header in
                header.findings(texts, schemas.schemas, .request, .passedOver).map {
                    $0.ofHeader(header.name, at: pointer)
                }
            }
        }
    }
}

/// What a codec has made of a body: texts where the schema may want numbers.
struct CodedValue {
    var json: JSONValue
    /// Pointers of what is in the place of bytes, which nothing is said of.
    var opaque: [String] = []
    /// What is wrong with it beside its values.
    var findings: [ContractFinding] = []

    init(_ json: JSONValue) { self.json = json }
}
