import JSONCoding
import SourceDiagnostics
import Testing
import YAMLSyntax

@testable import OpenAPIModel

/// Each object and field of OAS 3.0.4 arrives in the model, with its place.
@Suite struct WholeModelTests {
    private func load(_ text: String) throws -> Document {
        let outcome = DocumentLoader.load(text: text)
        #expect(outcome.diagnostics == [])
        return try #require(outcome.value)
    }

    @Test("the head of a document arrives")
    func head() throws {
        let document = try load(
            """
            openapi: 3.0.4
            x-d: 1
            info:
              title: t
              version: '1'
              termsOfService: /terms
              contact: {name: n, url: /c, email: a@b.example, x-c: 1}
              license: {name: MIT, url: /l, x-l: 1}
              x-i: 1
            externalDocs: {url: /docs, description: d, x-e: 1}
            tags: [{name: a, description: d, externalDocs: {url: /a}, x-t: 1}]
            servers:
              - url: /{v}
                description: d
                x-s: 1
                variables: {v: {default: a, enum: [a, b], description: of v, x-v: 1}}
            paths: {x-p: 1}
            components: {x-k: 1}
            """)
        let info = document.info
        #expect(info.termsOfService == "/terms")
        #expect([info.contact?.name, info.contact?.url, info.contact?.email] == ["n", "/c", "a@b.example"])
        #expect([info.license?.name, info.license?.url] == ["MIT", "/l"])
        #expect([document.externalDocs?.url, document.externalDocs?.description] == ["/docs", "d"])
        #expect(document.tags.first?.externalDocs?.url == "/a")
        let variable = try #require(document.servers.first?.variables.first)
        #expect(variable.allowed == ["a", "b"] && variable.description == "of v")
        let origins = [
            info.origin, info.contact?.origin, info.license?.origin, document.externalDocs?.origin,
            document.tags.first?.origin, document.servers.first?.origin, variable.origin, document.origin,
        ]
        #expect(
            origins.map { $0?.pointer } == [
                "/info", "/info/contact", "/info/license", "/externalDocs", "/tags/0", "/servers/0",
                "/servers/0/variables/v", "",
            ])
        let extensions = [
            document.extensions, info.extensions, info.contact?.extensions, info.license?.extensions,
            document.externalDocs?.extensions, document.tags.first?.extensions, document.servers.first?.extensions,
            variable.extensions, document.pathsExtensions, document.components.extensions,
        ]
        #expect(
            extensions.map { $0?.map(\.name) ?? [] }
                == [["x-d"], ["x-i"], ["x-c"], ["x-l"], ["x-e"], ["x-t"], ["x-s"], ["x-v"], ["x-p"], ["x-k"]])
    }

    @Test("extensions keep their order, their values and their places")
    func extensions() throws {
        let text = BadDocument.head + "paths: {}\nx-b: [1, {c: true}]\nx-a: 東京\n"
        let extensions = try load(text).extensions
        #expect(extensions.map(\.name) == ["x-b", "x-a"])
        #expect(extensions["x-b"] == [1, ["c": true]] && extensions["x-none"] == nil)
        #expect(extensions.object == ["x-b": [1, ["c": true]], "x-a": "東京"])
        let entry = try #require(extensions.entry("x-a"))
        let bytes = Array(text.utf8)
        let range = entry.origin.range
        #expect(String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self) == "東京")
        #expect(entry.origin.pointer == "/x-a" && bytes[Int(entry.nameRange.start)] == UInt8(ascii: "x"))
    }

    @Test("path items and operations arrive")
    func paths() throws {
        let methods = HTTPMethod.allCases.map { "    \($0): {responses: {default: {description: d}}}\n" }.joined()
        let document = try load(
            BadDocument.head + """
                paths:
                  /all:
                    summary: s
                    description: d
                    servers: [{url: /p}]
                    parameters: [{name: q, in: query, schema: {}}]
                    x-p: 1
                \(methods)  /one:
                    get:
                      summary: s
                      description: d
                      externalDocs: {url: /o}
                      tags: [a, b]
                      deprecated: true
                      servers: [{url: /x}]
                      security: [{}, {k: [], l: []}]
                      x-o: 1
                      responses: {default: {description: d, x-r: 1}, x-rs: 1}
                    put: {security: [], responses: {default: {description: d}}}
                components:
                  securitySchemes: {k: {type: apiKey, name: k, in: cookie}, l: {type: http, scheme: basic}}
                """)
        let all = document.paths[0]
        #expect(all.operations.map(\.method) == HTTPMethod.allCases)
        #expect([all.summary, all.description, all.servers.first?.url] == ["s", "d", "/p"])
        #expect(all.parameters.map { document[$0].name } == ["q"] && all.extensions["x-p"] == 1)
        #expect(all.operations.allSatisfy { $0.parameters == all.parameters && $0.servers.map(\.url) == ["/p"] })
        #expect(all.origin.pointer == "/paths/~1all")
        let (get, put) = (document.paths[1].operations[0], document.paths[1].operations[1])
        #expect([get.summary, get.description, get.externalDocs?.url] == ["s", "d", "/o"])
        #expect(get.tags == ["a", "b"] && get.isDeprecated && get.servers.map(\.url) == ["/x"])
        #expect(get.security?.map { $0.schemes.map(\.name) } == [[], ["k", "l"]])
        #expect(put.security?.isEmpty == true && all.operations[0].security == nil)
        #expect(get.extensions["x-o"] == 1 && get.responsesExtensions["x-rs"] == 1)
        #expect(document.responses.last { $0.extensions["x-r"] == 1 } != nil)
        #expect(get.security?[1].schemes[1].origin.pointer == "/paths/~1one/get/security/1/l")
    }

    @Test(
        "each location has its styles",
        arguments: [
            ("path", ["simple", "label", "matrix"]),
            ("query", ["form", "spaceDelimited", "pipeDelimited", "deepObject"]), ("header", ["simple"]),
            ("cookie", ["form"]),
        ])
    func styles(_ location: String, _ styles: [String]) throws {
        for style in styles {
            let document = try load(
                BadDocument.head + """
                    paths: {}
                    components:
                      parameters:
                        P:
                          {name: p, in: \(location), required: true, style: \(style), explode: true, x-p: 1, schema: {},
                          example: 1}
                    """)
            let parameter = document.parameters[0]
            #expect(parameter.style.rawValue == style && parameter.explodes && parameter.location.rawValue == location)
            #expect(parameter.extensions["x-p"] == 1 && parameter.examples.map(\.value) == [1])
        }
    }

    @Test("a parameter's flags and content arrive")
    func parameter() throws {
        let document = try load(
            BadDocument.head + """
                paths: {}
                components:
                  parameters:
                    A: {name: a, in: query, allowReserved: true, allowEmptyValue: true, deprecated: true, schema: {}}
                    B: {name: b, in: query, content: {application/json: {schema: {type: object}, x-m: 1}}}
                """)
        let (first, second) = (document.parameters[0], document.parameters[1])
        #expect(first.allowsReserved && first.allowsEmptyValue && first.isDeprecated && !first.isRequired)
        #expect(second.schema == nil && second.content.first?.extensions["x-m"] == 1)
        #expect(second.content.first?.origin.pointer == "/components/parameters/B/content/application~1json")
    }

    @Test("encodings, headers, links and examples arrive")
    func contents() throws {
        let document = try load(
            BadDocument.head + """
                paths: {}
                components:
                  requestBodies:
                    B:
                      x-b: 1
                      content:
                        multipart/mixed:
                          schema: {properties: {a: {}}}
                          encoding:
                            a: {contentType: 'image/png, text/*', headers: {X-A: {schema: {}, x-h: 1}},
                              style: deepObject, explode: true, allowReserved: true, x-e: 1}
                  links:
                    L:
                      operationRef: '#/paths/~1a/get'
                      description: d
                      x-l: 1
                      server: {url: /s}
                      requestBody: {a: 1}
                      parameters: {path.id: '$request.path.id', q: 'a{$url}', n: 5, t: $5}
                  examples:
                    E: {summary: s, description: d, value: [1], x-e: 1}
                """)
        let body = document.requestBodies[0]
        let encoding = try #require(body.content.first?.encodings.first)
        #expect(encoding.contentType == "image/png, text/*" && encoding.style == .deepObject)
        #expect(encoding.explodes == true && encoding.allowsReserved && encoding.extensions["x-e"] == 1)
        #expect(document[encoding.headers[0].value].extensions["x-h"] == 1 && body.extensions["x-b"] == 1)
        let link = try #require(document.components.links.first?.value)
        #expect(link.operationReference == "#/paths/~1a/get" && link.description == "d" && link.server?.url == "/s")
        #expect(link.requestBody == ["a": 1] && link.extensions["x-l"] == 1 && link.componentName == "L")
        #expect(link.parameters == ["path.id": "$request.path.id", "q": "a{$url}", "n": 5, "t": "$5"])
        #expect(link.arguments.map { $0.parameter.name } == ["id", "q", "n", "t"])
        #expect(link.arguments.map { $0.parameter.location } == [.path, nil, nil, nil])
        let expressions = link.arguments.map { argument -> [RuntimeExpression]? in
            if case .expression(let text) = argument.value { text.expressions } else { nil }
        }
        #expect(expressions == [[.request(.path("id"))], [.url], nil, nil])
        let example = try #require(document.components.examples.first?.value)
        #expect([example.name, example.componentName, example.summary, example.description] == ["E", "E", "s", "d"])
        #expect(example.value == [1] && example.extensions["x-e"] == 1)
    }

    @Test("callbacks arrive with their expressions, also as components")
    func callbacks() throws {
        let document = try load(
            BadDocument.head + """
                paths:
                  /a:
                    post:
                      callbacks:
                        told: {$ref: '#/components/callbacks/C'}
                        here: {'$request.body#/url': {post: {responses: {default: {description: d}}}}}
                      responses: {default: {description: d}}
                components:
                  callbacks:
                    C:
                      x-c: 1
                      'http://a/{$request.query.u}': {x-i: 1, put: {responses: {default: {description: d}}}}
                """)
        let callbacks = try #require(document.paths.first?.operations.first).callbacks
        #expect(callbacks.map(\.name) == ["told", "here"] && callbacks.map(\.componentName) == ["C", nil])
        #expect(callbacks[0].extensions["x-c"] == 1 && callbacks[0].expressions[0].extensions["x-i"] == 1)
        #expect(
            callbacks.map { $0.expressions[0].expression?.expressions ?? [] }
                == [[.request(.query("u"))], [.request(.body(pointer: "/url"))]])
        #expect(callbacks[0].origin.pointer == "/components/callbacks/C")
        #expect(document.components.callbacks.map(\.value.name) == ["C"])
    }

    @Test("security schemes of all types arrive with all flows")
    func security() throws {
        let document = try load(
            BadDocument.head + """
                paths: {}
                components:
                  securitySchemes:
                    key: {type: apiKey, name: k, in: query, description: d, x-k: 1}
                    http: {type: http, scheme: Bearer, bearerFormat: JWT}
                    oidc: {type: openIdConnect, openIdConnectUrl: /o}
                    oauth:
                      type: oauth2
                      flows:
                        x-fs: 1
                        implicit: {authorizationUrl: /a, scopes: {r: to read}, x-f: 1}
                        password: {tokenUrl: /t, refreshUrl: /r, scopes: {}}
                        clientCredentials: {tokenUrl: /t, scopes: {}}
                        authorizationCode: {authorizationUrl: /a, tokenUrl: /t, scopes: {}}
                """)
        let schemes = document.securitySchemes.map(\.value)
        guard case .apiKey("k", .query) = schemes[0].kind, case .http("bearer", "JWT") = schemes[1].kind,
            case .openIDConnect("/o") = schemes[2].kind, case .oauth2(let flows) = schemes[3].kind
        else {
            Issue.record("\(schemes.map(\.kind))")
            return
        }
        #expect(flows.map(\.name) == ["implicit", "password", "clientCredentials", "authorizationCode"])
        #expect(flows.map(\.authorizationURL) == ["/a", nil, nil, "/a"])
        #expect(flows.map(\.tokenURL) == [nil, "/t", "/t", "/t"] && flows[1].refreshURL == "/r")
        #expect(flows[0].scopes.map(\.name) == ["r"] && flows[0].extensions["x-f"] == 1)
        #expect(schemes[3].flowsExtensions["x-fs"] == 1 && schemes[0].extensions["x-k"] == 1)
        #expect(flows[1].origin.pointer == "/components/securitySchemes/oauth/flows/password")
    }

    @Test("a schema's XML, documentation, discriminator and written values arrive")
    func schema() throws {
        let document = try load(
            BadDocument.head + """
                paths: {}
                components:
                  schemas:
                    A:
                      xml: {name: n, namespace: 'urn:a', prefix: p, attribute: true, wrapped: true, x-x: 1}
                      externalDocs: {url: /a}
                      enum: [a, b]
                      default: a
                      example: {c: 1}
                      discriminator: {propertyName: t, mapping: {b: B, c: '#/components/schemas/B'}}
                      x-s: {d: 1}
                    B: {}
                """)
        let schema = document.schemas[0]
        let xml = try #require(schema.xml)
        #expect([xml.name, xml.namespace, xml.prefix] == ["n", "urn:a", "p"] && xml.isAttribute && xml.isWrapped)
        #expect(xml.extensions["x-x"] == 1 && schema.externalDocs?.url == "/a" && schema.extensions["x-s"] == ["d": 1])
        #expect(schema.defaultValue == "a" && schema.example == ["c": 1])
        #expect(schema.origin.field("example")?.pointer == "/components/schemas/A/example")
        #expect(schema.origin.field("enum")?.element(1)?.pointer == "/components/schemas/A/enum/1")
        #expect(schema.enumNode?.elements.count == 2)
        let mapping = try #require(schema.discriminator).mapping
        #expect(mapping.map(\.value) == ["b", "c"])
        #expect(mapping.allSatisfy { document[$0.schema].componentName == "B" })
        #expect(mapping[1].origin.pointer == "/components/schemas/A/discriminator/mapping/c")
    }
}
