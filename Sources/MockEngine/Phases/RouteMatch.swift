import KakehashiRuntime
import OpenAPIModel

/// First phase: which operation a request means.
enum RouteMatch: Sendable {
    /// The parameters' texts are still percent-encoded.
    case operation(Int, parameters: [String: Substring], isHead: Bool)
    case methodNotAllowed([String])
    case noSuchPath(String)

    /// The path is looked for without the server's path first, as the contract means it; then as it came.
    static func find(_ request: HTTPRequest, in service: CompiledService, _ trace: inout DecisionTrace) -> RouteMatch {
        let whole = request.path ?? "/"
        let path = whole[..<(whole.firstIndex(of: "?") ?? whole.endIndex)]
        var match = RouteMatch.noSuchPath(String(path))
        let base = service.basePath
        if !base.isEmpty, let rest = ServerResponder.path(path, below: base) {
            match = find(request.method, rest.isEmpty ? "/" : rest, service)
            if case .operation = match { trace.note(.tookOffBasePath(base)) }
        }
        if case .operation = match {
        } else {
            let plain = find(request.method, path, service)
            if case .noSuchPath = plain {} else { match = plain }
        }
        match.note(service, &trace)
        return match
    }

    private static func find(
        _ method: HTTPRequest.Method, _ path: Substring, _ service: CompiledService
    ) -> RouteMatch {
        switch service.table.match(method, path) {
        case .found(let index, let parameters):
            return .operation(index, parameters: parameters, isHead: method == .head)
        case .notFound: return .noSuchPath(String(path))
        case .methodNotAllowed(let methods):
            if method == .head, methods.contains(.get),
                case .found(let index, let parameters) = service.table.match(.get, path)
            {
                return .operation(index, parameters: parameters, isHead: true)
            }
            let names = methods.map(\.rawValue) + (methods.contains(.get) && !methods.contains(.head) ? ["HEAD"] : [])
            return .methodNotAllowed(names.sorted())
        }
    }

    private func note(_ service: CompiledService, _ trace: inout DecisionTrace) {
        switch self {
        case .operation(let index, _, let isHead):
            let operation = service.operations[index].operation
            trace.note(
                .matched(
                    method: operation.method.request, path: operation.path, operationID: operation.operationID))
            if isHead, operation.method == .get { trace.note(.answersHeadAsGet) }
        case .methodNotAllowed(let methods): trace.note(.methodNotAllowed(allowed: methods))
        case .noSuchPath(let path): trace.note(.noSuchPath(path))
        }
    }

    /// What is answered where there is no operation.
    var problem: ProblemDetails {
        if case .methodNotAllowed(let methods) = self {
            let allow = methods.joined(separator: ", ")
            return ProblemDetails(
                "method-not-allowed", status: 405, title: "Method Not Allowed", detail: "this path has \(allow)",
                headerFields: [.allow: allow])
        }
        return ProblemDetails(
            "no-such-path", status: 404, title: "Not Found", detail: "no operation has this path")
    }
}
