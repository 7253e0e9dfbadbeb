/// Writes compact JSON text. Commas are its own affair; the caller gives values in order.
public struct JSONWriter {
    /// What has been written, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private var keys: JSONKeys = .none
    /// What the text is the body of.
    let direction: JSONDirection

    public init(direction: JSONDirection = .none) { self.direction = direction }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    public mutating func writeNull() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    public mutating func writeBool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    public mutating func writeInteger(_ value: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// JSON has neither infinity nor NaN: both are written as `null`.
    public mutating func writeDouble(_ value: Double) {
        separate()
        bytes.append(contentsOf: (value.isFinite ? Self.text(of: value) : "null").utf8)
    }

    /// As `writeDouble`, with the digits that a 32-bit number needs.
    public mutating func writeFloat(_ value: Float) {
        separate()
        bytes.append(contentsOf: (value.isFinite ? Self.withoutZeroFraction(value.description) : "null").utf8)
    }

    /// The caller vouches that the text is a JSON number.
    mutating func writeNumber(text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    public mutating func writeString(_ value: String) {
        separate()
        writeRawString(value)
    }

    /// The shortest text that reads back as the same number; whole numbers without a fraction.
    static func text(of value: Double) -> String { withoutZeroFraction(value.description) }

    private static func withoutZeroFraction(_ text: String) -> String {
        text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    public mutating func beginArray() { begin("[") }
    public mutating func endArray() { end("]") }
    public mutating func beginObject() { begin("{") }
    public mutating func endObject() { end("}") }

    private mutating func begin(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func end(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    /// The name of the member whose value is written next.
    public mutating func writeKey(_ name: String) {
        separate()
        writeRawString(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func writeRawString(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            var clean = 0
            for index in text.indices {
                let byte = text[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: text[clean..<index])
                writeEscape(byte)
                clean = index + 1
            }
            bytes.append(contentsOf: text[clean...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}

// MARK: Members by index

extension JSONWriter {
    mutating func beginMembers(_ keys: JSONKeys) -> JSONKeys {
        let outer = self.keys
        self.keys = keys
        beginObject()
        return outer
    }

    mutating func endMembers(_ outer: JSONKeys) {
        endObject()
        keys = outer
    }

    private mutating func writeKey(at index: Int) {
        separate()
        bytes.append(contentsOf: keys.prefix(at: index))
        needsComma = false
    }

    /// A member that is always written.
    public mutating func put<Value: JSONCodable>(_ index: Int, _ value: Value) {
        writeKey(at: index)
        value.write(to: &self)
    }

    /// A member that is left out where it is nil.
    public mutating func putOptional<Value: JSONCodable>(_ index: Int, _ value: Value?) {
        guard let value else { return }
        put(index, value)
    }

    /// A member that is null where it is nil.
    public mutating func putNullable<Value: JSONCodable>(_ index: Int, _ value: Value?) {
        writeKey(at: index)
        if let value { value.write(to: &self) } else { writeNull() }
    }

    /// A member that may be absent, null or a value.
    public mutating func putField<Value: JSONCodable>(_ index: Int, _ field: NullableField<Value>) {
        switch field {
        case .absent: break
        case .null:
            writeKey(at: index)
            writeNull()
        case .value(let value): put(index, value)
        }
    }

    /// Members that `jsonKeys` does not name, sorted by name so that the text is always the same.
    public mutating func putAdditional<Value: JSONCodable>(_ members: [String: Value]) {
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            writeKey(name)
            value.write(to: &self)
        }
    }
}
