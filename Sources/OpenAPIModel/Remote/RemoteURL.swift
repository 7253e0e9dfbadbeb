/// The address of a document in a network: http or https, without user and password, without fragment, written in one
/// way only, so that equal addresses have equal texts (RFC 3986, section 6.2.2).
package struct RemoteURL: Hashable, Sendable, CustomStringConvertible {
    package enum Scheme: String, Sendable {
        case http, https

        package var port: Int { self == .http ? 80 : 443 }
    }

    /// Why a text is no such address.
    package enum Fault: Error, Hashable, Sendable {
        case noScheme
        case scheme(String)
        case userAndPassword
        case host
        case port
        case escape
    }

    package let scheme: Scheme
    /// In lower case; an IPv6 address without its brackets.
    package let host: String
    /// Also where the text leaves it to the scheme.
    package let port: Int
    /// Begins with a slash; without `.` and `..`.
    package let path: String
    package let query: String?

    package init(_ text: some StringProtocol) throws(Fault) {
        let (scheme, rest) = try Self.splitScheme(text)
        guard rest.utf8.starts(with: "//".utf8) else { throw .host }
        try self.init(scheme: scheme, Self.parts(of: rest.dropFirst(2)))
    }

    /// The address that a reference in the document of this address means (RFC 3986, section 5.2). An empty one means
    /// this address.
    package func resolving(_ reference: some StringProtocol) throws(Fault) -> RemoteURL {
        if Self.schemeEnd(of: reference) != nil { return try RemoteURL(reference) }
        if reference.utf8.starts(with: "//".utf8) { return try RemoteURL(scheme.rawValue + ":" + reference) }
        if reference.isEmpty { return self }
        let (path, query) = Self.splitQuery(Substring(reference))
        if path.isEmpty { return try RemoteURL(self, path: self.path, query: query) }
        if path.utf8.first == UInt8(ascii: "/") { return try RemoteURL(self, path: path, query: query) }
        let folder = self.path[...(self.path.lastIndex(of: "/") ?? self.path.startIndex)]
        return try RemoteURL(self, path: folder + path, query: query)
    }

    package var description: String {
        let authority = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return "\(scheme.rawValue)://\(authority)\(port == scheme.port ? "" : ":\(port)")\(pathAndQuery)"
    }

    /// What a request asks its server for.
    package var pathAndQuery: String { path + (query.map { "?" + $0 } ?? "") }

    private init(_ base: RemoteURL, path: some StringProtocol, query: (some StringProtocol)?) throws(Fault) {
        scheme = base.scheme
        host = base.host
        port = base.port
        self.path = Self.withoutDots(try URLText.normalize(path))
        self.query = if let query { try URLText.normalize(query) } else { nil }
    }

    private init(scheme: Scheme, _ parts: (authority: Substring, path: Substring, query: Substring?)) throws(Fault) {
        guard !parts.authority.utf8.contains(UInt8(ascii: "@")) else { throw .userAndPassword }
        guard let (host, port) = URLText.hostAndPort(parts.authority) else { throw .host }
        guard let port = port.map({ URLText.port($0) }) ?? scheme.port else { throw .port }
        self.scheme = scheme
        self.host = host
        self.port = port
        path = Self.withoutDots(try URLText.normalize(parts.path))
        query = if let query = parts.query { try URLText.normalize(query) } else { nil }
    }

    private static func splitScheme(_ text: some StringProtocol) throws(Fault) -> (Scheme, Substring) {
        guard let end = schemeEnd(of: text) else { throw .noScheme }
        let name = text[..<end].lowercased()
        guard let scheme = Scheme(rawValue: name) else { throw .scheme(name) }
        return (scheme, Substring(text[text.utf8.index(after: end)...]))
    }

    /// The colon after a scheme; nil where the text has none.
    static func schemeEnd(of text: some StringProtocol) -> String.Index? {
        guard let end = text.utf8.firstIndex(where: { !URLText.isSchemeCharacter($0) }) else { return nil }
        return end != text.startIndex && text.utf8[end] == UInt8(ascii: ":") ? end : nil
    }

    private static func parts(of text: Substring) -> (authority: Substring, path: Substring, query: Substring?) {
        // A backslash ends the host for browsers; so no reader takes what follows for a part of the host.
        let end = text.firstIndex { "/?\\".contains($0) } ?? text.endIndex
        let (path, query) = splitQuery(text[end...])
        return (text[..<end], path, query)
    }

    private static func splitQuery(_ text: Substring) -> (path: Substring, query: Substring?) {
        guard let mark = text.firstIndex(of: "?") else { return (text, nil) }
        return (text[..<mark], text[text.index(after: mark)...])
    }

    /// RFC 3986, section 5.2.4; a last part that is `.` or `..` leaves a slash at the end.
    private static func withoutDots(_ path: String) -> String {
        var parts: [Substring] = []
        let all = path.split(separator: "/", omittingEmptySubsequences: false)
        for part in all.first?.isEmpty == true ? all.dropFirst() : all[...] {
            if part == ".." {
                _ = parts.popLast()
            } else if part != "." {
                parts.append(part)
            }
        }
        if let last = all.last, last == "." || last == ".." { parts.append("") }
        return "/" + parts.joined(separator: "/")
    }
}
