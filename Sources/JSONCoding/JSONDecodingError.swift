/// A JSON text that does not fit the type it is read into.
public struct JSONDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What does not fit, in a stable form for programs.
    public enum Code: String, Sendable {
        case wrongType = "wrong-type"
        case missingMember = "missing-member"
        case invalidValue = "invalid-value"
        case noMatch = "no-match"
        case tooDeep = "too-deep"
    }

    public let code: Code
    /// JSON pointer (RFC 6901) of the value that does not fit; empty for the whole text.
    public let pointer: String
    /// What was expected and what is there.
    public let message: String

    public init(code: Code, pointer: String, message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }

    public var description: String { pointer.isEmpty ? message : "\(pointer): \(message)" }
}
