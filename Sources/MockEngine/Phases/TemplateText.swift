import JSONCoding
@_spi(Generated) import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

/// Writes the value of a header from its templates.
struct TemplateText {
    private let service: CompiledService
    private let call: Call
    private let status: Int

    init(_ service: CompiledService, _ call: Call, status: Int) {
        self.service = service
        self.call = call
        self.status = status
    }

    /// nil where no template has all its values.
    func text(of header: CompiledHeader, _ trace: inout DecisionTrace) -> String? {
        for template in header.templates {
            guard let text = try? text(of: template, asURL: header.isURL) else { continue }
            guard fits(text, header) else {
                trace.note(
                    .templateNotUsed(header: header.name, reason: "'\(text)' does not fit the schema"),
                    at: header.origin)
                continue
            }
            return text
        }
        return nil
    }

    private func fits(_ text: String, _ header: CompiledHeader) -> Bool {
        guard let schema = header.schema else { return true }
        let value = service.validators.typed(.string(text), by: schema)
        return service.validators.accepts(value, against: schema, direction: .response)
    }

    /// In a URL, what comes after its beginning is escaped: it is a part of the query or path and must not become more.
    private func text(of template: RuntimeText, asURL isURL: Bool) throws -> String {
        let values = values(for: template)
        var result = ""
        for part in template.parts {
            switch part {
            case .literal(let literal):
                // The URL that the caller gives may have a query already.
                result += isURL && literal.hasPrefix("?") && result.contains("?") ? "&" + literal.dropFirst() : literal
            case .expression(let expression):
                let value = try values.value(expression.description, String.self)
                result += isURL && !result.isEmpty ? PercentCoding.encode(value) : value
            }
        }
        return isURL ? Self.escaped(result) : HeaderCoding.ascii(Array(result.utf8))
    }

    private func values(for template: RuntimeText) -> RuntimeValues {
        var values = RuntimeValues()
        for expression in template.expressions {
            // What a pointer means is found out where the body is known.
            let key = expression.description.prefix { $0 != "#" }
            let status = expression == .statusCode ? JSONValue.number(JSONNumber(status)) : nil
            values.put(String(key), status ?? call.allowedValue(of: expression, service))
        }
        return values
    }

    /// RFC 3986, appendix A: what no URL has is escaped, line ends among it.
    private static func escaped(_ text: String) -> String {
        let excluded = Set("\"<>\\^`{|}".utf8)
        return text.utf8.reduce(into: "") { result, byte in
            if byte > 0x20, byte < 0x7F, !excluded.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count < 2 ? "%0" + digits : "%" + digits
            }
        }
    }
}
