/// Checks a text against RFC 8259 and cuts it into tokens, without recursion.
package struct JSONScanner: ~Copyable {
    /// Containers within containers that a text may have before it is refused.
    public static let defaultDepthLimit = 512

    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private var position = 0
    private var tokens: [JSONToken] = []
    private var open: [Int] = []
    private let depthLimit: Int

    private init(_ buffer: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        // An empty buffer may have no address; position never reaches it then.
        bytes = buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!
        count = buffer.count
        self.depthLimit = depthLimit
        tokens.reserveCapacity(buffer.count / 8 + 1)
    }

    /// All tokens of the text; the first is the value itself.
    package static func scan(
        _ buffer: UnsafeBufferPointer<UInt8>, depthLimit: Int = defaultDepthLimit
    ) throws(JSONSyntaxError) -> [JSONToken] {
        guard buffer.count < Int(UInt32.max) else { throw JSONSyntaxError(code: .tooLarge, offset: 0) }
        var scanner = JSONScanner(buffer, depthLimit: depthLimit)
        try scanner.run()
        return scanner.tokens
    }

    /// Whether the whole buffer is one JSON number.
    package static func isNumber(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = buffer.first, first == UInt8(ascii: "-") || isDigit(first) else { return false }
        var scanner = JSONScanner(buffer, depthLimit: 1)
        do throws(JSONSyntaxError) { try scanner.number() } catch { return false }
        return scanner.position == buffer.count
    }

    private mutating func run() throws(JSONSyntaxError) {
        skipSpace()
        try value()
        while let container = open.last {
            skipSpace()
            let isObject = tokens[container].kind == .object
            let byte = try current()
            if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                position += 1
                close(container)
                continue
            }
            if tokens[container].count > 0 {
                guard byte == UInt8(ascii: ",") else { throw failure(.unexpectedCharacter) }
                position += 1
                skipSpace()
            }
            tokens[container].count += 1
            if isObject { try memberName() }
            try value()
        }
        skipSpace()
        guard position == count else { throw failure(.trailingCharacters) }
    }

    private mutating func close(_ container: Int) {
        tokens[container].end = UInt32(position)
        tokens[container].next = UInt32(tokens.count)
        open.removeLast()
    }

    private mutating func memberName() throws(JSONSyntaxError) {
        guard try current() == UInt8(ascii: "\"") else { throw failure(.unexpectedCharacter) }
        try string()
        skipSpace()
        guard try current() == UInt8(ascii: ":") else { throw failure(.unexpectedCharacter) }
        position += 1
        skipSpace()
    }

    private mutating func value() throws(JSONSyntaxError) {
        switch try current() {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"): try begin(.object)
        case UInt8(ascii: "["): try begin(.array)
        case UInt8(ascii: "t"): try literal("true", .true)
        case UInt8(ascii: "f"): try literal("false", .false)
        case UInt8(ascii: "n"): try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: throw failure(.unexpectedCharacter)
        }
    }

    private mutating func begin(_ kind: JSONToken.Kind) throws(JSONSyntaxError) {
        guard open.count < depthLimit else { throw failure(.tooDeep) }
        open.append(tokens.count)
        append(kind, start: position)
        position += 1
    }

    private mutating func literal(_ text: StaticString, _ kind: JSONToken.Kind) throws(JSONSyntaxError) {
        let start = position
        for index in 0..<text.utf8CodeUnitCount {
            guard position < count else { throw failure(.unexpectedEnd) }
            guard bytes[position] == text.utf8Start[index] else { throw failure(.unexpectedCharacter) }
            position += 1
        }
        append(kind, start: start)
    }

    private mutating func number() throws(JSONSyntaxError) {
        let start = position
        var isComplex = false
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits()
        }
        if position < count, bytes[position] == UInt8(ascii: ".") {
            isComplex = true
            position += 1
            try digits()
        }
        if position < count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isComplex = true
            position += 1
            if position < count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits()
        }
        append(.number, start: start, isComplex: isComplex)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while position < count, Self.isDigit(bytes[position]) { position += 1 }
        guard position > start else { throw failure(.invalidNumber) }
    }

    private mutating func string() throws(JSONSyntaxError) {
        let start = position
        var isComplex = false
        position += 1
        while true {
            guard position < count else { throw failure(.unexpectedEnd) }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                isComplex = true
                try escape()
            } else if byte < 0x20 {
                throw failure(.controlCharacter)
            } else if byte < 0x80 {
                position += 1
            } else {
                try multibyte()
            }
        }
        position += 1
        append(.string, start: start, isComplex: isComplex)
    }

    private mutating func escape() throws(JSONSyntaxError) {
        guard position + 1 < count else { throw failure(.unexpectedEnd) }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            guard position + 6 <= count else { throw failure(.unexpectedEnd) }
            for index in (position + 2)..<(position + 6) where JSONUnescaping.hexValue(bytes[index]) == nil {
                throw failure(.invalidEscape)
            }
            position += 6
        default: throw failure(.invalidEscape)
        }
    }

    /// The well-formed sequences of the Unicode standard, table 3-7.
    private mutating func multibyte() throws(JSONSyntaxError) {
        let lead = bytes[position]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw failure(.invalidUTF8)
        }
        guard position + length <= count, second.contains(bytes[position + 1]) else { throw failure(.invalidUTF8) }
        var index = 2
        while index < length {
            guard bytes[position + index] & 0xC0 == 0x80 else { throw failure(.invalidUTF8) }
            index += 1
        }
        position += length
    }

    private mutating func append(_ kind: JSONToken.Kind, start: Int, isComplex: Bool = false) {
        tokens.append(
            JSONToken(
                kind: kind, isComplex: isComplex, start: UInt32(start), end: UInt32(position),
                next: UInt32(tokens.count + 1), count: 0))
    }

    private mutating func skipSpace() {
        while position < count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func current() throws(JSONSyntaxError) -> UInt8 {
        guard position < count else { throw failure(.unexpectedEnd) }
        return bytes[position]
    }

    private func failure(_ code: JSONSyntaxError.Code) -> JSONSyntaxError {
        JSONSyntaxError(code: code, offset: position)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
