import Hummingbird
import KakehashiHummingbird
import KakehashiRuntime
import MockEngine
import NIOCore

/// Gives each request to the mount whose path it has; the longest path wins.
struct MountResponder: HTTPResponder {
    typealias Context = ConnectionContext

    private let mounts: [MockHost.Mount]
    private let bodyLimit: Int

    init(mounts: [MockHost.Mount], bodyLimit: Int) {
        self.mounts = mounts.sorted { $0.path.utf8.count > $1.path.utf8.count }
        self.bodyLimit = bodyLimit
    }

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let (response, body): (HTTPResponse, HTTPBody)
        do {
            (response, body) = try await answer(to: request)
        } catch let broken as BrokenConnection {
            await context.end(broken)
            throw broken
        }
        return Response(response, body, to: request.method)
    }

    private func answer(to request: Request) async throws -> (HTTPResponse, HTTPBody) {
        let whole = request.head.path ?? "/"
        let path = whole.prefix { $0 != "?" }
        for mount in mounts {
            guard let rest = ServerResponder.path(path, below: mount.path) else { continue }
            var head = request.head
            head.path = (rest.isEmpty ? "/" : String(rest)) + whole.dropFirst(path.count)
            return try await answer(to: head, HTTPBody(request), mount)
        }
        return noMount(at: path)
    }

    private func answer(
        to request: HTTPRequest, _ body: HTTPBody, _ mount: MockHost.Mount
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes: [UInt8]
        do {
            bytes = try await body.collect(upTo: bodyLimit)
        } catch let error as HTTPBody.BodyTooLarge {
            return ProblemDetails.contentTooLarge(error).response
        } catch {
            return ProblemDetails(
                "incomplete-body", status: 400, title: "Bad Request", detail: "the body did not arrive whole"
            ).response
        }
        do {
            return try await mount.respond(request, bytes)
        } catch is CancellationError {
            return ProblemDetails(
                "shutting-down", status: 503, title: "Service Unavailable", detail: "the server is ending"
            ).response
        } catch let error where !(error is BrokenConnection) {
            return Self.failed(request, error, mount).response
        }
    }

    /// An error of whoever is mounted. What it says may be meant for nobody else, so only its kind is told.
    private static func failed(_ request: HTTPRequest, _ error: any Error, _ mount: MockHost.Mount) -> ProblemDetails {
        let path = (request.path ?? "/").prefix { $0 != "?" }
        return ProblemDetails(
            "mock-failed", status: 500, title: "Internal Server Error",
            detail: "what is mounted at '\(mount.path.isEmpty ? "/" : mount.path)' failed to answer "
                + "\(request.method.rawValue) '\(path)' with an error of the type '\(type(of: error))'")
    }

    private func noMount(at path: Substring) -> (HTTPResponse, HTTPBody) {
        let paths = mounts.map { $0.path.isEmpty ? "/" : $0.path }.sorted()
        let problem = ProblemDetails(
            "no-such-mount", status: 404, title: "Not Found", detail: "nothing is mounted at '\(path)'")
        var document = problem.json.objectValue ?? [:]
        document["mounts"] = .array(paths.map(JSONValue.string))
        return (problem.response.0, HTTPBody(JSONValue.object(document).jsonText))
    }
}
