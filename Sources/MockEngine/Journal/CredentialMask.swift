package import KakehashiRuntime

/// Hides credentials of a request where it is shown.
package struct CredentialMask: Sendable {
    private var headers: Set<String> = ["authorization", "proxy-authorization", "cookie", "set-cookie"]
    private var queries: Set<String> = ["access_token"]

    package static let text = "***"

    /// - Parameter record: its operation may have keys of its own.
    package init(_ record: JournalRecord) {
        // An operation that was not found may have been any of them.
        let all = record.service.operations
        for operation in record.operation.map({ [all[$0]] }) ?? all { add(operation.security) }
    }

    private mutating func add(_ security: CompiledSecurity) {
        for scheme in security.requirements.flatMap(\.schemes) {
            switch scheme.scheme.kind {
            case .apiKey(in: .header, let name): headers.insert(name.lowercased())
            case .apiKey(in: .query, let name): queries.insert(name)
            default: break
            }
        }
    }

    /// Names and values as they may be shown.
    package func fields(_ fields: HTTPFields) -> [(name: String, value: String)] {
        fields.map { field in
            let isSecret = headers.contains(field.name.canonicalName)
            return (field.name.rawName, isSecret ? Self.masked(field.value) : field.value)
        }
    }

    /// A path with its query as it may be shown.
    package func path(_ path: String) -> String {
        guard let mark = path.firstIndex(of: "?") else { return path }
        let pairs = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let shown = pairs.map { pair in
            let name = pair.prefix { $0 != "=" }
            let isSecret = queries.contains(PercentCoding.decode(name, plusIsSpace: true) ?? String(name))
            return isSecret ? "\(name)=\(Self.text)" : String(pair)
        }
        return path[...mark] + shown.joined(separator: "&")
    }

    /// The name of an HTTP scheme may be seen.
    private static func masked(_ value: String) -> String {
        let scheme = value.prefix { $0 != " " }
        let isScheme = scheme.endIndex < value.endIndex && scheme.count < 20 && !scheme.contains("=")
        return isScheme ? "\(scheme) \(text)" : text
    }
}
