/// A string with known values. A value that the contract does not list survives reading and writing.
public protocol JSONStringEnum: JSONModel, Hashable, RawRepresentable where RawValue == String {
    /// Never fails: an unlisted value becomes the type's unknown case.
    init(rawValue: String)
}

extension JSONStringEnum {
    // Said here, though JSONModel says it too: the standard library has a rival for every RawRepresentable, and where
    // there are two the compiler writes a third, with a key type for each case.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public init(json: inout JSONReader) throws { self.init(rawValue: try json.readString()) }
    public func write(to json: inout JSONWriter) { json.writeString(rawValue) }
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

/// An integer with known values. A value that the contract does not list survives reading and writing.
public protocol JSONIntegerEnum: JSONModel, Hashable, RawRepresentable where RawValue == Int {
    /// Never fails: an unlisted value becomes the type's unknown case.
    init(rawValue: Int)
}

extension JSONIntegerEnum {
    // Said here, though JSONModel says it too: the standard library has a rival for every RawRepresentable, and where
    // there are two the compiler writes a third, with a key type for each case.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public init(json: inout JSONReader) throws { self.init(rawValue: try json.readInteger(Int.self)) }
    public func write(to json: inout JSONWriter) { json.writeInteger(rawValue) }
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
