/// A place in a scanned JSON text. It is handed down by `inout` while a text is read and cannot outlive it.
public struct JSONReader: ~Copyable {
    private let bytes: UnsafePointer<UInt8>
    let tokens: UnsafePointer<JSONToken>
    /// Index of the token that is read next.
    private(set) var position: Int
    /// For each open object a row of token indexes, one per key; -1 where the member is absent.
    private var slots: [Int32] = []
    private var slotBase = 0
    /// The object whose members are being read, and its keys.
    private var object = 0
    private var keys: JSONKeys = .none
    private var depth = 0
    /// Strings may stand for numbers and booleans: parameters have no types on the wire.
    let coercesText: Bool
    /// What the text is the body of.
    let direction: JSONDirection

    /// Objects and arrays within each other that typed reading follows; more would exhaust the stack.
    static let depthLimit = 256

    private init(
        _ bytes: UnsafePointer<UInt8>, _ tokens: UnsafePointer<JSONToken>, _ coercesText: Bool,
        _ direction: JSONDirection
    ) {
        self.bytes = bytes
        self.tokens = tokens
        position = 0
        self.coercesText = coercesText
        self.direction = direction
    }

    static func decode<Value: JSONCodable>(
        _ type: Value.Type, from text: some Sequence<UInt8>, coercesText: Bool = false,
        direction: JSONDirection = .none
    ) throws -> Value {
        let result: Result<Value, any Error>? = text.withContiguousStorageIfAvailable { buffer in
            Result { try decode(type, from: buffer, coercesText, direction) }
        }
        if let result { return try result.get() }
        return try Array(text).withUnsafeBufferPointer { try decode(type, from: $0, coercesText, direction) }
    }

    private static func decode<Value: JSONCodable>(
        _ type: Value.Type, from buffer: UnsafeBufferPointer<UInt8>, _ coercesText: Bool, _ direction: JSONDirection
    ) throws -> Value {
        let tokens = try JSONScanner.scan(buffer)
        return try tokens.withUnsafeBufferPointer { tokens in
            guard let bytes = buffer.baseAddress, let first = tokens.baseAddress else {
                throw JSONSyntaxError(code: .unexpectedEnd, offset: 0)
            }
            var reader = JSONReader(bytes, first, coercesText, direction)
            return try Value(json: &reader)
        }
    }

    /// Reads a value out of text that has no types, such as a parameter: its strings may be read as numbers and booleans.
    package static func decodeText<Value: JSONCodable>(
        _ type: Value.Type, from value: JSONValue, direction: JSONDirection = .none
    ) throws -> Value {
        try decode(type, from: value.jsonText, coercesText: true, direction: direction)
    }

    var token: JSONToken { tokens[position] }

    func text(of token: JSONToken) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(token.start), count: Int(token.end - token.start))
    }

    /// What stands between the quotation marks.
    func content(of token: JSONToken) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(token.start) + 1, count: Int(token.end - token.start) - 2)
    }

    func string(of token: JSONToken) -> String {
        token.isComplex
            ? JSONUnescaping.text(of: content(of: token)) : String(decoding: content(of: token), as: UTF8.self)
    }
}

// MARK: Scalars

extension JSONReader {
    /// Whether the value is JSON `null`.
    public var isNull: Bool { token.kind == .null }

    /// The kind of the value in JSON Schema's words: `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`.
    public var typeName: String {
        switch token.kind {
        case .null: "null"
        case .true, .false: "boolean"
        case .number: token.isComplex ? "number" : "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    public mutating func readBool() throws -> Bool {
        switch token.kind {
        case .true: return true
        case .false: return false
        case .string where coercesText:
            if let value = Bool(string(of: token)) { return value }
        default: break
        }
        throw mismatch("boolean")
    }

    public mutating func readString() throws -> String {
        guard token.kind == .string else { throw mismatch("string") }
        return string(of: token)
    }

    /// Reads a number with the digits that were written.
    mutating func readNumber() throws -> JSONNumber {
        guard let number = numberText() else { throw mismatch("number") }
        return JSONNumber(uncheckedText: String(decoding: number, as: UTF8.self))
    }

    /// Reads a whole number; `1.0` and `1e2` are whole numbers too.
    public mutating func readInteger<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        guard let number = numberText() else { throw mismatch("integer") }
        if let value = Self.parseInteger(number, as: Value.self) { return value }
        let written = String(decoding: number, as: UTF8.self)
        if let value = JSONNumber(uncheckedText: written).int64.flatMap(Value.init(exactly:)) { return value }
        throw invalid("'\(written.prefix(40))' is not an integer from \(Value.min) to \(Value.max)")
    }

