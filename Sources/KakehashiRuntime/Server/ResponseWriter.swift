/// Collects the parts of a response while an operation's output is written.
public struct ResponseWriter {
    private(set) var response = HTTPResponse(status: .ok)
    private(set) var body: HTTPBody = .empty

    init() {}
}

@_spi(Generated)
extension ResponseWriter {
    public mutating func status(_ code: Int) { response.status = HTTPResponse.Status(checked: code) }

    /// A documented header; nil is left out.
    public mutating func header<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool = false) {
        guard let value, let field = HTTPField.Name(name) else { return }
        response.headerFields[field] = ParameterStyle.simple(value.jsonValue, explode: explode) { $0 }
    }

    public mutating func json<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        setBody(HTTPBody(value.jsonText), contentType)
    }

    public mutating func text<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        setBody(HTTPBody(ParameterStyle.scalarText(value.jsonValue)), contentType)
    }

    public mutating func form<Value: JSONCodable>(_ value: Value, _ contentType: String) {
        setBody(HTTPBody(FormCoding.text(of: value.jsonValue)), contentType)
    }

    public mutating func binary(_ value: HTTPBody, _ contentType: String) { setBody(value, contentType) }

    private mutating func setBody(_ body: HTTPBody, _ contentType: String) {
        self.body = body
        response.headerFields[.contentType] = contentType
    }

    /// A response that the contract does not document.
    public mutating func undocumented(_ other: UndocumentedResponse) {
        response = HTTPResponse(status: other.status, headerFields: other.headerFields)
        body = other.body
    }
}

extension HTTPResponse.Status {
    /// 500 for a number that is no status, which HTTPTypes would answer with a trap.
    init(checked code: Int) { self.init(code: (100...999).contains(code) ? code : 500) }
}
