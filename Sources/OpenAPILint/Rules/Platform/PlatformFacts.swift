import YAMLSyntax

/// What a contract says about itself under `x-platform`, as far as other rules depend on it.
struct PlatformFacts {
    /// The mapping itself; nil where there is none.
    let node: Node?
    let dataClass: String?
    /// Whether paths, names, errors and paging are those of a protocol of others, which it keeps.
    let isStandardBound: Bool
    /// Whether one of the standards has well-known addresses at the root of whoever issues tokens.
    let isOfIssuer: Bool
    /// The name in the server's path, which scopes begin with: `disaster-app`.
    let contractName: String?

    init(_ walk: ContractWalk) {
        let facts = walk.root["x-platform"].flatMap { $0.kind == .mapping ? $0 : nil }
        node = facts
        dataClass = facts?["dataClass"]?.string
        let standards = facts?["standards"]?.elements.compactMap(\.string) ?? []
        isStandardBound = standards.contains { standard in Self.protocols.contains { standard.contains($0) } }
        isOfIssuer = standards.contains { standard in ["OAuth", "OpenID", "OIDC"].contains { standard.contains($0) } }
        let url = walk.root["servers"]?.elements.first?["url"]?.string ?? ""
        contractName = url.wholeMatch(of: /https:\/\/[^\/]+\/([a-z0-9-]+)\/v\d+/).map { String($0.1) }
    }

    /// Whether an object, or one that it stands in, says that its form is the one of a standard.
    static func isOfStandard(_ node: Node) -> Bool {
        var next: Node? = node
        while let current = next {
            if let name = current["x-standard"]?.string, !name.isEmpty { return true }
            next = current.parent
        }
        return false
    }

    /// Standards that say how requests look; others only say how data is named.
    private static let protocols = [
        "NGSI", "CKAN", "FHIR", "LINE", "OAuth", "OpenID", "OIDC", "QuantumLeap", "SCIM", "RFC 8935", "RFC 7662",
        "GBFS", "OGC",
    ]
}

extension String {
    /// Whether some letter is Japanese.
    var hasJapanese: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x3005, 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FA1F: true
            default: false
            }
        }
    }
}
