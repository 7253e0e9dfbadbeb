/// A member that is optional and nullable: leaving it out and sending `null` mean different things, above all in PATCH.
public enum NullableField<Value> {
    /// The member is not sent.
    case absent
    /// The member is sent as `null`.
    case null
    case value(Value)

    /// The value where there is one.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// `.value` for a value, `.null` for nil.
    public init(nullable value: Value?) { self = value.map(NullableField.value) ?? .null }

    /// `.value` for a value, `.absent` for nil.
    public init(optional value: Value?) { self = value.map(NullableField.value) ?? .absent }
}

extension NullableField: Sendable where Value: Sendable {}
extension NullableField: Equatable where Value: Equatable {}
extension NullableField: Hashable where Value: Hashable {}

extension NullableField: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByStringLiteral {
    public init(unicodeScalarLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension NullableField: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByStringLiteral {
    public init(extendedGraphemeClusterLiteral value: Value.StringLiteralType) {
        self = .value(Value(stringLiteral: value))
    }
}

extension NullableField: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
    public init(stringLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension NullableField: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Value.IntegerLiteralType) { self = .value(Value(integerLiteral: value)) }
}

extension NullableField: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Value.BooleanLiteralType) { self = .value(Value(booleanLiteral: value)) }
}
