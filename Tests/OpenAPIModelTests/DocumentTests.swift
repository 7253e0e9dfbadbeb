import JSONCoding
import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

@testable import OpenAPIModel

@Suite struct DocumentTests {
    private func load(_ text: String) throws -> Document {
        let outcome = DocumentLoader.load(text: text)
        #expect(outcome.diagnostics == [])
        return try #require(outcome.value)
    }

    @Test("all fields of a document arrive")
    func document() throws {
        let document = try load(
            """
            openapi: 3.0.3
            x-top: [1]
            info: {title: t, version: '1', description: d, x-i: 2, license: {name: MIT}}
            servers: [{url: 'https://{host}/v1', variables: {host: {default: a, enum: [a, b]}}}]
            tags: [{name: pets, description: of pets}]
            security: [{key: []}, {}]
            paths: {}
            components:
              securitySchemes:
                key: {type: apiKey, name: X-Key, in: header}
                basic: {$ref: '#/components/securitySchemes/other'}
                other: {type: http, scheme: Basic}
                oauth:
                  type: oauth2
                  flows: {clientCredentials: {tokenUrl: /token, scopes: {read: to read}}}
                oidc: {type: openIdConnect, openIdConnectUrl: /openid}
            """)
        #expect(document.version == "3.0.3")
        #expect(document.extensions["x-top"] == [1])
        #expect(document.info.description == "d")
        #expect(document.servers.first?.variables.first?.allowed == ["a", "b"])
        #expect(document.tags.map(\.name) == ["pets"])
        #expect(document.security.map { $0.schemes.map(\.name) } == [["key"], []])
        #expect(document.securitySchemes.map(\.name) == ["key", "basic", "other", "oauth", "oidc"])
        guard case .http(let scheme, _) = document.securitySchemes[1].value.kind else {
            Issue.record("'basic' is not resolved")
            return
        }
        #expect(scheme == "basic")
    }

    @Test("an operation's parameters take the place of the path item's")
    func mergedParameters() throws {
        let document = try load(
            BadDocument.head + """
                paths:
                  /a/{id}:
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - {name: X-A, in: header, schema: {type: string}}
                      - {name: q, in: query, schema: {type: string}}
                    get:
                      parameters:
                        - {name: new, in: cookie, schema: {type: string}}
                        - {name: x-a, in: header, schema: {type: integer}}
                      responses: {2XX: {description: d}, default: {description: d}, 404: {description: d}}
                """)
        let operation = try #require(document.paths.first?.operations.first)
        let parameters = operation.parameters.map { document[$0] }
        #expect(parameters.map(\.name) == ["id", "x-a", "q", "new"])
        #expect(parameters.map(\.style) == [.simple, .simple, .form, .form])
        #expect(parameters.map(\.explodes) == [false, false, true, true])
        #expect(operation.responses.map(\.status) == [.range(2), .default, .code(404)])
    }

