extension JSONReader {
    /// A member with a default: absent, and null, which no contract tells from absent here, are that.
    public mutating func memberOrDefault<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, _ value: Value
    ) throws -> Value {
        guard seek(index), !isNull else { return value }
        return try Value(json: &self)
    }

    /// A member with a default that may be null: only absent is the default.
    public mutating func nullableMemberOrDefault<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, _ value: Value
    ) throws -> Value? {
        guard seek(index) else { return value }
        return isNull ? nil : try Value(json: &self)
    }
}
