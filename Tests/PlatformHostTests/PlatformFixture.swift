import Foundation
import JSONCoding
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import MockAdminAPI
import MockEngine
import MockServer
import SourceDiagnostics
import Synchronization
import Testing

/// A platform with one service `notes`, and the real service of it, each on a port of this machine.
struct PlatformFixture: Sendable {
    let port: Int
    let realURL: String
    let service: HostedService
    let platform: PlatformHost
    let journal: Journal
    let admin: MockAdmin.Client
    private let transport = AsyncHTTPClientTransport()

    /// What the real service does.
    typealias Real = @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)

    static let contract = """
        openapi: 3.0.3
        info: {title: Notes, version: '1'}
        servers: [{url: 'https://gateway.example.jp/notes/v1'}]
        paths:
          /notes:
            get:
              operationId: listNotes
              parameters: [{name: limit, in: query, schema: {type: integer}}]
              responses:
                '200':
                  description: all
                  headers: {X-Count: {schema: {type: integer}}}
                  content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Note'}}, example: [{id: mock-1, text: from the mock}]}}
                '404': {description: none}
                '422': {description: wrong, content: {application/json: {schema: {type: object}, example: {wrong: true}}}}
            post:
              operationId: createNote
              requestBody: {required: true, content: {application/json: {schema: {type: object, required: [text], properties: {text: {type: string}}}}, application/octet-stream: {schema: {type: string, format: binary}}}}
              responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}}
        components:
          schemas:
            Note: {type: object, required: [id, text], properties: {id: {type: string}, text: {type: string}, tags: {type: array, items: {type: string}}}}
        """

    /// Runs both while something is done with them.
    static func running(
        _ steps: (String) -> [LifeCycleStep], real: @escaping Real = { _, _ in json("[]") },
        timeout: Duration = .seconds(5),
        chance: @escaping @Sendable () -> UInt64 = { 0 }, _ use: (PlatformFixture) async throws -> Void
    ) async throws {
        try await serving([MockHost.Mount(path: "") { request, body, _ in try await real(request, body) }]) {
            realPort in
            let url = "http://127.0.0.1:\(realPort)/base"
            var surroundings = Surroundings()
            // 2027-01-15 in Japan.
            surroundings.now = { Moment(secondsSince1970: 1_800_000_000) }
            surroundings.chance = chance
            let (journal, metrics) = (Journal(), RequestMetrics())
            var options = MockOptions()
            options.furtherBasePaths = PlatformHost.basePaths(of: "notes")
            let player = MockPlayer(
                try EmbeddedContract.compile(
                    entry: "notes.yaml", files: ["notes.yaml": contract], options: options),
                surroundings: surroundings, journal: journal, documentPath: "/notes", onAnswer: { metrics.count($0) })
            let service = HostedService(
                .init(id: "notes", name: .init("Notes", ja: "メモ")), contract: "notes.yaml", player: player,
                lifeCycle: LifeCycle(steps(url)))
            var facts = HostedService.Facts(id: "later", name: .init("Later", ja: "あと"))
            facts.fiscalYear = 2027
            let later = HostedService(
                facts, contract: nil, player: nil, lifeCycle: LifeCycle([LifeCycleStep(.planned)]))
            let platform = PlatformHost(
                [service, later], transport: AsyncHTTPClientTransport(timeout: timeout), surroundings: surroundings
            ) { try await Task.sleep(for: $0) }
            let administration = MockAdministration(
                [.init(player, file: "notes.yaml")], journal: journal, metrics: metrics, surroundings: surroundings,
                sessionLimit: 10, platform: platform)
            try await serving(platform.mounts + [try .admin(administration)]) { port in
                try await use(PlatformFixture(port, url, service, platform, journal))
            }
        }
    }

    static func serving(_ mounts: [MockHost.Mount], _ use: (Int) async throws -> Void) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let host = try MockHost(mounts, port: 0) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        try await use(try #require(await iterator.next()))
        running.cancel()
        try await running.value
    }

    private init(
        _ port: Int, _ realURL: String, _ service: HostedService, _ platform: PlatformHost, _ journal: Journal
    ) throws {
        self.port = port
        self.realURL = realURL
        self.service = service
        self.platform = platform
        self.journal = journal
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/__kakehashi"))
        admin = MockAdmin.Client(serverURL: url, transport: AsyncHTTPClientTransport())
    }

    @discardableResult
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ fields: [String: String] = [:], body: HTTPBody = .empty
    ) async throws -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
        for (name, value) in fields { request.headerFields[try #require(HTTPField.Name(name))] = value }
        let (response, answer) = try await transport.send(request, body: body)
        return Answer(response: response, body: try await answer.collect(upTo: 1 << 30))
    }

    struct Answer: Sendable {
        let response: HTTPResponse
        let body: [UInt8]

        var status: Int { response.status.code }
        var text: String { String(decoding: body, as: UTF8.self) }
        var source: String? { self["Kakehashi-Source"] }
        subscript(name: String) -> String? { HTTPField.Name(name).flatMap { response.headerFields[$0] } }
    }

    /// An answer of the real service.
    static func json(_ text: String, status: Int = 200, _ fields: [String: String] = [:]) -> (HTTPResponse, HTTPBody) {
        var response = HTTPResponse(status: .init(code: status), headerFields: [.contentType: "application/json"])
        for (name, value) in fields { HTTPField.Name(name).map { response.headerFields[$0] = value } }
        return (response, HTTPBody(text))
    }
}

extension LifeCycleStep {
    static func real(_ url: String, _ change: (inout LifeCycleStep) -> Void = { _ in }) -> LifeCycleStep {
        of(.real, url, change)
    }

    static func of(_ stage: Stage, _ url: String, _ change: (inout LifeCycleStep) -> Void = { _ in }) -> LifeCycleStep {
        var step = LifeCycleStep(stage)
        step.upstream = Upstream(url)
        change(&step)
        return step
    }
}
