public import Hummingbird
public import KakehashiRuntime

extension Router {
    /// Lets a service answer all requests below a path; what it has no operation for goes on to the routes and
    /// services that are added later, and is answered 404 as a problem document in the end.
    ///
    /// ```swift
    /// let router = Router()
    /// try router.mount(Broker())
    /// try await Application(router: router).runService()
    /// ```
    ///
    /// - Parameters:
    ///   - path: the base path of the service's contract where it is nil; `""` or `"/"` for the root.
    ///   - middlewares: the first is the outermost.
    ///   - limits: how much of a request is held in memory at once; what is larger is answered 413. Those of the operations
    ///     where nil.
    /// - Throws: an error that names both where two operations answer the same requests.
    public func mount(
        _ service: some MountableService, at path: String? = nil, middlewares: [any ServerMiddleware] = [],
        limits: BodyLimits? = nil
    ) throws {
        let (operations, path) = service.mounting(at: path, middlewares: middlewares, limits: limits)
        try register(operations, at: path)
    }
}

extension Router: ServerTransport {
    /// What `mount` does, for operations without their service.
    public func register(_ operations: [ServerOperation], at path: String) throws {
        add(middleware: MountedOperations<Context>(responder: try ServerResponder(operations, at: path)))
    }
}

/// Answers what the operations answer and passes the rest on. A middleware sees requests for which the router has no
/// route too, so the operations need not be known to the router's own tree, which knows no `{name}.{extension}`.
struct MountedOperations<Context: RequestContext>: RouterMiddleware {
    let responder: ServerResponder

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let (response, body) = await responder.respondIfMatched(to: request.head, body: HTTPBody(request)) {
            return Response(response, body, to: request.method)
        }
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound && error.body == nil {
            guard responder.covers(request.head) else { throw error }
            let (response, body) = await responder.respond(to: request.head, body: .empty)
            return Response(response, body, to: request.method)
        }
    }
}
