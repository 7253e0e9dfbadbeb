@_spi(Generated)
extension ResponseReader {
    public var status: Int { response.status.code }

    /// A documented header, nil where it is absent.
    public func header<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value? {
        do throws(ParameterFault) {
            return try ParameterTexts(response.headerFields).read(name, type, coding, in: .header)
        } catch {
            throw MessageError("the header '\(name)' is malformed: \(error.message)")
        }
    }

    /// A documented header that must be there.
    public func requiredHeader<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value {
        guard let value = try header(name, type, coding) else { throw MessageError("the header '\(name)' is missing") }
        return value
    }

    public func header<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value? {
        try header(name, type, .simple(explode: explode))
    }

    public func requiredHeader<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value {
        try requiredHeader(name, type, .simple(explode: explode))
    }
}
