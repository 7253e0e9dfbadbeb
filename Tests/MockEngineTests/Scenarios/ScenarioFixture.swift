import KakehashiTestSupport
import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Testing

/// A contract with scenario files.
enum ScenarioFixture {
    static let contract = """
        openapi: 3.0.3
        info: {title: Shelters, version: '1'}
        paths:
          /shelters:
            get:
              operationId: listShelters
              parameters: [{name: limit, in: query, schema: {type: integer}}]
              security: [{key: []}]
              responses:
                '200':
                  description: all
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Shelter'}}
                      examples: {two: {value: [{id: S-1}, {id: S-2}]}, none: {value: []}}
                '503': {description: closed}
            post:
              operationId: addShelter
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Shelter'}}}}
              responses:
                '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Shelter'}}}}
                4XX: {description: wrong, content: {text/plain: {schema: {type: string, maxLength: 3}}}}
          /shelters/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Shelter'}}}}
        components:
          securitySchemes: {key: {type: apiKey, in: query, name: api_key}}
          schemas:
            Shelter:
              type: object
              additionalProperties: false
              required: [id]
              properties:
                id: {type: string, pattern: '^S-[0-9]+$'}
                free: {type: integer, minimum: 0}
                tags: {type: array, maxItems: 2, items: {type: string}}
                contact: {oneOf: [{type: object, required: [mail], properties: {mail: {type: string, minLength: 3}}}, {type: integer}]}

        """

    /// What compiling gives, and all files.
    static func compile(
        _ scenarios: [String: String], options: MockOptions = MockOptions()
    ) throws -> (outcome: Outcome<CompiledService>, files: SourceFiles) {
        let document = try #require(DocumentLoader.load(text: contract).value)
        var sources = ScenarioSources(beside: document.files)
        for (name, text) in scenarios.sorted(by: { $0.key < $1.key }) {
            sources.add(name: name, bytes: Array(text.utf8))
        }
        return (CompiledService.compile(document, options: options, scenarios: sources), sources.files)
    }

    static func service(_ text: String, options: MockOptions = MockOptions()) throws -> CompiledService {
        let (outcome, files) = try compile(["a.scenario.yaml": text], options: options)
        #expect(TextRenderer(files: files).render(outcome.diagnostics) == "")
        return try #require(outcome.value)
    }
}
