import KakehashiRuntime

/// Where a real service is.
package struct Upstream: Sendable, Hashable, CustomStringConvertible {
    let scheme: String
    /// With the port, where it is another than that of the scheme.
    let authority: String
    /// Without a slash at the end.
    let basePath: String

    package var description: String { "\(scheme)://\(authority)\(basePath)" }

    /// nil for a text that is no URL of http or https, or has a user, a query or a fragment.
    package init?(_ text: String) {
        guard let scheme = ["http", "https"].first(where: { text.lowercased().hasPrefix($0 + "://") }) else {
            return nil
        }
        let rest = text.dropFirst(scheme.count + 3)
        guard !rest.contains(where: { "?#@\\ ".contains($0) || !$0.isASCII || $0.isNewline }) else { return nil }
        let authority = rest.prefix { $0 != "/" }
        guard Self.isAuthority(authority) else { return nil }
        self.scheme = scheme
        self.authority = authority.lowercased()
        basePath = String(String(rest.dropFirst(authority.count)).reversed().drop { $0 == "/" }.reversed())
        guard UpstreamPath.fault(in: basePath) == nil else { return nil }
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        let host = text.hasPrefix("[") ? text.prefix { $0 != "]" } + "]" : text.prefix { $0 != ":" }
        guard !host.isEmpty, text.hasPrefix(host) else { return false }
        let port = text.dropFirst(host.count)
        return port.isEmpty || port.hasPrefix(":") && UInt16(port.dropFirst()) != nil
    }

    /// The request for the real service.
    ///
    /// - Parameter request: one whose path is below that of the service.
    func request(for request: HTTPRequest) -> HTTPRequest {
        var forwarded = request
        forwarded.scheme = scheme
        forwarded.authority = authority
        forwarded.path = basePath + (request.path ?? "/")
        return forwarded
    }
}

/// What a path must not have, so that it stays below that of the service wherever it is read.
package enum UpstreamPath {
    /// Says what is wrong; nil where nothing is. Servers differ in which of these they undo before they look.
    package static func fault(in path: String) -> String? {
        let segments = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        for segment in segments {
            guard let plain = PercentCoding.decode(segment) else { return "'\(segment)' is not percent-encoded" }
            // Some servers decode twice.
            let twice = PercentCoding.decode(plain[...]) ?? plain
            for text in [plain, twice] {
                if text == "." || text == ".." || text.hasPrefix("..;") { return "'\(segment)' leads to another path" }
                if text.contains("\\") { return "'\(segment)' has a backslash" }
                if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                    return "'\(segment)' has a control character"
                }
            }
            if twice.contains("/../") || twice.hasPrefix("../") || twice.hasSuffix("/..") {
                return "'\(segment)' leads to another path"
            }
        }
        return nil
    }
}
