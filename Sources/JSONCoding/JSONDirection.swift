/// Where a JSON text comes from or goes to: properties can be for requests only, or for responses only.
public enum JSONDirection: Sendable, Hashable {
    /// Neither, as in a file or a log: all properties are read and written, and none is missed.
    case none
    case request
    case response
}

extension JSONCodable {
    /// Reads the body of a request or a response: properties that are not for it are passed over.
    public init(jsonText bytes: some Sequence<UInt8>, of direction: JSONDirection) throws {
        self = try JSONReader.decode(Self.self, from: bytes, direction: direction)
    }

    /// The compact JSON text of a request's or a response's body, without the properties that are not for it.
    public func jsonText(for direction: JSONDirection) -> [UInt8] {
        var writer = JSONWriter(direction: direction)
        write(to: &writer)
        return writer.bytes
    }

    /// As `jsonText(for:)`, as a tree: for bodies in other forms than JSON.
    public func jsonValue(for direction: JSONDirection) -> JSONValue {
        // What a writer has written is JSON, as in `jsonValue`.
        (try? JSONReader.decode(JSONValue.self, from: jsonText(for: direction))) ?? .null
    }
}

// MARK: Members of one direction

extension JSONReader {
    /// A member that only responses have; nil in a request, whatever the sender has put there (OAS 3.0, `readOnly`).
    ///
    /// - Parameter isRequired: whether a response without it is refused.
    public mutating func responseMember<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, isRequired: Bool
    ) throws -> Value? {
        try sidedMember(index, type, .response, isRequired)
    }

    /// A member that only requests have; nil in a response, whatever the sender has put there (OAS 3.0, `writeOnly`).
    ///
    /// - Parameter isRequired: whether a request without it is refused.
    public mutating func requestMember<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, isRequired: Bool
    ) throws -> Value? {
        try sidedMember(index, type, .request, isRequired)
    }

    /// As `responseMember`, where null is a value.
    public mutating func responseField<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, isRequired: Bool
    ) throws -> NullableField<Value> {
        try sidedField(index, type, .response, isRequired)
    }

    /// As `requestMember`, where null is a value.
    public mutating func requestField<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, isRequired: Bool
    ) throws -> NullableField<Value> {
        try sidedField(index, type, .request, isRequired)
    }

    private mutating func sidedMember<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, _ side: JSONDirection, _ isRequired: Bool
    ) throws -> Value? {
        if direction != .none, direction != side { return nil }
        return direction == side && isRequired ? try member(index, type) : try optionalMember(index, type)
    }

    private mutating func sidedField<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type, _ side: JSONDirection, _ isRequired: Bool
    ) throws -> NullableField<Value> {
        if direction != .none, direction != side { return .absent }
        guard direction == side && isRequired else { return try nullableField(index, type) }
        return NullableField(nullable: try nullableMember(index, type))
    }
}

extension JSONWriter {
    /// A member that only responses have: left out of requests, and where it is nil.
    public mutating func putInResponse<Value: JSONCodable>(_ index: Int, _ value: Value?) {
        if direction != .request { putOptional(index, value) }
    }

    /// A member that only requests have: left out of responses, and where it is nil.
    public mutating func putInRequest<Value: JSONCodable>(_ index: Int, _ value: Value?) {
        if direction != .response { putOptional(index, value) }
    }

    /// A member that only responses have, and that may be null.
    public mutating func putFieldInResponse<Value: JSONCodable>(_ index: Int, _ field: NullableField<Value>) {
        if direction != .request { putField(index, field) }
    }

    /// A member that only requests have, and that may be null.
    public mutating func putFieldInRequest<Value: JSONCodable>(_ index: Int, _ field: NullableField<Value>) {
        if direction != .response { putField(index, field) }
    }
}