    @Test("all keywords of a schema arrive")
    func schema() throws {
        let document = try load(
            BadDocument.head + """
                paths: {}
                components:
                  schemas:
                    A:
                      type: object
                      title: T
                      description: D
                      format: F
                      nullable: true
                      readOnly: true
                      deprecated: true
                      enum: [1, a, null]
                      default: {b: 1}
                      example: [x]
                      multipleOf: 0.1
                      minimum: 0x10
                      maximum: 1e3
                      exclusiveMinimum: true
                      minLength: 1
                      maxLength: 2
                      pattern: ^a$
                      minItems: 3
                      maxItems: 4
                      uniqueItems: true
                      minProperties: 5
                      maxProperties: 6
                      required: [z, y]
                      properties: {z: {}, y: {writeOnly: true}}
                      additionalProperties: {type: string}
                      allOf: [{}]
                      oneOf: [{}, {}]
                      anyOf: [{}, {}, {}]
                      not: {type: boolean}
                      discriminator: {propertyName: z, mapping: {b: B, c: '#/components/schemas/B'}}
                      x-a: 1
                    B: {additionalProperties: false, items: {}}
                    C: {additionalProperties: true}
                """)
        let ids = document.components.schemas
        let schema = document[ids[0].value]
        #expect(schema.type == .object)
        #expect([schema.title, schema.description, schema.format, schema.pattern] == ["T", "D", "F", "^a$"])
        #expect(
            [schema.isNullable, schema.isReadOnly, schema.isDeprecated, schema.uniqueItems] == [true, true, true, true])
        #expect(schema.enumValues == [1, "a", .null])
        #expect(schema.defaultValue == ["b": 1])
        #expect(schema.example == ["x"])
        #expect([schema.multipleOf, schema.minimum, schema.maximum].map { $0?.text } == ["0.1", "16", "1e3"])
        #expect(schema.exclusiveMinimum && !schema.exclusiveMaximum)
        #expect([schema.minLength, schema.maxLength, schema.minItems, schema.maxItems] == [1, 2, 3, 4])
        #expect([schema.minProperties, schema.maxProperties] == [5, 6])
        #expect(schema.required == ["z", "y"])
        #expect(schema.properties.map(\.name) == ["z", "y"])
        #expect([schema.allOf.count, schema.oneOf.count, schema.anyOf.count] == [1, 2, 3])
        #expect(schema.discriminator?.mapping.map(\.schema) == [ids[1].value, ids[1].value])
        #expect(schema.extensions["x-a"] == 1)
        guard case .schema(let additional) = schema.additionalProperties,
            case .forbidden = document[ids[1].value].additionalProperties,
            case .allowed = document[ids[2].value].additionalProperties
        else {
            Issue.record("additionalProperties are not told apart")
            return
        }
        #expect(document[additional].type == .string)
    }

    @Test("contents, headers, links, encodings and examples arrive, references followed")
    func contents() throws {
        let document = try load(
            BadDocument.head + """
                paths:
                  /a:
                    post:
                      requestBody:
                        required: true
                        content:
                          multipart/form-data:
                            schema: {type: object, properties: {file: {type: string}}}
                            encoding: {file: {contentType: image/png, style: form, explode: false}}
                      responses:
                        '200':
                          $ref: '#/components/responses/R'
                components:
                  responses:
                    R:
                      description: d
                      headers: {X-H: {$ref: '#/components/headers/H'}}
                      links: {next: {operationId: o, parameters: {p: $response.body}}}
                      content:
                        application/json:
                          examples:
                            one: {$ref: '#/components/examples/E'}
                            two: {externalValue: /e.json}
                        text/plain: {example: x}
                  headers:
                    H: {schema: {type: integer}, required: true}
                  examples:
                    E: {summary: s, value: {$ref: '#/not/a/reference'}}
                """)
        let operation = try #require(document.paths.first?.operations.first)
        let body = document[try #require(operation.requestBody)]
        #expect(body.isRequired)
        #expect(body.content.first?.encodings.map(\.property) == ["file"])
        #expect(body.content.first?.encodings.first?.explodes == false)
        let response = document[try #require(operation.responses.first?.response)]
        #expect(response.componentName == "R")
        #expect(response.links.map(\.value.operationID) == ["o"])
        #expect(document[try #require(response.headers.first?.value)].isRequired)
        let examples = try #require(response.content.first?.examples)
        #expect(examples.map(\.name) == ["one", "two"])
        #expect(examples[0].value == ["$ref": "#/not/a/reference"])
        #expect(examples[1].value == nil && examples[1].externalValue == "/e.json")
        #expect(response.content.last?.examples.first?.value == "x")
    }

    @Test("every object knows its place, also behind Japanese text")
    func origins() throws {
        let text =
            BadDocument.head + "paths: {}\ncomponents:\n  schemas:\n    A: {description: 東京の犬, not: {title: x}}\n"
        let document = try load(text)
        let inner = try #require(document[document.components.schemas[0].value].not)
        let origin = document[inner].origin
        let bytes = Array(text.utf8)[Int(origin.range.start)..<Int(origin.range.end)]
        #expect(String(decoding: bytes, as: UTF8.self) == "{title: x}")
        #expect(origin.pointer == "/components/schemas/A/not")
    }

    @Test("the same contract as JSON and as YAML gives the same model")
    func jsonAndYAML() throws {
        let json = #"""
            {"openapi": "3.0.3", "info": {"title": "\ud83d\udc15", "version": "1"}, "paths": {"/a": {"get": {
            "responses": {"200": {"description": "ok"}}}}}}
            """#
        let yaml =
            BadDocument.head.replacing("title: t", with: "title: 🐕")
            + "paths: {/a: {get: {responses: {200: {description: ok}}}}}"
        let (left, right) = (try load(json), try load(yaml))
        #expect(left.info.title == right.info.title)
        #expect(left.paths.first?.operations.first?.responses.first?.status == .code(200))
        #expect(right.paths.first?.operations.first?.responses.first?.status == .code(200))
    }
}

@Suite struct EditDistanceTests {
    @Test(
        "the nearest known name is offered if it is near",
        arguments: [
            ("minLenght", "minLength"), ("tpye", "type"), ("Type", "type"), ("requird", "required"), ("const", nil),
            ("definitions", nil), ("", nil), ("x", nil),
        ] as [(String, String?)])
    func nearest(name: String, expected: String?) {
        #expect(EditDistance.nearest(to: name, in: ObjectFields.schema.names) == expected)
    }

    @Test(
        "a name of which no letter is left is not near",
        arguments: [("a", nil), ("", nil), ("X", "x"), ("yx", "x"), ("ab", nil)] as [(String, String?)])
    func short(name: String, expected: String?) {
        #expect(EditDistance.nearest(to: name, in: ["x", "y"]) == expected)
        #expect(EditDistance.several(near: name.lowercased(), in: ["x", "y"]).first == expected)
    }
}

@Suite struct MediaTypeNameTests {
    @Test(
        "a media type has a type, a subtype and well-formed parameters",
        arguments: [
            ("application/json", true), ("*/*", true), ("text/*", true), ("a/b; c=d", true),
            ("a/b;c=\"d;\\\"e\" ; f=g", true),
            ("a/b;", true), ("json", false), ("a/b/c", false), ("a/", false), ("a b/c", false), ("a/b; c", false),
            ("a/b; c=", false), ("a/b; c=\"d", false), ("", false),
        ])
    func isValid(text: String, expected: Bool) { #expect(MediaTypeName.isValid(text) == expected) }
}
