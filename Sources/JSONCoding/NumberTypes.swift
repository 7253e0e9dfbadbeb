// Numbers beyond those that most contracts use.

extension UInt32: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readInteger(UInt32.self) }
    public func write(to json: inout JSONWriter) { json.writeInteger(self) }
}

extension UInt64: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readInteger(UInt64.self) }
    public func write(to json: inout JSONWriter) { json.writeInteger(self) }
}

/// A number with the digits that were written, for contracts where a double is not exact enough.
extension JSONNumber: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readNumber() }
    public func write(to json: inout JSONWriter) { json.writeNumber(text: text) }
}
