/// Where a text stops being JSON, and why.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in a stable form for programs.
    public enum Code: String, Sendable {
        case unexpectedEnd = "unexpected-end"
        case unexpectedCharacter = "unexpected-character"
        case invalidNumber = "invalid-number"
        case invalidEscape = "invalid-escape"
        case controlCharacter = "control-character"
        case invalidUTF8 = "invalid-utf8"
        case trailingCharacters = "trailing-characters"
        case tooDeep = "too-deep"
        case tooLarge = "too-large"
    }

    public let code: Code
    /// Byte offset into the text.
    public let offset: Int

    public var description: String { "\(message) at byte \(offset)" }

    /// What is wrong, for people, without the place.
    public var message: String {
        switch code {
        case .unexpectedEnd: "the JSON text ends too early"
        case .unexpectedCharacter: "unexpected character in the JSON text"
        case .invalidNumber: "malformed number"
        case .invalidEscape: "malformed escape sequence in a string"
        case .controlCharacter: "control character in a string"
        case .invalidUTF8: "the text is not valid UTF-8"
        case .trailingCharacters: "more text after the JSON value"
        case .tooDeep: "nesting over the limit"
        case .tooLarge: "text over the size limit"
        }
    }
}
