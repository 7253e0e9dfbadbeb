import Hummingbird
import KakehashiHummingbird
import KakehashiRuntime

/// Gives each request to the mount whose path it has; the longest path wins.
struct MountResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    private let mounts: [MockHost.Mount]
    private let bodyLimit: Int

    init(mounts: [MockHost.Mount], bodyLimit: Int) {
        self.mounts = mounts.sorted { $0.path.utf8.count > $1.path.utf8.count }
        self.bodyLimit = bodyLimit
    }

    func respond(to request: Request, context: BasicRequestContext) async -> Response {
        let (response, body) = await answer(to: request)
        return Response(response, body, to: request.method)
    }

    private func answer(to request: Request) async -> (HTTPResponse, HTTPBody) {
        let whole = request.head.path ?? "/"
        let path = whole.prefix { $0 != "?" }
        for mount in mounts {
            guard let rest = ServerResponder.path(path, below: mount.path) else { continue }
            var head = request.head
            head.path = (rest.isEmpty ? "/" : String(rest)) + whole.dropFirst(path.count)
            return await answer(to: head, HTTPBody(request), mount)
        }
        return noMount(at: path)
    }

    private func answer(
        to request: HTTPRequest, _ body: HTTPBody, _ mount: MockHost.Mount
    ) async -> (HTTPResponse, HTTPBody) {
        do {
            return await mount.respond(request, try await body.collect(upTo: bodyLimit))
        } catch let error as HTTPBody.BodyTooLarge {
            return ProblemDetails.contentTooLarge(error).response
        } catch {
            return ProblemDetails(
                "incomplete-body", status: 400, title: "Bad Request", detail: "the body did not arrive whole"
            ).response
        }
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
