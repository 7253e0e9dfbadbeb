import JSONCoding
import KakehashiMock
import KakehashiRuntime
import Testing

struct MockTransportTests {
    private static let story = """
        scenarios:
          outage:
            steps:
              - {operation: listShelters, times: 1, answer: {status: 503}}
        """

    private func statuses(_ transport: MockTransport, _ paths: String...) async throws -> [Int] {
        var statuses: [Int] = []
        for path in paths {
            let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: path)
            statuses.append(try await transport.send(request, body: .empty).0.status.code)
        }
        return statuses
    }

    @Test
    func `scenarios are played inside the process`() async throws {
        let files = ["api.yaml": ScenarioFixture.contract]
        let told = try MockTransport(
            entry: "api.yaml", files: files, scenarios: ["night": Self.story], scenario: "outage")
        #expect(try await statuses(told, "/shelters", "/shelters") == [503, 200])
        told.reset()
        #expect(try await statuses(told, "/shelters?__scenario=none", "/shelters") == [200, 503])
        let plain = try MockTransport(entry: "api.yaml", files: files)
        let playing = try plain.playing(["night": Self.story])
        #expect(try await statuses(playing, "/shelters", "/shelters?__scenario=outage") == [200, 503])
        #expect(try await statuses(plain, "/shelters", "/shelters?__scenario=outage") == [200, 422])
    }

    @Test
    func `scenarios that are wrong are refused with their places`() throws {
        let mock = try MockTransport(entry: "api.yaml", files: ["api.yaml": ScenarioFixture.contract])
        let wrong = #expect(throws: MockContractError.self) {
            try mock.playing(["night": Self.story.replacing("503", with: "404")])
        }
        #expect(wrong?.findings.contains("night:4:62: error: the operation has no response") == true)
        let unknown = #expect(throws: MockContractError.self) { try mock.playing(["n": Self.story], scenario: "out") }
        #expect(unknown?.findings == "there is no scenario 'out'; there are 'outage'")
    }

    @Test
    func `a contract of several texts answers inside the process`() async throws {
        let transport = try MockTransport(
            entry: "api.yaml",
            files: [
                "api.yaml": """
                openapi: 3.0.3
                info: {title: t, version: '1'}
                servers: [{url: /api}]
                paths:
                  /pets:
                    get:
                      responses:
                        '200':
                          description: all
                          content: {application/json: {schema: {$ref: 'schemas/pet.yaml#/Pet'}}}
                """,
                "schemas/pet.yaml": "Pet: {type: object, properties: {name: {type: string, example: Hachi}}}",
            ])
        #expect(transport.basePath == "/api")
        let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/api/pets")
        let (response, body) = try await transport.send(request, body: .empty)
        #expect(response.status.code == 200)
        #expect(try JSONValue(jsonText: await body.collect(upTo: 1000)) == ["name": "Hachi"])
    }

    @Test
    func `texts that were fetched over a redirect refer to what lies beside where they were`() async throws {
        let transport = try MockTransport(
            entry: "api.yaml",
            files: [
                "api.yaml": """
                openapi: 3.0.3
                info: {title: t, version: '1'}
                paths:
                  /pets:
                    get:
                      responses:
                        '200':
                          description: all
                          content: {application/json: {schema: {$ref: 'https://example.com/latest/pet.yaml#/Pet'}}}
                  /owners:
                    get:
                      responses:
                        '200':
                          description: all
                          content: {application/json: {schema: {$ref: 'https://example.com/other/pet.yaml#/Pet'}}}
                """,
                "https://example.com/v2/pet.yaml": "Pet: {type: object, properties: {owner: {$ref: 'owner.yaml'}}}",
                "https://example.com/v2/owner.yaml": "{type: string, example: Hanako}",
            ],
            redirects: [
                "https://example.com/latest/pet.yaml": "https://example.com/v2/pet.yaml",
                "https://example.com/other/pet.yaml": "https://example.com/v2/pet.yaml",
            ])
        for path in ["/pets", "/owners"] {
            let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: path)
            let (_, body) = try await transport.send(request, body: .empty)
            #expect(try JSONValue(jsonText: await body.collect(upTo: 1000)) == ["owner": "Hanako"])
        }
    }

    @Test
    func `a contract with errors is refused with all of them`() throws {
        let error = try #require(throws: MockContractError.self) {
            _ = try MockTransport(
                entry: "api.yaml",
                files: ["api.yaml": "openapi: 3.0.3\ninfo: {title: t}\npaths: {/a: {get: {}}}\n"])
        }
        #expect(error.findings.contains("api.yaml:2:7: error:"))
        #expect(error.findings.split(separator: "\n").count { $0.contains(": error:") } == 2)
        #expect(error.description.hasPrefix("the contract 'api.yaml' has errors:\n"))
    }

    private static let secured = """
        openapi: 3.0.3
        info: {title: t, version: '1'}
        security: [{key: []}]
        paths: {/pets: {get: {operationId: listPets, responses: {'204': {description: none}}}}}
        components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
        """

    @Test(arguments: [(nil, 204), (false, 204), (true, 401)])
    func `credentials are asked for only where that is wanted`(checks: Bool?, status: Int) async throws {
        let files = ["api.yaml": Self.secured]
        let transport =
            if let checks {
                try MockTransport(entry: "api.yaml", files: files, checksCredentials: checks)
            } else {
                try MockTransport(entry: "api.yaml", files: files)
            }
        let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/pets")
        #expect(try await transport.send(request, body: .empty).0.status.code == status)
    }

    @Test func `a request may ask under which id its decisions are found`() async throws {
        let transport = try MockTransport(entry: "api.yaml", files: ["api.yaml": Self.secured])
        let field = try #require(HTTPField.Name("Kakehashi-Trace"))
        var request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/pets")
        #expect(try await transport.send(request, body: .empty).0.headerFields[field] == nil)
        request.headerFields[field] = "1"
        let id = try #require(try await transport.send(request, body: .empty).0.headerFields[field])
        #expect(id == "2")
        #expect(transport.decisions(id).first == "GET /pets is 'listPets' (api.yaml:4:22)")
        #expect(transport.decisions("3") == [])
    }

    @Test func `a delay that is asked for is kept`() async throws {
        let transport = try MockTransport(entry: "api.yaml", files: ["api.yaml": Self.secured])
        var request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/pets")
        request.headerFields[try #require(HTTPField.Name("Prefer"))] = "delay=50"
        let clock = ContinuousClock()
        let start = clock.now
        _ = try await transport.send(request, body: .empty)
        #expect(clock.now - start >= .milliseconds(50))
    }
}
