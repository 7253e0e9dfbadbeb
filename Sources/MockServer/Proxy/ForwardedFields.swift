import KakehashiRuntime

/// Which fields pass between a caller and a real service (RFC 9110 section 7.6).
enum ForwardedFields {
    /// Those of one connection; RFC 9110 section 7.6.1, and what older software sends.
    private static let hopByHop: Set<String> = [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    /// - Parameters:
    ///   - client: the address of the caller, where it is known.
    ///   - host: the name by which the caller has called.
    static func request(_ request: HTTPRequest, client: String?, host: String?) -> HTTPFields {
        var fields = endToEnd(request.headerFields)
        // They are for the mock.
        for field in fields where field.name.canonicalName.hasPrefix("kakehashi-") { fields[field.name] = nil }
        add(forwarded(client, host), to: &fields, "Forwarded")
        add("1.1 kakehashi", to: &fields, "Via")
        return fields
    }

    static func response(_ fields: HTTPFields) -> HTTPFields {
        var fields = endToEnd(fields)
        add("1.1 kakehashi", to: &fields, "Via")
        return fields
    }

    private static func endToEnd(_ fields: HTTPFields) -> HTTPFields {
        let named = fields[.connection].map {
            $0.lowercased().split(separator: ",").map { String($0.filter { $0 != " " }) }
        }
        let others = Set(named ?? [])
        var result = HTTPFields()
        for field in fields where !hopByHop.contains(field.name.canonicalName) {
            // Nobody may have a field taken off that the answer depends on (section 7.6.1).
            let isProtected = ["host", "content-length", "authorization"].contains(field.name.canonicalName)
            if !others.contains(field.name.canonicalName) || isProtected { result.append(field) }
        }
        return result
    }

    /// RFC 7239 section 4.
    private static func forwarded(_ client: String?, _ host: String?) -> String {
        var parts: [String] = []
        if let client { parts.append("for=\(client.contains(":") ? "\"[\(client)]\"" : client)") }
        if let host, !host.contains("\""), !host.contains("\\") { parts.append("host=\"\(host)\"") }
        return (parts + ["proto=http"]).joined(separator: ";")
    }

    private static func add(_ text: String, to fields: inout HTTPFields, _ name: String) {
        guard let name = HTTPField.Name(name) else { return }
        fields[name] = fields[name].map { $0 + ", " + text } ?? text
    }
}
