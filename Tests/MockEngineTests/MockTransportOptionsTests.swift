import JSONCoding
import KakehashiMock
import KakehashiRuntime
import Synchronization
import Testing

/// What a test may say about the mock that it starts.
struct MockTransportOptionsTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: t, version: '1'}
        security: [{key: []}]
        paths:
          /pets:
            get:
              operationId: listPets
              parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1}}]
              responses:
                '200':
                  description: all
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                      example: [{id: 1, name: Hachi, createdAt: '2020-01-01T00:00:00Z'}]
                '422': {description: no, content: {text/plain: {example: never}}}
            post:
              operationId: addPet
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
              responses:
                '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
          /pets/{id}:
            get:
              operationId: getPet
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
              responses:
                '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
          schemas:
            Pet:
              type: object
              required: [id, createdAt]
              properties:
                id: {type: integer, readOnly: true}
                name: {type: string, minLength: 3}
                createdAt: {type: string, format: date-time, readOnly: true}
        """

    private typealias Options = MockTransport.Options
    private typealias Answer = (status: Int, fields: HTTPFields, text: String)

    private static func mock(_ change: (inout Options) -> Void = { _ in }) throws -> MockTransport {
        var options = Options()
        change(&options)
        return try MockTransport(entry: "api.yaml", files: ["api.yaml": contract], options: options)
    }

    private static func send(
        _ mock: MockTransport, _ method: HTTPRequest.Method = .get, _ path: String = "/pets", body: String = ""
    ) async throws -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
        if !body.isEmpty { request.headerFields[.contentType] = "application/json" }
        let (response, answer) = try await mock.send(request, body: HTTPBody(Array(body.utf8)))
        let text = String(decoding: try await answer.collect(upTo: 100_000), as: UTF8.self)
        return (response.status.code, response.headerFields, text)
    }

    @Test func `without a word a mock is as it is without options`() async throws {
        let answer = try await Self.send(try Self.mock())
        let plain = try await Self.send(try MockTransport(entry: "api.yaml", files: ["api.yaml": Self.contract]))
        #expect(answer == plain)
        #expect(answer.text == #"[{"id":1,"name":"Hachi","createdAt":"2020-01-01T00:00:00Z"}]"#)
    }

    @Test(arguments: [
        (MockTransport.Options.RequestValidation.enforce, 422, true), (.warn, 200, true), (.off, 200, false),
    ])
    func `what does not fit is refused, listed or not looked at`(
        validation: MockTransport.Options.RequestValidation, status: Int, isListed: Bool
    ) async throws {
        let mock = try Self.mock { $0.requestValidation = validation }
        let answer = try await Self.send(mock, .get, "/pets?limit=0")
        #expect(answer.status == status)
        let name = try #require(HTTPField.Name("Kakehashi-Violations"))
        #expect((answer.fields[name] != nil) == isListed)
    }

    @Test func `credentials, problems, cross-origin calls and state are as they are asked for`() async throws {
        #expect(try await Self.send(try Self.mock { $0.checksCredentials = true }).status == 401)
        let problem = try await Self.send(try Self.mock { $0.reportsErrors = true }, .get, "/pets?limit=0")
        #expect(problem.text.contains("urn:kakehashi:problem:invalid-request"))
        let origin = try #require(HTTPField.Name("Access-Control-Allow-Origin"))
        #expect(try await Self.send(try Self.mock()).fields[origin] == "*")
        #expect(try await Self.send(try Self.mock { $0.allowsCrossOrigin = false }).fields[origin] == nil)
        let pet = #"{"name":"a name of twenty bytes"}"#
        for isStateful in [true, false] {
            let mock = try Self.mock { $0.isStateful = isStateful }
            #expect(try await Self.send(mock, .post, body: pet).status == 201)
            #expect(try await Self.send(mock).text.contains("twenty") == isStateful)
        }
    }

    @Test func `drawn values are the same in every run, and others with another seed`() async throws {
        func texts(_ seed: String?) async throws -> [String] {
            let mock = try Self.mock { options in
                options.dynamic = true
                options.seed = seed
            }
            return [try await Self.send(mock).text, try await Self.send(mock).text]
        }
        let unseeded = try await texts(nil)
        #expect(try await texts(nil) == unseeded)
        #expect(unseeded[0] != unseeded[1])
        let seeded = try await texts("a")
        #expect(try await texts("a") == seeded)
        #expect(seeded[0] == seeded[1])
        #expect(try await texts("b") != seeded)
    }

    @Test func `faults happen as often as they say, and only where they say`() async throws {
        let mock = try Self.mock { $0.faults = ["listPets=error(503)@50%"] }
        var statuses: [Int] = []
        for _ in 0..<200 { statuses.append(try await Self.send(mock).status) }
        #expect((60...140).contains(statuses.count { $0 == 503 }))
        #expect(Set(statuses) == [200, 503])
        #expect(try await Self.send(mock, .post, body: "{}").status == 201)
    }

    @Test(
        arguments: [
            ("explode(1)", "the fault 'explode(1)' cannot be: "), ("error(200)", "the fault 'error(200)' cannot be: "),
            (
                "listCats=error(503)",
                "the fault 'listCats=error(503)' cannot be: the contract has no operation 'listCats'"
            ),
        ])
    func `a fault that cannot be is named`(fault: String, description: String) throws {
        let error = try #require(throws: MockFaultError.self) { _ = try Self.mock { $0.faults = ["reset@0%", fault] } }
        #expect(error.fault == fault)
        #expect(error.description.hasPrefix(description))
        #expect(!error.reason.isEmpty)
    }

    @Test func `the clock is the caller's`() async throws {
        let mock = try Self.mock { $0.clock = { 1_800_000_000 } }
        let pet = #"{"name":"a name of twenty bytes"}"#
        #expect(try await Self.send(mock, .post, body: pet).text.contains("2027-01-15T08:00:00Z"))
        #expect(try await Self.send(try Self.mock(), .post, body: pet).text.contains("2025-09-01T00:00:00Z"))
    }

    @Test func `quotas are filled again as the clock goes`() async throws {
        let time = Seconds()
        let mock = try Self.mock { options in
            options.clock = { time.now }
            options.faults = ["quota(1,60)"]
        }
        #expect(try await Self.send(mock).status == 200)
        #expect(try await Self.send(mock).status == 429)
        time.pass(61)
        #expect(try await Self.send(mock).status == 200)
    }

    private final class Seconds: Sendable {
        private let seconds = Mutex<Int64>(1_800_000_000)

        var now: Int64 { seconds.withLock { $0 } }
        func pass(_ count: Int64) { seconds.withLock { $0 += count } }
    }
}
