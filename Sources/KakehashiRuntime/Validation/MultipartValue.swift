import JSONValidation

/// Makes one value of the parts of a form, as its schema describes them (OAS 3.0.4 section 4.7.15.1).
struct MultipartValue {
    /// How a part is read.
    private struct Kind {
        /// `text`, `json`, `file`, or `xml:` and a line of the XML table.
        var content: Substring = "text"
        /// Whether there is a part for each element.
        var isList = false
    }

    private let kinds: [String: Kind]
    private let xml: XMLTable?
    private let namesAllParts: Bool

    /// - Parameters:
    ///   - kinds: `json`, `text[]` and so on, by the names of the parts; one text where nothing is said.
    ///   - namesAllParts: whether a part that is not among them is none that the schema names.
    init(_ kinds: [String: String], _ xml: XMLTable?, namesAllParts: Bool = false) {
        self.namesAllParts = namesAllParts
        self.kinds = kinds.mapValues { text in
            text.hasSuffix("[]") ? Kind(content: text.dropLast(2), isList: true) : Kind(content: text[...])
        }
        self.xml = xml
    }

    func read(_ parts: [MultipartPart]) throws -> CodedValue {
        var values: [(name: String, values: [JSONValue])] = []
        for part in parts {
            guard let name = part.name else { continue }
            let value = try placed(name) { try read(part, kinds[name]?.content ?? "text") }
            if let index = values.firstIndex(where: { $0.name == name }) {
                values[index].values.append(value)
            } else {
                values.append((name, [value]))
            }
        }
        var object = JSONObject()
        var result = CodedValue(.null)
        for (name, values) in values {
            let pointer = "/" + JSONPointer.escape(name)
            if kinds[name]?.content == "file" { result.opaque.append(pointer) }
            // What nobody describes may come as often as it likes.
            let isList = kinds[name]?.isList ?? (namesAllParts && values.count > 1)
            if !isList, values.count > 1 { result.findings.append(.repeatedPart(pointer, values.count)) }
            object[name] = isList ? .array(values) : values[0]
        }
        result.json = .object(object)
        return result
    }

    private func read(_ part: MultipartPart, _ kind: Substring) throws -> JSONValue {
        let bytes = part.body.bytes ?? []
        let type = part.contentType.flatMap { MediaType($0) }
        switch kind {
        case "file": return ""
        case "json": return try JSONValue(jsonText: bytes)
        case _ where kind.hasPrefix("xml:"):
            guard let table = xml else { return "" }
            return try table.value(String(kind.dropFirst(4)), bytes, type, depthLimit: BodyLimits().xmlDepth)
        default: return .string(try TextCharset.text(of: bytes, type))
        }
    }

    private func placed(_ name: String, _ read: () throws -> JSONValue) throws -> JSONValue {
        let pointer = "/" + JSONPointer.escape(name)
        do {
            return try read()
        } catch let error as JSONSyntaxError {
            throw JSONDecodingError(code: .invalidValue, pointer: pointer, message: "\(error)")
        } catch let error as JSONDecodingError {
            throw JSONDecodingError(code: error.code, pointer: pointer + error.pointer, message: error.message)
        }
    }
}
