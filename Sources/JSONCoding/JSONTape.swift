/// A scanned text whose values are looked at where they stand: what need not become a `JSONValue` never does.
package struct JSONTape {
    package let bytes: UnsafeBufferPointer<UInt8>
    /// In the order of the text; the first is the value itself.
    package let tokens: UnsafeBufferPointer<JSONToken>

    /// Lends the tape of a text; it must not outlive the call.
    package static func withTape<Result>(
        of text: some Sequence<UInt8>, _ body: (JSONTape) throws -> Result
    ) throws -> Result {
        let result = try text.withContiguousStorageIfAvailable { try withTape(of: $0, body) }
        if let result { return result }
        return try Array(text).withUnsafeBufferPointer { try withTape(of: $0, body) }
    }

    private static func withTape<Result>(
        of bytes: UnsafeBufferPointer<UInt8>, _ body: (JSONTape) throws -> Result
    ) throws -> Result {
        // Typed reading follows no more levels than this, so what stands on a tape can always become a value.
        let tokens = try JSONScanner.scan(bytes, depthLimit: JSONReader.depthLimit)
        return try tokens.withUnsafeBufferPointer { try body(JSONTape(bytes: bytes, tokens: $0)) }
    }

    /// The characters of a number or a literal.
    package func text(of token: JSONToken) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
    }

    /// What stands between the quotation marks, escapes and all.
    package func content(of token: JSONToken) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(token.start) + 1..<Int(token.end) - 1])
    }

    /// The text of a string, escapes undone.
    package func string(of token: JSONToken) -> String {
        token.isComplex
            ? JSONUnescaping.text(of: content(of: token)) : String(decoding: content(of: token), as: UTF8.self)
    }

    package func number(of token: JSONToken) -> JSONNumber {
        JSONNumber(uncheckedText: String(decoding: text(of: token), as: UTF8.self))
    }

    /// The value of a token and everything in it; of two members with one name the last counts.
    package func value(at place: Int) -> JSONValue {
        let token = tokens[place]
        switch token.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(number(of: token))
        case .string: return .string(string(of: token))
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(Int(token.count))
            var element = place + 1
            while element < Int(token.next) {
                elements.append(value(at: element))
                element = Int(tokens[element].next)
            }
            return .array(elements)
        case .object:
            var members = JSONObject(capacity: Int(token.count))
            var name = place + 1
            while name < Int(token.next) {
                members[string(of: tokens[name])] = value(at: name + 1)
                name = Int(tokens[name + 1].next)
            }
            return .object(members)
        }
    }
}
