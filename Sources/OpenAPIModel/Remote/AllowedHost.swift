/// A host that the user named: documents may be fetched from it, and from no other.
package struct AllowedHost: Hashable, Sendable, CustomStringConvertible {
    /// In lower case; an IPv6 address without its brackets.
    package let host: String
    /// nil for every port.
    package let port: Int?

    /// `example.com`, `example.com:8080`, `127.0.0.1`, `[::1]:8080`; nil for anything else, patterns included.
    package init?(_ text: String) {
        // A bare IPv6 address has no room for a port.
        let isBareAddress = text.utf8.first != UInt8(ascii: "[") && text.utf8.count { $0 == UInt8(ascii: ":") } > 1
        guard let (host, portText) = URLText.hostAndPort(isBareAddress ? "[\(text)]" : text) else { return nil }
        let port = portText.map { URLText.port($0) }
        if case .some(nil) = port { return nil }
        self.host = host
        self.port = port ?? nil
    }

    package func admits(_ url: RemoteURL) -> Bool { url.host == host && (port == nil || port == url.port) }

    package var description: String {
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return name + (port.map { ":\($0)" } ?? "")
    }
}
