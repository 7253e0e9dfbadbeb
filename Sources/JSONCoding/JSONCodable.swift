/// A type that is read from and written to JSON text without an intermediate tree.
public protocol JSONCodable {
    /// Reads the value at the reader's place.
    ///
    /// - Throws: `JSONDecodingError` with the JSON pointer of what does not fit.
    init(json: inout JSONReader) throws

    /// Writes exactly one JSON value.
    func write(to json: inout JSONWriter)

    /// What a value looks like where there are no types, as in a parameter. The default is a scalar.
    static var jsonShape: JSONShape { get }
}

/// How many texts a value takes where there are no types.
public enum JSONShape: Sendable, Hashable {
    case scalar
    case array
    /// The names of the members, nil where any may come.
    case object(keys: [String]?)
}

extension JSONCodable {
    public static var jsonShape: JSONShape { .scalar }
}

extension JSONCodable {
    /// Reads a whole JSON text.
    ///
    /// - Throws: `JSONSyntaxError` where the text is no JSON, `JSONDecodingError` where it is but does not fit the type.
    public init(jsonText bytes: some Sequence<UInt8>) throws {
        self = try JSONReader.decode(Self.self, from: bytes)
    }

    /// Reads a JSON text held in a string; the errors are those of `init(jsonText:)`.
    public init(jsonText text: String) throws {
        self = try JSONReader.decode(Self.self, from: text.utf8)
    }

    /// Reads a value that is already in memory.
    public init(jsonValue value: JSONValue) throws {
        self = try JSONReader.decode(Self.self, from: value.jsonText)
    }

    /// The compact JSON text in UTF-8.
    public var jsonText: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// The same value as a tree.
    public var jsonValue: JSONValue {
        // What a writer has written is JSON; a value that writes something else is our own broken promise.
        (try? JSONReader.decode(JSONValue.self, from: jsonText)) ?? .null
    }
}

/// A JSON type of a contract. Two values are equal when they would be sent as the same text.
///
/// What `Hashable` and `Codable` ask for is here too, but a type says itself that it wants them, because every
/// conformance of every type costs its module compile time: `extension Pets.Pet: Hashable, Codable {}`.
public protocol JSONModel: JSONCodable, Equatable, Sendable {}

extension JSONModel {
    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        do {
            try self.init(jsonValue: value)
        } catch let error as JSONDecodingError {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: error.description))
        }
    }

    public func encode(to encoder: any Encoder) throws { try jsonValue.encode(to: encoder) }

    public static func == (left: Self, right: Self) -> Bool { left.jsonText == right.jsonText }

    public func hash(into hasher: inout Hasher) { hasher.combine(jsonText) }
}
