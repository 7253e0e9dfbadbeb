@_spi(Generated)
extension RequestReader {
    /// A path parameter.
    public func path<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value {
        try required(name, type, coding, in: .path)
    }

    /// A query parameter, nil where it is absent.
    public func query<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .form
    ) throws -> Value? {
        if texts.query.isEmpty { return nil }
        return try optional(name, type, coding, in: .query)
    }

    /// A query parameter that must be there.
    public func requiredQuery<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .form
    ) throws -> Value {
        try required(name, type, coding, in: .query)
    }

    /// A header parameter, nil where it is absent.
    public func header<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value? {
        try optional(name, type, coding, in: .header)
    }

    /// A header parameter that must be there.
    public func requiredHeader<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value {
        try required(name, type, coding, in: .header)
    }

    /// A cookie parameter, nil where it is absent.
    public func cookie<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .form
    ) throws -> Value? {
        try optional(name, type, coding, in: .cookie)
    }

    /// A cookie parameter that must be there.
    public func requiredCookie<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .form
    ) throws -> Value {
        try required(name, type, coding, in: .cookie)
    }

    /// Every parameter along its description, with all that is wrong with their texts.
    public func parameters(_ descriptions: [ParameterDescription]) -> ParameterValues { texts.read(descriptions) }
}

extension RequestReader {
    private func optional<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws -> Value? {
        guard let content = try content(name, type.jsonShape, coding, in: location) else { return nil }
        if coding.allowEmptyValue, content.isEmptyText { return try? content.read(type) }
        return try read(content, name, type, in: location)
    }

    private func required<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws -> Value {
        guard let content = try content(name, type.jsonShape, coding, in: location) else {
            throw Self.problem(.missing, name, in: location)
        }
        return try read(content, name, type, in: location)
    }

    private func content(
        _ name: String, _ shape: JSONShape, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws -> ParameterContent? {
        do throws(ParameterFault) {
            return try texts.content(name, shape, coding, in: location)
        } catch {
            throw Self.problem(error, name, in: location)
        }
    }

    private func read<Value: JSONCodable>(
        _ content: ParameterContent, _ name: String, _ type: Value.Type, in location: ParameterCoding.Location
    ) throws -> Value {
        do throws(ParameterFault) {
            return try content.read(type)
        } catch {
            throw Self.problem(error, name, in: location)
        }
    }

    private static func problem(
        _ fault: ParameterFault, _ name: String, in location: ParameterCoding.Location
    ) -> ProblemDetails {
        .invalidRequest([fault.violation(of: name, in: location)])
    }
}

// What generated code wrote before a parameter's coding was one value.
@_spi(Generated)
extension RequestReader {
    public func path<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value {
        try path(name, type, .simple(explode: explode))
    }

    public func query<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value? {
        try query(name, type, .form(explode: explode))
    }

    public func requiredQuery<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value {
        try requiredQuery(name, type, .form(explode: explode))
    }

    public func header<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value? {
        try header(name, type, .simple(explode: explode))
    }

    public func requiredHeader<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value {
        try requiredHeader(name, type, .simple(explode: explode))
    }

    public func cookie<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value? {
        try cookie(name, type, .form(explode: explode))
    }

    public func requiredCookie<Value: JSONCodable>(_ name: String, _ type: Value.Type, explode: Bool) throws -> Value {
        try requiredCookie(name, type, .form(explode: explode))
    }

    /// A query parameter that carries JSON (`content`).
    public func jsonQuery<Value: JSONCodable>(_ name: String, _ type: Value.Type) throws -> Value? {
        try query(name, type, .json)
    }

    /// A query parameter that carries JSON and must be there.
    public func requiredJSONQuery<Value: JSONCodable>(_ name: String, _ type: Value.Type) throws -> Value {
        try requiredQuery(name, type, .json)
    }
}
