/// A value that is known only when messages have been exchanged (OAS 3.0.4, section 4.7.20.4).
package enum RuntimeExpression: Hashable, Sendable {
    /// A part of a request or a response.
    package enum Source: Hashable, Sendable {
        /// The name as written; header names do not depend on case.
        case header(String)
        case query(String)
        case path(String)
        /// A JSON pointer without `#`; nil for the whole body.
        case body(pointer: String?)
    }

    case url, method, statusCode
    case request(Source)
    case response(Source)

    /// nil for a text that is not exactly one expression.
    package init?(_ text: some StringProtocol) {
        switch text {
        case "$url": self = .url
        case "$method": self = .method
        case "$statusCode": self = .statusCode
        default:
            if let source = Self.source(in: text, after: "$request.") {
                self = .request(source)
            } else if let source = Self.source(in: text, after: "$response.") {
                self = .response(source)
            } else {
                return nil
            }
        }
    }

    private static func source(in text: some StringProtocol, after prefix: String) -> Source? {
        rest(of: String(text), after: prefix).flatMap(source)
    }

    private static func source(_ text: String) -> Source? {
        if let name = rest(of: text, after: "header.") { return HTTPToken.isValid(name) ? .header(name) : nil }
        if let name = rest(of: text, after: "query.") { return name.isEmpty ? nil : .query(name) }
        if let name = rest(of: text, after: "path.") { return name.isEmpty ? nil : .path(name) }
        if text == "body" { return .body(pointer: nil) }
        return rest(of: text, after: "body#").flatMap { isPointer($0) ? .body(pointer: $0) : nil }
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        text.utf8.starts(with: prefix.utf8) ? String(text.unicodeScalars.dropFirst(prefix.utf8.count)) : nil
    }

    /// RFC 6901, section 3: empty or beginning with a slash, and a tilde stands only before 0 and 1.
    private static func isPointer(_ text: String) -> Bool {
        guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return false }
        return text.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.first == "0" || $0.first == "1" }
    }
}

extension RuntimeExpression: CustomStringConvertible {
    package var description: String {
        switch self {
        case .url: "$url"
        case .method: "$method"
        case .statusCode: "$statusCode"
        case .request(let source): "$request.\(source)"
        case .response(let source): "$response.\(source)"
        }
    }
}

extension RuntimeExpression.Source: CustomStringConvertible {
    package var description: String {
        switch self {
        case .header(let name): "header.\(name)"
        case .query(let name): "query.\(name)"
        case .path(let name): "path.\(name)"
        case .body(nil): "body"
        case .body(let pointer?): "body#\(pointer)"
        }
    }
}
