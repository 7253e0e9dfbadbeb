import JSONCoding
import KakehashiRuntime

extension MockHost.Mount {
    /// The admin API, for this machine alone: pages of other sites, which a browser of this machine may show, get nothing.
    package static func admin(_ administration: MockAdministration) throws -> MockHost.Mount {
        let transport = try InMemoryTransport(administration, at: "")
        return MockHost.Mount(path: MockAdministration.path) { request, body in
            if let refusal = AdminAccess.refusal(of: request) { return refusal.response }
            return try await transport.send(request, body: HTTPBody(body))
        }
    }
}

/// Whom the admin API is for.
package enum AdminAccess {
    /// Whether a host means this machine alone.
    package static func isLoopback(_ host: String) -> Bool {
        let name = host.lowercased()
        return name == "localhost" || name.hasSuffix(".localhost") || name == "::1" || name == "[::1]"
            || isLoopbackAddress(name)
    }

    private static func isLoopbackAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts[0] == 127 && !parts.contains(nil)
    }

    /// nil for a request from this machine. A site that leads its name here (DNS rebinding) is known by that name, and a
    /// page of another site by its `Origin`.
    static func refusal(of request: HTTPRequest) -> ProblemDetails? {
        let origin = HTTPField.Name("Origin").flatMap { request.headerFields[$0] }
        let isForeign = origin.map { !isLoopback(host(of: $0)) } ?? false
        guard isForeign || !isLoopback(host(of: request.authority ?? "")) else { return nil }
        return ProblemDetails(
            "admin-is-local", status: 403, title: "Forbidden",
            detail: "the admin API answers only this machine, by the name 'localhost' or its address")
    }

    /// `http://[::1]:4010` and `localhost:4010` without scheme and port.
    private static func host(of text: String) -> String {
        let scheme = ["http://", "https://"].first { text.hasPrefix($0) } ?? ""
        let authority = text.dropFirst(scheme.count)
        if authority.hasPrefix("[") { return authority.prefix { $0 != "]" } + "]" }
        return String(authority.prefix { $0 != ":" && $0 != "/" })
    }
}
