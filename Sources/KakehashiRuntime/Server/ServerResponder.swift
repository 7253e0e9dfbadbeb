/// Finds the operation that a request means and lets it answer. Every server transport can be made of one.
public struct ServerResponder: Sendable {
    private let routes: RouteTable<ServerOperation>
    private let path: String

    /// - Throws: an error that names both where two operations answer the same requests.
    public init(_ operations: [ServerOperation], at path: String) throws {
        var routes = RouteTable<ServerOperation>()
        for operation in operations {
            try routes.add(operation.description.method, operation.description.path, operation)
        }
        self.routes = routes
        self.path = Self.normalized(path)
    }

    /// `/v1` for `v1`, `/v1` and `/v1/`; empty for the root.
    private static func normalized(_ path: String) -> String {
        let inner = path.split(separator: "/", omittingEmptySubsequences: false)
            .drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
        return inner.map { "/" + $0 }.joined()
    }

    /// Whether the request's path lies below the one at which the operations are mounted.
    package func covers(_ request: HTTPRequest) -> Bool {
        Self.path(Self.path(of: request), below: path) != nil
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
        guard let rest = Self.path(Self.path(of: request), below: path) else { return nil }
        switch routes.match(request.method, rest) {
        case .notFound: return nil
        case .methodNotAllowed(let methods):
            let allow = methods.map(\.rawValue).sorted().joined(separator: ", ")
            return ProblemDetails(
                "method-not-allowed", status: 405, title: "Method Not Allowed",
                detail: "this path has \(allow)", headerFields: [.allow: allow]
            ).response
        case .found(let operation, let parameters):
            return await operation.respond(to: request, body: body, pathParameters: parameters)
        }
    }

    /// What follows the mount path; nil if the path is another.
    package static func path(_ path: Substring, below base: String) -> Substring? {
        guard path.hasPrefix(base) else { return nil }
        let rest = path.dropFirst(base.count)
        return rest.isEmpty || rest.hasPrefix("/") ? rest : nil
    }
}
