import KakehashiRuntime
import OpenAPIModel

/// First phase: which operation a request means.
enum RouteMatch: Sendable {
    /// The parameters' texts are still percent-encoded.
    case operation(Int, parameters: [String: Substring])
    case methodNotAllowed([String])
    case noSuchPath(String)
    /// The operation is not on the server that the query asks for.
    case noSuchServer(String)

    /// The path is looked for without the path of a server first, as the contract means it; then as it came.
    static func find(_ request: HTTPRequest, in service: CompiledService, _ trace: inout DecisionTrace) -> RouteMatch {
        let whole = request.path ?? "/"
        let path = whole.prefix { $0 != "?" }
        var match = RouteMatch.noSuchPath(String(path))
        for base in service.basePaths + (service.basePaths.contains("") ? [] : [""]) {
            guard let rest = ServerResponder.path(path, below: base) else { continue }
            let found = find(request, rest.isEmpty ? "/" : rest, service, &trace)
            if case .noSuchPath = found { continue }
            match = found
            guard case .operation = found else { continue }
            if !base.isEmpty { trace.note(.tookOffBasePath(base)) }
            break
        }
        match = match.onServer(Preferences.server(of: request), service)
        match.note(request.method, service, &trace)
        return match
    }

    /// The methods of a path; empty where no operation has it.
    static func methods(for request: HTTPRequest, in service: CompiledService) -> [String] {
        var trace = DecisionTrace()
        var probe = request
        // No contract documents it, so that what is allowed is listed.
        probe.method = HTTPRequest.Method("LIST-METHODS") ?? .connect
        probe.path = probe.path.map { String($0.prefix { $0 != "?" }) }
        if case .methodNotAllowed(let methods) = find(probe, in: service, &trace) { return methods }
        return []
    }

    private static func find(
        _ request: HTTPRequest, _ path: Substring, _ service: CompiledService, _ trace: inout DecisionTrace
    ) -> RouteMatch {
        if let found = choose(request.method, path, request, service, &trace) {
            return .operation(found.value, parameters: found.parameters)
        }
        if request.method == .head, let found = choose(.get, path, request, service, &trace) {
            return .operation(found.value, parameters: found.parameters)
        }
        guard case .methodNotAllowed(let methods) = service.table.match(request.method, path) else {
            return .noSuchPath(String(path))
        }
        var names = Set(methods.map(\.rawValue))
        if methods.contains(.get) { names.insert("HEAD") }
        names.insert("OPTIONS")
        return .methodNotAllowed(names.sorted())
    }

    /// The most exact template; of those with as many literals, the first whose parameters fit.
    private static func choose(
        _ method: HTTPRequest.Method, _ path: Substring, _ request: HTTPRequest, _ service: CompiledService,
        _ trace: inout DecisionTrace
    ) -> RouteTable<Int>.Candidate? {
        let all = service.table.candidates(method, path)
        guard let first = all.first else { return nil }
        let rivals = all.filter { $0.literals == first.literals }
        guard rivals.count > 1 else { return first }
        let fitting = rivals.firstIndex { candidate in
            let texts = ParameterTexts(request, pathParameters: candidate.parameters)
            return service.operations[candidate.value].parameters.allSatisfy {
                $0.location != .path || $0.fits(texts, service.validators)
            }
        }
        guard let fitting else { return first }
        for passed in rivals[..<fitting] {
            let operation = service.operations[passed.value].operation
            trace.note(.passedOver(path: operation.path), at: operation.origin)
        }
        return rivals[fitting]
    }

    private func onServer(_ url: String?, _ service: CompiledService) -> RouteMatch {
        guard let url, case .operation(let index, _) = self else { return self }
        return service.operations[index].servers.contains { $0.covers(url) } ? self : .noSuchServer(url)
    }

    private func note(_ method: HTTPRequest.Method, _ service: CompiledService, _ trace: inout DecisionTrace) {
        switch self {
        case .operation(let index, _):
            let operation = service.operations[index].operation
            trace.note(
                .matched(
                    method: operation.method.request, path: operation.path, operationID: operation.operationID),
                at: operation.origin)
            if method == .head, operation.method == .get { trace.note(.answersHeadAsGet) }
        case .methodNotAllowed(let methods): trace.note(.methodNotAllowed(allowed: methods))
        case .noSuchPath(let path): trace.note(.noSuchPath(path))
        case .noSuchServer(let url): trace.note(.noSuchServer(url))
        }
    }

    /// What is answered where there is no operation.
    var problem: ProblemDetails {
        switch self {
        case .methodNotAllowed(let methods):
            let allow = methods.joined(separator: ", ")
            return ProblemDetails(
                "method-not-allowed", status: 405, title: "Method Not Allowed", detail: "this path has \(allow)",
                headerFields: [.allow: allow])
        case .noSuchServer(let url):
            return ProblemDetails(
                "no-such-server", status: 404, title: "Not Found", detail: "the operation is on no server '\(url)'")
        case .noSuchPath(let path) where PercentCoding.decode(path[...]) == nil:
            return ProblemDetails(
                "malformed-path", status: 400, title: "Bad Request", detail: "the path has a broken percent-encoding")
        case .noSuchPath, .operation:
            return ProblemDetails(
                "no-such-path", status: 404, title: "Not Found", detail: "no operation has this path")
        }
    }
}
