import Foundation
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import MockAdminAPI
import MockEngine
import MockServer
import Testing

/// Two mocks and their admin API on a port of this machine.
struct AdminHost: Sendable {
    let port: Int
    let admin: MockAdmin.Client
    let transport = AsyncHTTPClientTransport()

    private static let notes = """
        openapi: 3.0.3
        info: {title: Notes, version: 1.2.0}
        paths:
          /notes:
            get:
              operationId: listNotes
              summary: Lists notes
              parameters: [{name: limit, in: query, schema: {type: integer}}]
              responses:
                '200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Note'}}, example: [{id: n-1, text: first}]}}}
            post:
              operationId: createNote
              security: [{key: []}]
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewNote'}}}}
              responses:
                '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}, example: {id: n-1, text: first, at: '2025-01-01T00:00:00Z'}}}}
              callbacks:
                noted: {'{$request.body#/callback}': {post: {responses: {'204': {description: taken}}}}}
          /notes/{id}:
            get:
              operationId: getNote
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}, example: {id: n-1, text: first}}}}, '404': {description: none}}
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Notes-Key}}
          schemas:
            NewNote: {type: object, required: [text], properties: {text: {type: string}, callback: {type: string}}}
            Note: {type: object, required: [id, text], properties: {id: {type: string, readOnly: true}, text: {type: string}, at: {type: string, format: date-time, readOnly: true}}}
        """

    private static let story = """
        scenarios:
          tired:
            description: The second time it is tired
            start: fresh
            steps:
              - {operation: ping, state: fresh, answer: {body: {n: 11}}, goTo: tired}
              - {operation: ping, state: tired, answer: {body: {n: 22}}}
        """

    private static let pings = """
        openapi: 3.0.3
        info: {title: Pings, version: '2'}
        paths:
          /ping:
            get:
              operationId: ping
              responses: {'200': {description: value, content: {application/json: {schema: {type: object, required: [n], properties: {n: {type: integer}}}}}}}
        """

    /// Runs the hosts while something is done with them.
    static func running(
        sessionLimit: Int = 3, _ use: (AdminHost) async throws -> Void
    ) async throws {
        var surroundings = Surroundings()
        surroundings.now = { Moment(secondsSince1970: 1_800_000_000) }
        let (journal, metrics) = (Journal(), RequestMetrics())
        var limits = SessionLimits()
        limits.count = sessionLimit
        let documents = try [("/notes-api", notes, [:]), ("", pings, ["ping.scenario.yaml": story])].map {
            path, text, scenarios in
            let transport = AsyncHTTPClientTransport(timeout: .seconds(5))
            let player = MockPlayer(
                try EmbeddedContract.compile(
                    entry: "contract.yaml", files: ["contract.yaml": text], scenarios: scenarios),
                surroundings: surroundings, store: MemoryStateStore(limits: limits), journal: journal, mountPath: path,
                callbackSender: CallbackSender(transport: transport) { _ in }, onAnswer: { metrics.count($0) })
            return MockAdministration.Document(player, file: "contract.yaml")
        }
        let administration = MockAdministration(
            documents, journal: journal, metrics: metrics, surroundings: surroundings, sessionLimit: sessionLimit)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let mounts = documents.map(\.mount) + [try .admin(administration)]
        let host = try MockHost(mounts, port: 0) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        try await use(AdminHost(port: try #require(await iterator.next())))
        running.cancel()
        try await running.value
    }

    private init(port: Int) throws {
        self.port = port
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/__kakehashi"))
        admin = MockAdmin.Client(serverURL: url, transport: AsyncHTTPClientTransport())
    }

    /// Asks a mock.
    @discardableResult
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ fields: [String: String] = [:], body: String = ""
    ) async throws -> (status: Int, fields: HTTPFields, body: String) {
        var request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
        for (name, value) in fields { request.headerFields[try #require(HTTPField.Name(name))] = value }
        if !body.isEmpty { request.headerFields[.contentType] = "application/json" }
        let (response, answer) = try await transport.send(request, body: HTTPBody(body))
        let bytes = try await answer.collect(upTo: 1 << 20)
        return (response.status.code, response.headerFields, String(decoding: bytes, as: UTF8.self))
    }
}

extension MockAdministration.Document {
    fileprivate var mount: MockHost.Mount {
        MockHost.Mount(path: player.mountPath) { [player] request, body in
            try await player.respond(to: request, body: body) { try await Task.sleep(for: $0) }
        }
    }
}
