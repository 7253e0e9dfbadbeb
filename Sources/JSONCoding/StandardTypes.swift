extension String: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readString() }
    public func write(to json: inout JSONWriter) { json.writeString(self) }
}

extension Bool: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readBool() }
    public func write(to json: inout JSONWriter) { json.writeBool(self) }
}

extension Int: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readInteger(Int.self) }
    public func write(to json: inout JSONWriter) { json.writeInteger(self) }
}

extension Int32: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readInteger(Int32.self) }
    public func write(to json: inout JSONWriter) { json.writeInteger(self) }
}

extension Int64: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readInteger(Int64.self) }
    public func write(to json: inout JSONWriter) { json.writeInteger(self) }
}

extension Double: JSONCodable {
    public init(json: inout JSONReader) throws { self = try json.readDouble() }
    public func write(to json: inout JSONWriter) { json.writeDouble(self) }
}

extension Float: JSONCodable {
    public init(json: inout JSONReader) throws {
        self = Float(try json.readDouble())
        guard isFinite else { throw json.invalid("the number is out of range") }
    }

    public func write(to json: inout JSONWriter) { json.writeFloat(self) }
}

extension Array: JSONCodable where Element: JSONCodable {
    public static var jsonShape: JSONShape { .array }
    public init(json: inout JSONReader) throws { self = try json.readArray(of: Element.self) }
    public func write(to json: inout JSONWriter) {
        json.beginArray()
        for element in self { element.write(to: &json) }
        json.endArray()
    }
}

extension Dictionary: JSONCodable where Key == String, Value: JSONCodable {
    public static var jsonShape: JSONShape { .object(keys: nil) }
    public init(json: inout JSONReader) throws { self = try json.readDictionary(of: Value.self) }

    /// Members are sorted by name, so that equal maps give equal text.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.putAdditional(self)
        json.endObject()
    }
}

/// nil is `null`.
extension Optional: JSONCodable where Wrapped: JSONCodable {
    public static var jsonShape: JSONShape { Wrapped.jsonShape }
    public init(json: inout JSONReader) throws { self = json.isNull ? nil : try Wrapped(json: &json) }
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.writeNull() }
    }
}
