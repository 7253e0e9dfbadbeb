package import KakehashiRuntime

/// Which world a request is for.
package struct SessionName: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// The world of those who name none.
    package static let shared = SessionName(unchecked: "default")

    /// nil for a text that is no name: 1 to 64 letters, digits and `-._~` (those that a URL does not escape).
    package init?(_ text: String) {
        guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        description = text
    }

    private init(unchecked text: String) { description = text }

    private static let longest = 64

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    static func fault(of text: String) -> String {
        "'\(text.prefix(longest))' is no name of a session: 1 to \(longest) letters, digits and -._~"
    }

    /// The session that a request names; the shared one where it names none that can be.
    package static func ofRequest(_ request: HTTPRequest) -> SessionName { (try? named(by: request)) ?? .shared }

    /// The session that a request names: in `Kakehashi-Session`, else in `Prefer`, else in the query.
    ///
    /// - Throws: a problem that says what the name may be.
    static func named(by request: HTTPRequest) throws(ProblemDetails) -> SessionName {
        let header = request.field("Kakehashi-Session")
        guard let text = header ?? Preferences.session(of: request) else { return .shared }
        if let name = SessionName(text) { return name }
        throw ProblemDetails(
            "invalid-session", status: 422, title: "Unprocessable Content", detail: fault(of: text))
    }
}
