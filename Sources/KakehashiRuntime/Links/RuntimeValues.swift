/// The parts of messages that the runtime expressions of links and callbacks speak of (OAS 3.0.4, section 4.7.20.4).
/// Generated code puts in what a contract's expressions name, as values or as text, and reads what they come to.
public struct RuntimeValues: Sendable {
    /// By the expression without the pointer into a body: `$request.body`.
    private var values: [String: JSONValue] = [:]

    @_spi(Generated) public init() {}

    /// - Parameter text: an expression, or a text with some in braces.
    private static func parts(of text: String) -> [Part] {
        // A dollar sign before anything else than a letter is one.
        if text.first == "$", text.dropFirst().first?.isLetter ?? false { return [.expression(text)] }
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{$")?.lowerBound, let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            parts.append(.expression(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return parts
    }

    private enum Part {
        case literal(String)
        case expression(String)
    }

    /// nil where the messages have no such part, or null in its place.
    private func found(_ expression: String) throws(RuntimeExpressionError) -> JSONValue? {
        for body in ["$request.body", "$response.body"] where expression.hasPrefix(body + "#") {
            return try member(of: values[body], String(expression.dropFirst(body.count + 1)), expression)
        }
        let value = values[expression]
        return value == .null ? nil : value
    }

    private func member(
        of body: JSONValue?, _ pointer: String, _ expression: String
    ) throws(RuntimeExpressionError) -> JSONValue? {
        guard let steps = JSONPointer.steps(of: pointer) else { throw RuntimeExpressionError(expression) }
        var value = body
        for step in steps {
            switch value {
            case .object(let members): value = members[step]
            case .array(let elements): value = Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: return nil
            }
        }
        return value == .null ? nil : value
    }

    private func text(_ expression: String) throws(RuntimeExpressionError) -> String {
        guard let value = try found(expression) else { throw RuntimeExpressionError(expression) }
        return ParameterStyle.scalarText(value)
    }
}

@_spi(Generated)
extension RuntimeValues {
    /// - Parameters:
    ///   - key: the expression without the pointer into a body.
    ///   - value: nil for what the message does not have.
    public mutating func put<Value: JSONCodable>(_ key: String, _ value: Value?) { values[key] = value?.jsonValue }

    /// - Parameter text: a runtime expression, or a text with some in braces.
    public func value<Value: JSONCodable>(_ text: String, _ type: Value.Type) throws -> Value {
        if let value = try optional(text, type) { return value }
        throw RuntimeExpressionError(text)
    }

    /// As `value`; nil where the messages have no such part.
    public func optional<Value: JSONCodable>(_ text: String, _ type: Value.Type) throws -> Value? {
        let parts = Self.parts(of: text)
        if parts.count == 1, case .expression(let expression) = parts[0] {
            return try found(expression).map { try Self.read($0, type, text) }
        }
        let joined = try parts.map { part in
            switch part {
            case .literal(let literal): literal
            case .expression(let expression): try self.text(expression)
            }
        }.joined()
        return try Self.read(.string(joined), type, text)
    }

    /// A value that the contract gives itself.
    ///
    /// - Parameter json: its text.
    public func constant<Value: JSONCodable>(_ json: String, _ type: Value.Type) throws -> Value {
        try Self.read(try JSONValue(jsonText: json), type, json)
    }

    /// A URL out of a text with expressions. What begins the URL is taken as it is, what comes later is escaped: it is a
    /// part of a path or of a query and must not become more.
    public func url(_ text: String) throws -> String {
        var result = ""
        for part in Self.parts(of: text) {
            switch part {
            case .literal(let literal): result += literal
            case .expression(let expression):
                let value = try self.text(expression)
                result += result.isEmpty ? value : PercentCoding.encode(value)
            }
        }
        return result
    }

    /// What is a number in one message may be text in another: a key in a body, and the same key in a path.
    private static func read<Value: JSONCodable>(_ value: JSONValue, _ type: Value.Type, _ text: String) throws -> Value
    {
        if let value = try? Value(jsonValue: value) { return value }
        do {
            let scalar: JSONValue =
                switch value {
                case .number, .bool: .string(ParameterStyle.scalarText(value))
                default: value
                }
            return try JSONReader.decodeText(type, from: scalar)
        } catch {
            throw RuntimeExpressionError(text, because: "\(error)")
        }
    }
}

/// A runtime expression of the contract has no value in the messages at hand, or one of another type than is needed.
public struct RuntimeExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// As the contract writes it.
    public let expression: String
    /// nil where there is no value.
    public let reason: String?

    init(_ expression: String, because reason: String? = nil) {
        self.expression = expression
        self.reason = reason
    }

    public var description: String {
        "the expression '\(expression)' " + (reason.map { "does not fit: \($0)" } ?? "has no value")
    }
}
