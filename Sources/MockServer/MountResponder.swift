import Hummingbird
import JSONCoding
import KakehashiHummingbird
import KakehashiRuntime
import MockEngine
import NIOCore

/// Gives each request to the mount whose path it has, or whose host it names; the longest path wins.
struct MountResponder: HTTPResponder {
    typealias Context = ConnectionContext

    private let mounts: [MockHost.Mount]
    private let hosts: [String: MockHost.Mount]
    /// Bytes of a body that is read whole.
    private let bodyLimit: Int

    init(mounts: [MockHost.Mount], bodyLimit: Int) {
        self.bodyLimit = bodyLimit
        self.mounts = mounts.sorted { $0.path.utf8.count > $1.path.utf8.count }
        hosts = Dictionary(mounts.compactMap { mount in mount.hostLabel.map { ($0, mount) } }) { first, _ in first }
    }

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let (response, body): (HTTPResponse, HTTPBody)
        do {
            let caller = PlatformCaller(address: context.address, host: request.head.authority)
            (response, body) = try await answer(to: request.head, HTTPBody(request), caller)
        } catch let broken as BrokenConnection {
            await context.end(broken)
            throw broken
        }
        return Response(response, body, to: request.method)
    }

    private func answer(
        to request: HTTPRequest, _ body: HTTPBody, _ caller: PlatformCaller
    ) async throws -> (HTTPResponse, HTTPBody) {
        let whole = request.path ?? "/"
        let path = whole.prefix { $0 != "?" }
        if let mount = Self.label(of: request.authority).flatMap({ hosts[$0] }) {
            return try await answer(to: request, body, mount, caller)
        }
        for mount in mounts {
            guard let rest = ServerResponder.path(path, below: mount.path) else { continue }
            var head = request
            if !mount.keepsPath { head.path = (rest.isEmpty ? "/" : String(rest)) + whole.dropFirst(path.count) }
            return try await answer(to: head, body, mount, caller)
        }
        return noMount(at: path)
    }

    /// `opt-in` of `opt-in.localhost:4010`.
    private static func label(of authority: String?) -> String? {
        guard let host = authority?.prefix(while: { $0 != ":" }).lowercased() else { return nil }
        let labels = host.split(separator: ".")
        return labels.count == 2 && labels[1] == "localhost" ? String(labels[0]) : nil
    }

    private func answer(
        to request: HTTPRequest, _ body: HTTPBody, _ mount: MockHost.Mount, _ caller: PlatformCaller
    ) async throws -> (HTTPResponse, HTTPBody) {
        do {
            switch mount.handling {
            case .streaming(let respond): return try await respond(request, body, caller)
            case .whole(let respond):
                let bytes: [UInt8]
                do {
                    bytes = try await body.collect(upTo: bodyLimit)
                } catch {
                    return ProblemDetails.unreadBody(error).response
                }
                return try await respond(request, bytes)
            }
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

extension ProblemDetails {
    /// A body of a request that was not read to its end.
    static func unreadBody(_ error: any Error) -> ProblemDetails {
        if let error = error as? HTTPBody.BodyTooLarge { return .contentTooLarge(error) }
        return ProblemDetails(
            "incomplete-body", status: 400, title: "Bad Request", detail: "the body did not arrive whole")
    }
}
