import KakehashiRuntime

/// A URL of http or https in its parts. Whatever could be read in two ways is none: the address comes from anyone.
struct CallbackAddress {
    private let scheme: String
    /// With the port.
    private let authority: String
    private let path: String

    init?(_ url: String) {
        let bytes = url.utf8
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
            let mark = url.firstRange(of: "://")
        else { return nil }
        scheme = url[..<mark.lowerBound].lowercased()
        let rest = url[mark.upperBound...]
        authority = String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
        let path = rest.dropFirst(authority.count).prefix { $0 != "#" }
        self.path = path.hasPrefix("/") ? String(path) : "/" + path
        guard scheme == "http" || scheme == "https", !authority.contains("@"), Self.host(of: authority) != nil else {
            return nil
        }
    }

    func request(_ method: HTTPRequest.Method) -> HTTPRequest {
        HTTPRequest(method: method, scheme: scheme, authority: authority, path: path)
    }

    /// Without the port, in lower case; nil where the port is none.
    static func host(of authority: String) -> String? {
        let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
        if authority.hasPrefix("["), end == nil { return nil }
        let host = end.map { authority[..<$0] } ?? authority.prefix { $0 != ":" }
        let rest = authority[host.endIndex...]
        guard !host.isEmpty, rest.isEmpty || rest.hasPrefix(":") && UInt16(rest.dropFirst()) != nil else { return nil }
        return host.lowercased()
    }
}
