/// How the bytes of a body become one value that can be compared with a schema, by the codecs that generated servers
/// have.
package enum BodyReading: Sendable {
    case json, text
    case form([FieldEncoding])
    /// How all parts are read that the schema names, by their names: `json`, `text`, `file`, `text[]`, `xml:` and a key.
    case multipart([String: String], XMLTable)
    /// A line of the table.
    case xml(String, XMLTable)

    /// Reads a body that somebody has sent.
    ///
    /// - Throws: the problem that a server answers with: 400 for what is malformed, 413 for what is too large, 415 for a
    ///   charset that is not known.
    package func read(
        _ bytes: [UInt8], _ type: MediaType?, limits: BodyLimits = BodyLimits()
    ) throws(ProblemDetails) -> ReadBody {
        do {
            return try value(bytes, type, limits)
        } catch {
            throw ProblemDetails(answering: BodyProblem.of(error))
        }
    }

    private func value(_ bytes: [UInt8], _ type: MediaType?, _ limits: BodyLimits) throws -> ReadBody {
        switch self {
        case .json: return ReadBody(json: try JSONValue(jsonText: bytes))
        case .text: return ReadBody(json: .string(try TextCharset.text(of: bytes, type)))
        case .form(let fields):
            return ReadBody(json: try FormBody.value(of: try TextCharset.text(of: bytes, type), fields))
        case .xml(let key, let table):
            return ReadBody(json: try table.value(key, bytes, type, depthLimit: limits.xmlDepth))
        case .multipart(let kinds, let table):
            let parts = try MultipartPart.all(in: bytes, type, limits)
            let value = try MultipartValue(kinds, table, namesAllParts: true).read(parts)
            return ReadBody(
                json: value.json, opaque: value.opaque,
                violations: value.findings.map { $0.violation(inJapanese: false) })
        }
    }

    /// The members that are JSON within a body that is not, so that their values have types of their own.
    package var jsonMembers: [String] {
        switch self {
        case .form(let fields): fields.filter(\.coding.isJSON).map(\.name)
        case .multipart(let kinds, _): kinds.filter { $0.value.hasPrefix("json") }.map(\.key)
        case .json, .text, .xml: []
        }
    }

    /// Whether texts stand where the schema may want numbers.
    package var isTextual: Bool {
        if case .json = self { false } else { true }
    }
}

/// A body as a value: texts where the schema may want numbers.
package struct ReadBody: Sendable {
    package var json: JSONValue
    /// Pointers of what is in the place of bytes, which nothing is said of.
    var opaque: [String] = []
    /// What is wrong with it beside its values, such as parts that come more often than they may.
    package var violations: [ProblemDetails.Violation] = []

    /// Whether a place in the value is, or is within, one of bytes.
    package func isOpaque(_ pointer: String) -> Bool {
        opaque.contains { pointer == $0 || pointer.hasPrefix($0 + "/") }
    }
}
