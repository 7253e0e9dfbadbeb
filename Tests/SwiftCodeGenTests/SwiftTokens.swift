/// The words and signs of a Swift text, comments left out: as much of a lexer as generated files need. It takes no
/// interpolation and no regular expressions, for generated files have none; a text that has one is refused.
struct SwiftTokens {
    enum Token: Hashable {
        /// A keyword, a number or a name.
        case word(String)
        /// What stands in a string; escapes are left as they are.
        case string(String)
        case sign(UInt8)
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var tokens: [Token] = []
    private let bytes: [UInt8]
    private var position = 0

    private static let signs = Set("{}()[]<>,:;.=?@!-*&#".utf8)

    init(_ text: String) throws {
        bytes = Array(text.utf8)
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") {
                position += 1
            } else if isAt("//") {
                _ = take { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            } else if let marks = marksOfRawText() {
                tokens.append(.string(try rawText(marks)))
            } else if isAt("\"\"\"") {
                tokens.append(.string(try string(until: "\"\"\"")))
            } else if isAt("\"") {
                tokens.append(.string(try string(until: "\"")))
            } else if isAt("`") {
                tokens.append(.word(try quotedWord()))
            } else if Self.isWordPart(byte) {
                tokens.append(.word(try word()))
            } else if Self.signs.contains(byte), !isAt("#\"") {
                tokens.append(.sign(byte))
                position += 1
            } else {
                throw Failure(description: "generated code has no byte \(byte) outside of texts")
            }
        }
    }

    /// Whether a text is one word that may stand for itself or between backticks.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }

    private func isAt(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<text.utf8CodeUnitCount where bytes[position + index] != text.utf8Start[index] { return false }
        return true
    }

    private mutating func take(while isPart: (UInt8) -> Bool) -> String {
        let start = position
        while position < bytes.count, isPart(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func word() throws -> String {
        let word = take { Self.isWordPart($0) }
        let isNumber = word.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        guard isNumber || Self.isIdentifier(word) else {
            throw Failure(description: "\(word.debugDescription) is neither a number nor an identifier")
        }
        return word
    }

    private mutating func quotedWord() throws -> String {
        position += 1
        let word = try word()
        guard isAt("`") else { throw Failure(description: "an identifier in backticks has no end") }
        position += 1
        return word
    }

    /// The `#`s before a raw text of several lines, nil where none begins here.
    private func marksOfRawText() -> Int? {
        let marks = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
        return marks > 0 && bytes[(position + marks)...].starts(with: "\"\"\"".utf8) ? marks : nil
    }

    /// A raw text in which nothing is an escape.
    private mutating func rawText(_ marks: Int) throws -> String {
        let end = "\"\"\"".utf8 + Array(repeating: UInt8(ascii: "#"), count: marks)
        let escape = [UInt8(ascii: "\\")] + Array(repeating: UInt8(ascii: "#"), count: marks)
        position += end.count
        let start = position
        while position < bytes.count {
            if bytes[position...].starts(with: end) {
                defer { position += end.count }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            if bytes[position...].starts(with: escape) {
                throw Failure(description: "a raw text has an escape")
            }
            if bytes[position] < 0x20, bytes[position] != UInt8(ascii: "\n") {
                throw Failure(description: "a raw text has a control character")
            }
            position += 1
        }
        throw Failure(description: "a raw text has no end")
    }

    private mutating func string(until end: StaticString) throws -> String {
        position += end.utf8CodeUnitCount
        let start = position
        let isOneLine = end.utf8CodeUnitCount == 1
        while position < bytes.count {
            if isAt(end) {
                defer { position += end.utf8CodeUnitCount }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\\") { try escape() }
            if byte < 0x20, isOneLine || byte != UInt8(ascii: "\n") {
                throw Failure(description: "a string has a control character or goes over the end of its line")
            }
        }
        throw Failure(description: "a string has no end")
    }

    private mutating func escape() throws {
        guard position < bytes.count else { throw Failure(description: "a string has no end") }
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "u") {
            guard isAt("{") else { throw Failure(description: "an escape in a string names no character") }
            position += 1
            let digits = take { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\"") }
            position += 1
            guard UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) != nil else {
                throw Failure(description: "an escape in a string names no character")
            }
        } else if !"nrt\"\\".utf8.contains(byte) {
            throw Failure(description: "a string has an interpolation or an unknown escape")
        }
    }
}