    public mutating func readDouble() throws -> Double {
        guard let number = numberText() else { throw mismatch("number") }
        if let value = ExactDecimal.double(number) { return value }
        guard let value = Double(String(decoding: number, as: UTF8.self)), value.isFinite else {
            throw invalid("the number is out of range")
        }
        return value
    }

    private static func parseInteger<Value: FixedWidthInteger>(
        _ text: UnsafeBufferPointer<UInt8>, as type: Value.Type
    ) -> Value? {
        let isNegative = text.first == UInt8(ascii: "-")
        var value: Value = 0
        for byte in text.dropFirst(isNegative ? 1 : 0) {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Value(truncatingIfNeeded: byte &- 0x30)
            let (sum, carry) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// The characters of a number, or of a string that stands for one.
    private func numberText() -> UnsafeBufferPointer<UInt8>? {
        if token.kind == .number { return text(of: token) }
        guard coercesText, token.kind == .string, JSONScanner.isNumber(content(of: token)) else { return nil }
        return content(of: token)
    }

    /// Reads whatever stands here.
    public mutating func readValue() throws -> JSONValue {
        switch token.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(uncheckedText: String(decoding: text(of: token), as: UTF8.self)))
        case .string: return .string(string(of: token))
        case .array: return .array(try readArray(of: JSONValue.self))
        case .object:
            var object = JSONObject(capacity: Int(token.count))
            try forEachMember { name, json in object[name] = try json.readValue() }
            return .object(object)
        }
    }
}

// MARK: Arrays and maps

extension JSONReader {
    /// Reads every element of an array.
    public mutating func readArray<Element: JSONCodable>(of type: Element.Type) throws -> [Element] {
        guard token.kind == .array else {
            // In a form an array with one element looks like the element.
            guard coercesText, token.kind == .string else { throw mismatch("array") }
            return [try Element(json: &self)]
        }
        let array = position
        let end = Int(token.next)
        var elements: [Element] = []
        elements.reserveCapacity(Int(token.count))
        try descend()
        var element = array + 1
        while element < end {
            position = element
            elements.append(try Element(json: &self))
            element = Int(tokens[element].next)
        }
        ascend(to: array)
        return elements
    }

    /// Reads an object as a map; of two members with one name the last counts.
    public mutating func readDictionary<Value: JSONCodable>(of type: Value.Type) throws -> [String: Value] {
        var result: [String: Value] = [:]
        result.reserveCapacity(Int(token.count))
        try forEachMember { name, json in result[name] = try Value(json: &json) }
        return result
    }

    private mutating func forEachMember(_ body: (String, inout JSONReader) throws -> Void) throws {
        guard token.kind == .object else { throw mismatch("object") }
        let object = position
        let end = Int(token.next)
        try descend()
        var name = object + 1
        while name < end {
            position = name + 1
            try body(string(of: tokens[name]), &self)
            name = Int(tokens[name + 1].next)
        }
        ascend(to: object)
    }

    private mutating func descend() throws {
        depth += 1
        if depth > Self.depthLimit {
            throw failure(.tooDeep, "nesting over the limit of \(Self.depthLimit)")
        }
    }

    private mutating func ascend(to place: Int) {
        depth -= 1
        position = place
    }
}

// MARK: Members by index

extension JSONReader {
    /// What `leaveObject` puts back.
    struct Frame {
        fileprivate let position: Int
        fileprivate let slotBase: Int
        fileprivate let object: Int
        fileprivate let keys: JSONKeys
    }

    /// Finds the members of the object at this place, so that they can be read by index.
    mutating func enterObject(_ keys: JSONKeys) throws -> Frame {
        guard token.kind == .object else { throw mismatch("object") }
        let frame = Frame(position: position, slotBase: slotBase, object: object, keys: self.keys)
        try descend()
        object = position
        self.keys = keys
        slotBase = slots.count
        slots.append(contentsOf: repeatElement(-1, count: keys.count))
        let end = Int(token.next)
        var name = object + 1
        var guess = 0
        while name < end {
            if let index = index(ofMember: name, guess: guess) {
                slots[slotBase + index] = Int32(truncatingIfNeeded: name + 1)
                guess = index + 1
            }
            name = Int(tokens[name + 1].next)
        }
        return frame
    }

    /// Ends what `enterObject` began. After an error it is not called: the reader is of no use then.
    mutating func leaveObject(_ frame: Frame) {
        slots.removeLast(slots.count - slotBase)
        slotBase = frame.slotBase
        object = frame.object
        keys = frame.keys
        ascend(to: frame.position)
    }

