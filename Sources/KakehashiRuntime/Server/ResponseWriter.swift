/// Collects the parts of a response while an operation's output is written.
public struct ResponseWriter {
    var response = HTTPResponse(status: .ok)
    var body: HTTPBody = .empty

    init() {}
}

@_spi(Generated)
extension ResponseWriter {
    public mutating func status(_ code: Int) { response.status = HTTPResponse.Status(checked: code) }

    /// A documented header; nil is left out.
    public mutating func header<Value: JSONCodable>(
        _ name: String, _ value: Value?, _ coding: ParameterCoding = .simple
    ) {
        guard let value else { return }
        HeaderCoding.write(name, value, coding, to: &response.headerFields)
    }

    /// As generated code wrote it before a header's coding was one value.
    public mutating func header<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool) {
        header(name, value, .simple(explode: explode))
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
