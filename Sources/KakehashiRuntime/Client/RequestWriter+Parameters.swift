@_spi(Generated)
extension RequestWriter {
    /// A path parameter.
    public mutating func path<Value: JSONCodable>(
        _ name: String, _ value: Value, _ coding: ParameterCoding = .simple
    ) throws {
        let text = try text(name, value, coding, in: .path) ?? ""
        guard !text.isEmpty else { throw MessageError("the path parameter '\(name)' is empty") }
        // A segment of dots only would be removed on the way (RFC 3986 section 5.2.4).
        pathValues[name] = text == "." || text == ".." ? text.map { _ in "%2E" }.joined() : text
    }

    /// A query parameter; nil is left out.
    public mutating func query<Value: JSONCodable>(_ name: String, _ value: Value?, _ coding: ParameterCoding = .form) {
        guard let value, let text = checkedText(name, value, coding, in: .query) else { return }
        query.append(text)
    }

    /// A header parameter; nil is left out.
    public mutating func header<Value: JSONCodable>(
        _ name: String, _ value: Value?, _ coding: ParameterCoding = .simple
    ) {
        guard let value, let text = checkedText(name, value, coding, in: .header) else { return }
        if let field = HTTPField.Name(name) {
            headerFields[field] = text
        } else {
            refuse(MessageError("'\(name)' is no name of a header"))
        }
    }

    /// A cookie parameter; nil is left out.
    public mutating func cookie<Value: JSONCodable>(_ name: String, _ value: Value?, _ coding: ParameterCoding = .form)
    {
        guard let value, let text = checkedText(name, value, coding, in: .cookie) else { return }
        cookies.append(text)
    }

    /// The error of the first parameter that cannot be sent is thrown when the request is made.
    private mutating func checkedText<Value: JSONCodable>(
        _ name: String, _ value: Value, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) -> String? {
        do {
            return try text(name, value, coding, in: location)
        } catch {
            refuse(error)
            return nil
        }
    }

    private func text<Value: JSONCodable>(
        _ name: String, _ value: Value, _ coding: ParameterCoding, in location: ParameterCoding.Location
    ) throws(MessageError) -> String? {
        do throws(ParameterFault) {
            return try coding.text(name, of: value, in: location)
        } catch {
            throw MessageError("the \(location.rawValue) parameter '\(name)': \(error.message)")
        }
    }
}

// What generated code wrote before a parameter's coding was one value.
@_spi(Generated)
extension RequestWriter {
    public mutating func path<Value: JSONCodable>(_ name: String, _ value: Value, explode: Bool) throws {
        try path(name, value, .simple(explode: explode))
    }

    public mutating func query<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool) {
        query(name, value, .form(explode: explode))
    }

    public mutating func header<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool) {
        header(name, value, .simple(explode: explode))
    }

    public mutating func cookie<Value: JSONCodable>(_ name: String, _ value: Value?, explode: Bool) {
        cookie(name, value, .form(explode: explode))
    }

    /// A parameter that carries JSON (`content`).
    public mutating func jsonQuery<Value: JSONCodable>(_ name: String, _ value: Value?) { query(name, value, .json) }
}
