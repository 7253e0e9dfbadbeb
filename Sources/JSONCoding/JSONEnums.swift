/// A string with known values. A value that the contract does not list survives reading and writing.
public protocol JSONStringEnum: JSONModel, RawRepresentable, LosslessStringConvertible where RawValue == String {
    /// Never fails: an unlisted value becomes the type's unknown case.
    init(rawValue: String)
}

extension JSONStringEnum {
    public init(json: inout JSONReader) throws { self.init(rawValue: try json.readString()) }
    public func write(to json: inout JSONWriter) { json.writeString(rawValue) }
    public init(_ description: String) { self.init(rawValue: description) }
    public var description: String { rawValue }
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

/// An integer with known values. A value that the contract does not list survives reading and writing.
public protocol JSONIntegerEnum: JSONModel, RawRepresentable where RawValue == Int {
    /// Never fails: an unlisted value becomes the type's unknown case.
    init(rawValue: Int)
}

extension JSONIntegerEnum {
    public init(json: inout JSONReader) throws { self.init(rawValue: try json.readInteger(Int.self)) }
    public func write(to json: inout JSONWriter) { json.writeInteger(rawValue) }
    public var description: String { String(rawValue) }
    public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
