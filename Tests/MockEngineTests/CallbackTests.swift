import JSONCoding
import KakehashiMock
import KakehashiRuntime
import MockEngine
import Synchronization
import Testing

/// Requests that the mock sends by itself, over a transport that only writes down.
@Suite(.timeLimit(.minutes(1)))
struct CallbackTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: t, version: '1'}
        paths:
          /orders:
            post:
              x-callback-delay-ms: 700
              requestBody: {content: {application/json: {schema: {type: object}}}}
              responses: {'202': {description: taken}}
              callbacks:
                done:
                  '{$request.body#/url}':
                    post:
                      parameters:
                        - {name: X-Number, in: header, required: true, schema: {type: integer}, example: 7}
                        - {name: X-Other, in: header, schema: {type: integer}, example: 8}
                      requestBody:
                        content:
                          application/json:
                            schema:
                              type: object
                              required: [state]
                              properties:
                                state: {type: string, enum: [done, lost]}
                                id: {type: integer, readOnly: true}
                      responses: {'204': {description: fine}}
        """

    private static func order(_ url: String) -> (HTTPRequest, [UInt8]) {
        var request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/orders")
        request.headerFields[.contentType] = "application/json"
        return (request, JSONValue.object(["url": .string(url)]).jsonText)
    }

    /// Answers with one status after the other, 0 for none at all.
    private final class Inbox: ClientTransport {
        struct Unreachable: Error, CustomStringConvertible {
            let description = "unreachable"
        }

        let received = Mutex<[(request: HTTPRequest, body: [UInt8])]>([])
        private let statuses: Mutex<[Int]>

        init(_ statuses: [Int]) { self.statuses = Mutex(statuses) }

        func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
            let bytes = try await body.collect(upTo: 1000)
            received.withLock { $0.append((request, bytes)) }
            let status = statuses.withLock { $0.isEmpty ? 204 : $0.removeFirst() }
            if status == 0 { throw Unreachable() }
            return (HTTPResponse(status: HTTPResponse.Status(code: status)), .empty)
        }
    }

    /// What becomes of the callback of one order, and how long it waits each time.
    private func order(
        _ url: String, _ inbox: Inbox, hosts: [String] = []
    ) async throws -> (report: CallbackSender.Report, pauses: [Duration]) {
        let pauses = Mutex<[Duration]>([])
        let sender = CallbackSender(transport: inbox, hosts: hosts) { time in pauses.withLock { $0.append(time) } }
        let (reports, report) = AsyncStream.makeStream(of: CallbackSender.Report.self)
        let service = try EmbeddedContract.compile(entry: "api.yaml", files: ["api.yaml": Self.contract])
        let player = MockPlayer(service, callbackSender: sender, onCallback: { report.yield($0) })
        let (request, body) = Self.order(url)
        let (response, _) = try await player.respond(to: request, body: body) { _ in }
        #expect(response.status.code == 202)
        var iterator = reports.makeAsyncIterator()
        let found = try #require(await iterator.next())
        #expect(player.journal[1]?.callbacks.map(\.outcome) == [found.outcome])
        return (found, pauses.withLock { $0 })
    }

    @Test func `a callback comes after the answer, with the body and the fields of the contract`() async throws {
        let inbox = Inbox([204])
        let (report, pauses) = try await order("http://127.0.0.1:9/in?a=b#c", inbox)
        #expect(report.outcome == .answered(status: 204))
        #expect(pauses == [.milliseconds(700)])
        let received = inbox.received.withLock { $0 }
        #expect(received.count == 1)
        let (request, body) = try #require(received.first)
        #expect(request.method == .post)
        #expect(request.authority == "127.0.0.1:9")
        #expect(request.path == "/in?a=b")
        #expect(request.headerFields[.contentType] == "application/json")
        #expect(HTTPField.Name("X-Number").flatMap { request.headerFields[$0] } == "7")
        #expect(HTTPField.Name("X-Other").flatMap { request.headerFields[$0] } == nil)
        #expect(try JSONValue(jsonText: body) == ["state": "done"])
    }

    @Test func `what is not taken is sent again, each time after a longer pause`() async throws {
        let (report, pauses) = try await order("http://localhost/in", Inbox([503, 0, 404, 200]))
        #expect(report.outcome == .answered(status: 200))
        #expect(report.attempts == 4)
        #expect(pauses == [.milliseconds(700), .milliseconds(500), .seconds(1), .seconds(2)])
    }

    @Test func `after five times it is given up`() async throws {
        let inbox = Inbox([500, 500, 500, 500, 0, 204])
        let (report, _) = try await order("http://localhost/in", inbox)
        #expect(report.outcome == .failed("unreachable"))
        #expect(report.attempts == 5)
        #expect(!report.isTaken)
        #expect(inbox.received.withLock { $0.count } == 5)
        #expect(
            report.description == "callback 'done' POST http://localhost/in no answer after 5 attempts: unreachable")
    }

    @Test func `a redirect is no other address`() async throws {
        let (report, _) = try await order("http://localhost/in", Inbox([302, 302, 302, 302, 302]))
        #expect(report.outcome == .answered(status: 302))
    }

    @Test(
        arguments: [
            ("http://example.com/in", "example.com"), ("http://127.0.0.1.example.com/", "127.0.0.1.example.com"),
            ("http://169.254.169.254/latest", "169.254.169.254"), ("http://0x7f.1/", "0x7f.1"),
            ("http://localhost./", "localhost."), ("http://[::ffff:10.0.0.1]:80/", "[::ffff:10.0.0.1]"),
            ("http://EXAMPLE.com:80/", "example.com"),
        ])
    func `other machines are not called`(url: String, host: String) async throws {
        let inbox = Inbox([])
        let (report, _) = try await order(url, inbox)
        #expect(report.outcome == .refused(host: host))
        #expect(inbox.received.withLock { $0.isEmpty })
    }

    @Test(arguments: ["http://[::1]:8080/", "https://LOCALHOST/", "http://127.0.0.1", "http://hooks.example.com/a"])
    func `this machine is called, and what is allowed`(url: String) async throws {
        let (report, _) = try await order(url, Inbox([]), hosts: ["Hooks.example.com"])
        #expect(report.outcome == .answered(status: 204))
    }

    @Test func `a mock in a test sends callbacks where it is given a transport`() async throws {
        let inbox = Inbox([204])
        let mock = try MockTransport(
            entry: "api.yaml",
            files: ["api.yaml": Self.contract.replacing("x-callback-delay-ms: 700", with: "x-callback-delay-ms: 0")],
            callbacks: inbox)
        let (request, body) = Self.order("http://localhost/in")
        _ = try await mock.send(request, body: HTTPBody(body))
        while inbox.received.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
        #expect(inbox.received.withLock { $0.first?.request.path } == "/in")
    }
}
