/// A string with known values and no others: reading one that the contract does not list fails.
public protocol JSONClosedStringEnum: JSONModel, Hashable, CaseIterable, RawRepresentable where RawValue == String {}

extension JSONClosedStringEnum {
    // Said here, though JSONModel says it too: see `JSONStringEnum`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let value = try container.decode(String.self)
        guard let known = Self(rawValue: value) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.refusal(of: value))
        }
        self = known
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public init(json: inout JSONReader) throws {
        let value = try json.readString()
        guard let known = Self(rawValue: value) else { throw json.invalid(Self.refusal(of: value)) }
        self = known
    }

    public func write(to json: inout JSONWriter) { json.writeString(rawValue) }
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    private static func refusal(of value: String) -> String {
        "'\(value.prefix(40))' is none of " + allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    }
}

/// An integer with known values and no others: reading one that the contract does not list fails.
public protocol JSONClosedIntegerEnum: JSONModel, Hashable, CaseIterable, RawRepresentable where RawValue == Int {}

extension JSONClosedIntegerEnum {
    // Said here, though JSONModel says it too: see `JSONStringEnum`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let value = try container.decode(Int.self)
        guard let known = Self(rawValue: value) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.refusal(of: value))
        }
        self = known
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public init(json: inout JSONReader) throws {
        let value = try json.readInteger(Int.self)
        guard let known = Self(rawValue: value) else { throw json.invalid(Self.refusal(of: value)) }
        self = known
    }

    public func write(to json: inout JSONWriter) { json.writeInteger(rawValue) }
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    private static func refusal(of value: Int) -> String {
        "\(value) is none of " + allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
    }
}
