import Foundation
import Hummingbird
import KakehashiAsyncHTTPClient
import KakehashiHummingbird
import KakehashiMock
import KakehashiRuntime
import Logging
import MockServer
import OpenDataBrokerAPI
import OpenDataBrokerMock
import Testing

/// The generated client and the generated server of one contract, over a real socket and without one.
@Suite struct BrokerTests {
    private static let id = "urn:ngsi-ld:EvacuationShelter:072028:0001"

    private static let shelter = OpenDataBroker.Entity(
        id: id, type: "EvacuationShelter",
        additionalProperties: [
            "name": .init(value: "城西小学校", type: "Text", metadata: [:]),
            "capacity": .init(value: 320, type: "Number", metadata: [:]),
        ])

    /// Starts the broker on a free port of this machine and hands over a client for it.
    private func withBroker(_ body: @Sendable @escaping (OpenDataBroker.Client) async throws -> Void) async throws {
        let router = Router()
        try router.mount(Broker().unsecured())
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                let port = await ports.first { _ in true }
                let url = try #require(URL(string: "http://127.0.0.1:\(port ?? 0)"))
                try await body(OpenDataBroker.Client(serverURL: url, transport: AsyncHTTPClientTransport()))
            }
            // The server runs until the client is done with it, or fails.
            try await group.next()
            group.cancelAll()
        }
    }

    @Test func `A client and a server of one contract understand each other over a socket`() async throws {
        try await withBroker { try await Self.walk($0) }
    }

    @Test func `The same walk works in memory`() async throws {
        let url = try #require(URL(string: "http://broker.invalid"))
        let client = OpenDataBroker.Client(serverURL: url, transport: try InMemoryTransport(Broker().unsecured()))
        try await Self.walk(client)
    }

    @Test func `A body beyond the limits of the mount is answered 413`() async throws {
        var request = HTTPRequest(method: .post, scheme: "http", authority: "broker.invalid", path: "/v2/entities")
        request.headerFields[.contentType] = "application/json"
        let body = #"{"id": "urn:ngsi-ld:EvacuationShelter:072028:0001", "type": "EvacuationShelter"}"#
        for (limit, status) in [(100, 201), (50, 413)] {
            let transport = try InMemoryTransport(Broker().unsecured(), limits: BodyLimits(body: limit))
            let (response, _) = try await transport.send(request, body: HTTPBody(body))
            #expect(response.status.code == status)
        }
    }

    /// Create, read back, update, list with a count, delete, 404.
    private static func walk(_ api: OpenDataBroker.Client) async throws {
        let created = try await api.createEntity(body: .entity(shelter)).created
        #expect(created.location == "/v2/entities/\(id)?type=EvacuationShelter")

        let again = try await api.createEntity(body: .entity(shelter))
        #expect(try again.unprocessableContent.body.error == "Unprocessable")

        #expect(try await api.retrieveEntity(entityId: id).ok.body == shelter)

        let fuller = OpenDataBroker.Attribute(value: 298, type: "Number", metadata: [:])
        _ = try await api.updateAttributeData(entityId: id, attrName: "capacity", body: fuller).noContent
        #expect(try await api.retrieveEntity(entityId: id).ok.body["capacity"] == fuller)

        for number in 2...5 {
            var other = shelter
            other.id = "urn:ngsi-ld:EvacuationShelter:072028:000\(number)"
            _ = try await api.createEntity(body: .entity(other)).created
        }
        let page = try await api.listEntities(type: "EvacuationShelter", limit: 2, offset: 3, options: [.count]).ok
        #expect(page.body.map(\.id).map { $0.suffix(4) } == ["0004", "0005"])
        #expect(page.fiwareTotalCount == 5)
        #expect(try await api.listEntities(type: "AED").ok.body.isEmpty)
        #expect(try await api.listEntities().ok.fiwareTotalCount == nil)

        _ = try await api.removeEntity(entityId: id).noContent
        let missing = try await api.retrieveEntity(entityId: id).notFound.body
        #expect(missing.error == "NotFound")
        #expect(throws: UnexpectedResponse<OpenDataBroker.RemoveEntity.Response>.self) {
            _ = try Self.noContent(of: .notFound(.init(body: missing)))
        }
    }

    private static func noContent(of response: OpenDataBroker.RemoveEntity.Response) throws -> Bool {
        _ = try response.noContent
        return true
    }

    @Test func `An operation that the service does not have is kept whole as an undocumented response`() async throws {
        let url = try #require(URL(string: "http://broker.invalid"))
        let client = OpenDataBroker.Client(serverURL: url, transport: try InMemoryTransport(Broker().unsecured()))
        guard case .undocumented(let response) = try await client.getVersion() else {
            Issue.record("expected an undocumented response")
            return
        }
        #expect(response.status == .notImplemented)
        #expect(
            String(decoding: try await response.body.collect(upTo: 1000), as: UTF8.self).contains("not-implemented"))
    }

    @Test func `The same client drives the mock in memory`() async throws {
        try await Self.driveMock(try await OpenDataBroker.Mock.client())
    }

    @Test func `The same client drives the mock over a socket`() async throws {
        let mock = try OpenDataBroker.Mock.transport()
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let mount = MockHost.Mount(path: "/open-data-broker") { request, body in
            do {
                return try await mock.send(request, body: HTTPBody(body))
            } catch {
                return ProblemDetails("mock-failed", status: 500, title: "\(error)").response
            }
        }
        let host = try MockHost([mount], port: 0) { port.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await host.run() }
            group.addTask {
                let port = await ports.first { _ in true }
                let url = try #require(URL(string: "http://127.0.0.1:\(port ?? 0)/open-data-broker"))
                try await Self.driveMock(OpenDataBroker.Client(serverURL: url, transport: AsyncHTTPClientTransport()))
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private static func driveMock(_ api: OpenDataBroker.Client) async throws {
        let entities = try await api.listEntities(type: "EvacuationSite", limit: 10).ok
        #expect(!entities.body.isEmpty)
        #expect(entities.fiwareTotalCount != nil)
        _ = try await api.createEntity(body: .entity(shelter)).created
        #expect(try await api.retrieveEntity(entityId: id).ok.body.id.hasPrefix("urn:ngsi-ld:"))
        _ = try await api.updateAttributeData(entityId: id, attrName: "name", body: .init(value: "見本")).noContent
        _ = try await api.removeEntity(entityId: id).noContent

        // What does not fit the contract is refused as the contract documents it.
        guard case .badRequest(let refused) = try await api.listEntities(limit: 2000) else {
            Issue.record("expected a refusal")
            return
        }
        #expect(!refused.body.error.isEmpty)
    }
}
