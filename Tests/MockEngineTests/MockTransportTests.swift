import JSONCoding
import KakehashiMock
import KakehashiRuntime
import Testing

struct MockTransportTests {
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
}
