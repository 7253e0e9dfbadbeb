/// What rules ask about URLs, as texts.
enum WebAddress {
    /// Whether calls to it are not encrypted and leave the machine.
    static func isInsecure(_ url: String) -> Bool {
        let url = url.lowercased()
        return url.hasPrefix("http://") && !localHosts.contains(host(of: url))
    }

    /// The same address with `https`.
    static func secured(_ url: String) -> String { "https" + url.dropFirst(4) }

    static func host(of url: String) -> String {
        guard let start = url.firstRange(of: "://")?.upperBound else { return "" }
        return String(url[start...].prefix { !"/:?#".contains($0) })
    }

    private static let localHosts: Set<String> = ["localhost", "127.0.0.1", "0.0.0.0", "["]
}
