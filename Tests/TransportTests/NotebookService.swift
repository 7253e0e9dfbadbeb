@_spi(Generated) import KakehashiRuntime

/// What the conformance tests talk to.
struct NotebookService: MountableService {
    var basePath: String { "/v1" }

    static let jsonLimit = 64 << 10
    static let peekLength = 12_345

    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        var operations = [
            ServerOperation(echo, middlewares: middlewares), ServerOperation(addNote, middlewares: middlewares),
            ServerOperation(shout, middlewares: middlewares), ServerOperation(copyBytes, middlewares: middlewares),
            ServerOperation(act, middlewares: middlewares), ServerOperation(peek, middlewares: middlewares),
        ]
        for index in operations.indices { operations[index].limits.body = Self.jsonLimit }
        return operations
    }

    private func echo(_ input: Notebook.Echo.Input) -> Notebook.Echo.Response { .ok(input.json) }

    private func addNote(_ input: Notebook.AddNote.Input) -> Notebook.AddNote.Response {
        .created(input.body, location: "/v1/notes/1")
    }

    private func shout(_ input: Notebook.Shout.Input) -> Notebook.Shout.Response { .ok(input.body + "!") }

    /// A stream goes back while it comes in; nothing is collected.
    private func copyBytes(_ input: Notebook.CopyBytes.Input) -> Notebook.CopyBytes.Response { .ok(input.body) }

    private func act(_ input: Notebook.Act.Input) async throws -> Notebook.Act.Response {
        switch input.kind {
        case "problem":
            throw ProblemDetails("sold-out", status: 409, title: "Conflict", detail: input.part)
        case "error": throw Secret(text: "the password is \(input.part)")
        case "teapot":
            var body = "short and stout: "
            body += input.part
            return .undocumented(
                UndocumentedResponse(
                    status: .init(code: 418), headerFields: [.contentType: "text/plain", .server: "teapot"],
                    body: HTTPBody(body)))
        case "redirect":
            return .undocumented(
                UndocumentedResponse(status: .found, headerFields: [.location: "/v1/act/\(input.part).nothing"]))
        default: return .noContent
        }
    }

    private func peek(_ input: Notebook.Peek.Input) -> Notebook.CopyBytes.Response {
        .ok(HTTPBody([UInt8](repeating: 7, count: Self.peekLength)))
    }

    struct Secret: Error { let text: String }
}