    private func index(ofMember name: Int, guess: Int) -> Int? {
        let token = tokens[name]
        guard token.isComplex else { return keys.index(of: content(of: token), guess: guess) }
        return JSONUnescaping.bytes(of: content(of: token)).withUnsafeBufferPointer { keys.index(of: $0, guess: guess) }
    }

    /// Moves to a member; false if it is absent.
    mutating func seek(_ index: Int) -> Bool {
        let slot = slots[slotBase + index]
        guard slot >= 0 else { return false }
        position = Int(slot)
        return true
    }

    /// A member that must be there.
    public mutating func member<Value: JSONCodable>(_ index: Int, _ type: Value.Type) throws -> Value {
        guard seek(index) else { throw missing(index) }
        return try Value(json: &self)
    }

    /// A member that must be there and may be null.
    public mutating func nullableMember<Value: JSONCodable>(_ index: Int, _ type: Value.Type) throws -> Value? {
        guard seek(index) else { throw missing(index) }
        return isNull ? nil : try Value(json: &self)
    }

    /// A member that may be absent. Null is taken for absent: many servers send it, and no contract means otherwise.
    public mutating func optionalMember<Value: JSONCodable>(_ index: Int, _ type: Value.Type) throws -> Value? {
        guard seek(index), !isNull else { return nil }
        return try Value(json: &self)
    }

    /// A member that may be absent and may be anything: null is a value like every other here.
    public mutating func optionalMember(_ index: Int, _ type: JSONValue.Type) throws -> JSONValue? {
        seek(index) ? try readValue() : nil
    }

    /// A member that may be absent, null or a value, the three kept apart.
    public mutating func nullableField<Value: JSONCodable>(
        _ index: Int, _ type: Value.Type
    ) throws -> NullableField<Value> {
        guard seek(index) else { return .absent }
        return isNull ? .null : .value(try Value(json: &self))
    }

    /// The members that `jsonKeys` does not name.
    public mutating func additionalMembers<Value: JSONCodable>(of type: Value.Type) throws -> [String: Value] {
        var result: [String: Value] = [:]
        let end = Int(tokens[object].next)
        var name = object + 1
        while name < end {
            if index(ofMember: name, guess: 0) == nil {
                position = name + 1
                result[string(of: tokens[name])] = try Value(json: &self)
            }
            name = Int(tokens[name + 1].next)
        }
        return result
    }

    private func missing(_ index: Int) -> JSONDecodingError {
        JSONDecodingError(
            code: .missingMember, pointer: pointer(to: object), message: "member '\(keys.name(at: index))' is missing")
    }
}

// MARK: Alternatives

extension JSONReader {
    /// Reads the value as one of several alternatives; nil if it does not fit this one, and the reader stays in place.
    public mutating func attempt<Value: JSONCodable>(_ type: Value.Type) -> Value? {
        let saved = (position, slots.count, slotBase, object, keys, depth)
        if let value = try? Value(json: &self) { return value }
        (position, slotBase, object, keys, depth) = (saved.0, saved.2, saved.3, saved.4, saved.5)
        slots.removeLast(slots.count - saved.1)
        return nil
    }

    /// What to throw when no alternative fits.
    public func noMatch() -> JSONDecodingError {
        failure(.noMatch, "the value fits none of the alternatives")
    }
}

// MARK: Errors

extension JSONReader {
    /// What to throw when a string has the right type but not the right form.
    public func invalid(_ message: String) -> JSONDecodingError { failure(.invalidValue, message) }

    func mismatch(_ expected: String) -> JSONDecodingError {
        failure(.wrongType, "expected \(expected), found \(typeName)")
    }

    private func failure(_ code: JSONDecodingError.Code, _ message: String) -> JSONDecodingError {
        JSONDecodingError(code: code, pointer: pointer(to: position), message: message)
    }

    /// Walks from the root to a token. Only errors pay for their pointer.
    private func pointer(to target: Int) -> String {
        var result = ""
        var place = 0
        while place < target {
            let container = tokens[place]
            var child = place + 1
            var index = 0
            while child < Int(container.next) {
                let value = container.kind == .object ? child + 1 : child
                if target < Int(tokens[value].next) {
                    let step = container.kind == .object ? string(of: tokens[child]) : String(index)
                    result += "/" + JSONPointer.escape(step)
                    place = value
                    break
                }
                child = Int(tokens[value].next)
                index += 1
            }
        }
        return result
    }
}
