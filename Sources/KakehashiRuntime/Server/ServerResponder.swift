/// Finds the operation that a request means and lets it answer. Every server transport can be made of one.
public struct ServerResponder: Sendable {
    private struct Mount: Sendable {
        let path: String
        var routes = RouteTable<ServerOperation>()
    }

    /// The first is that of the operations without servers of their own.
    private let mounts: [Mount]

    /// - Throws: an error that names both where two operations answer the same requests, and one that names an
    ///   operation that asks for credentials where nobody checks them.
    public init(_ operations: [ServerOperation], at path: String) throws {
        var mounts = [Mount(path: Self.normalized(path))]
        for operation in operations {
            if operation.lacksAdmission { throw UnsettledSecurity(operation: operation.description.id) }
            let path = operation.ownPath.map(Self.normalized) ?? mounts[0].path
            let index = mounts.firstIndex { $0.path == path } ?? mounts.endIndex
            if index == mounts.endIndex { mounts.append(Mount(path: path)) }
            try mounts[index].routes.add(operation.description.method, operation.description.path, operation)
        }
        self.mounts = mounts
    }

    /// `/v1` for `v1`, `/v1` and `/v1/`; empty for the root.
    private static func normalized(_ path: String) -> String {
        let inner = path.split(separator: "/", omittingEmptySubsequences: false)
            .drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
        return inner.map { "/" + $0 }.joined()
    }

    /// Whether the request's path lies below one at which operations are mounted.
    package func covers(_ request: HTTPRequest) -> Bool {
        let path = Self.path(of: request)
        return mounts.contains { Self.path(path, below: $0.path) != nil }
    }

    private static func path(of request: HTTPRequest) -> Substring {
        (request.path ?? "/").prefix { $0 != "?" }
    }

    /// The answer of the operation; 404 or 405 as a problem document where there is none.
    public func respond(to request: HTTPRequest, body: HTTPBody) async -> (HTTPResponse, HTTPBody) {
        await respondIfMatched(to: request, body: body)
            ?? ProblemDetails(
                "no-such-path", status: 404, title: "Not Found", detail: "no operation has this path"
            ).response
    }

    /// nil where no operation has the path, so that something else may answer.
    public func respondIfMatched(to request: HTTPRequest, body: HTTPBody) async -> (HTTPResponse, HTTPBody)? {
        let path = Self.path(of: request)
        var allowed: [HTTPRequest.Method] = []
        for mount in mounts {
            guard let rest = Self.path(path, below: mount.path) else { continue }
            switch mount.routes.match(request.method, rest) {
            case .notFound: continue
            case .methodNotAllowed(let methods): allowed += methods
            case .found(let operation, let parameters):
                return await operation.respond(to: request, body: body, pathParameters: parameters)
            }
        }
        return allowed.isEmpty ? nil : Self.methodNotAllowed(Set(allowed.map(\.rawValue)).sorted())
    }

    private static func methodNotAllowed(_ methods: [String]) -> (HTTPResponse, HTTPBody) {
        let allow = methods.joined(separator: ", ")
        return ProblemDetails(
            "method-not-allowed", status: 405, title: "Method Not Allowed",
            detail: "this path has \(allow)", headerFields: [.allow: allow]
        ).response
    }

    /// What follows the mount path; nil if the path is another.
    package static func path(_ path: Substring, below base: String) -> Substring? {
        guard path.hasPrefix(base) else { return nil }
        let rest = path.dropFirst(base.count)
        return rest.isEmpty || rest.hasPrefix("/") ? rest : nil
    }
}
