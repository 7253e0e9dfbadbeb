import KakehashiTestSupport
import OpenAPILint
import SourceDiagnostics
import Testing

/// Scopes, links, runtime expressions and components.
@Suite struct MeaningOperationTests {
    @Test("a scope is one of any flow of its scheme; one of a scheme that has none is found once, on reading")
    func scopes() {
        let document = MeaningDocument(
            """
            security: [{login: [read, ①white]}]
            paths:
              /a:
                get:
                  security: [{}, {key: ②[read]}, {key: [], oidc: [anything], login: [write]}]
                  responses: {'200': {description: ok}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: k}
                oidc: {type: openIdConnect, openIdConnectUrl: 'https://example.jp'}
                login:
                  type: oauth2
                  flows:
                    password: {tokenUrl: 'https://example.jp', scopes: {read: r}}
                    clientCredentials: {tokenUrl: 'https://example.jp', scopes: {write: w}}
            """)
        #expect(document.places == ["① openapi/unknown-scope"])
        #expect(document.marked.findings(document.loaded, in: document.files) == ["② openapi/scopes-without-oauth"])
    }

    @Test("links lead to operations by id or by reference, and to their parameters")
    func links() {
        let document = MeaningDocument(
            """
            paths:
              /a/{id}:
                get:
                  operationId: getA
                  parameters: [{name: id, in: path, required: true, schema: {}}, {name: X-Key, in: header, schema: {}}]
                  responses:
                    '200':
                      description: ok
                      links:
                        id:
                          operationId: getA
                          parameters: {id: 1, path.id: 1, header.x-key: 1, ①query.id: 1, ②other: 1}
                        reference: {operationRef: '#/paths/~1a~1{id}/get'}
                        escaped: {operationRef: '#/paths/~1a~1%7Bid%7D/get', parameters: {③none: 1}}
                        away: {operationRef: 'https://example.jp/openapi.yaml#/paths/~1a/get'}
                        wrong: {operationId: ④getB}
                        method: {operationRef: ⑤'#/paths/~1a~1{id}/put'}
            """)
        #expect(
            document.places
                == [
                    "① openapi/link-unknown-parameter", "② openapi/link-unknown-parameter",
                    "③ openapi/link-unknown-parameter", "④ openapi/link-unknown-operation",
                    "⑤ openapi/link-unknown-operation",
                ])
    }

    @Test("runtime expressions are about parts that the request has")
    func expressions() {
        let document = MeaningDocument(
            """
            paths:
              /a/{id}:
                post:
                  operationId: a
                  parameters: [{name: id, in: path, required: true, schema: {}}, {name: url, in: query, schema: {}}]
                  responses:
                    '200':
                      description: ok
                      links:
                        next: {operationId: a, parameters: {id: $request.path.id, url: ①$request.path.url}}
                  callbacks:
                    good: {'{$request.query.url}?id={$request.path.id}': {}}
                    bad: {②'{$request.body#/url}': {}}
            """)
        #expect(document.places == ["① openapi/expression-unknown-source", "② openapi/expression-unknown-source"])
    }

    // MARK: Components

    @Test("a component is used if a path leads to it over any number of others")
    func components() {
        let document = MeaningDocument(
            """
            security: [{key: []}]
            paths:
              /a:
                get:
                  parameters: [{$ref: '#/components/parameters/Used'}]
                  responses:
                    '200': {$ref: '#/components/responses/Used'}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: k}
                ①lock: {type: apiKey, in: header, name: l}
              parameters:
                Used: {name: q, in: query, schema: {$ref: '#/components/schemas/Q'}}
                ②Unused: {name: q, in: query, schema: {$ref: '#/components/schemas/OnlyUnused'}}
              responses:
                Used:
                  description: ok
                  headers: {X-A: {$ref: '#/components/headers/Used'}}
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Base'}
                      examples: {e: {$ref: '#/components/examples/Used'}}
                  links: {l: {$ref: '#/components/links/Used'}}
              headers:
                Used: {schema: {type: string}}
                ③Unused: {schema: {type: string}}
              examples:
                Used: {value: {kind: Child}}
                ④Unused: {value: 1}
              links:
                Used: {description: l, operationRef: 'https://example.jp/a#/paths/~1a/get'}
                ⑤Unused: {operationRef: 'https://example.jp/a#/paths/~1a/get'}
              schemas:
                Q: {type: string}
                Base:
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind}
                Child:
                  allOf: [{$ref: '#/components/schemas/Base'}]
                  properties: {more: {$ref: '#/components/schemas/More'}}
                More: {type: string}
                ⑥OnlyUnused: {type: string}
                ⑦Loop: {properties: {loop: {$ref: '#/components/schemas/Loop'}}}
            """)
        #expect(
            document.marked.findings(document.found, in: document.files)
                == "①②③④⑤⑥⑦".map { "\($0) openapi/unused-component" })
    }

    @Test("a document without paths keeps its components for others")
    func library() {
        #expect(MeaningDocument("components: {schemas: {A: {type: string}}}").found == [])
    }
}
