import Foundation
import KakehashiRuntime
import OpenDataBrokerAPI
import Synchronization
import Testing

@Suite struct DefaultTests {
    /// Remembers what goes over the wire.
    private final class Wire: ClientMiddleware {
        let paths = Mutex<[String]>([])

        func intercept(
            _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
            next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
        ) async throws -> (HTTPResponse, HTTPBody) {
            paths.withLock { $0.append(request.path ?? "") }
            return try await next(request, body)
        }
    }

    @Test func `A parameter that is left out is not sent, and is its default where it is read`() async throws {
        let url = try #require(URL(string: "http://broker.invalid"))
        let wire = Wire()
        let api = OpenDataBroker.Client(
            serverURL: url, transport: try InMemoryTransport(Broker().unsecured()), middlewares: [wire])
        for number in 1...21 {
            let entity = OpenDataBroker.Entity(id: "urn:ngsi-ld:AED:\(number)", type: "AED")
            _ = try await api.createEntity(body: .entity(entity)).created
        }
        #expect(try await api.listEntities().ok.body.count == 20)
        #expect(try await api.listEntities(limit: 21).ok.body.count == 21)
        #expect(wire.paths.withLock { $0.suffix(2) } == ["/v2/entities", "/v2/entities?limit=21"])
    }

    @Test func `A request has the default until another value is given`() {
        var request = OpenDataBroker.ListEntities.Request()
        #expect(request.limit == 20 && request.offset == 0)
        request.limit = 5
        #expect(request.limit == 5)
    }
}
