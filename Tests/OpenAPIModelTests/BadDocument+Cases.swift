extension BadDocument {
    static let all: [BadDocument] = document + paths + parameters + schemas + contents + security + references

    static let document: [BadDocument] = [
        BadDocument(text: "openapi: ①3.1.0\ninfo: {}\npaths: 1", "① openapi/version"),
        BadDocument(text: "swagger: ①'2.0'\npaths: 1", "① openapi/version"),
        BadDocument(text: "openapi: ①4.0.0\n", "① openapi/version"),
        BadDocument(
            text: "openapi: ①3.0\ninfo: ②[]\npaths: {}", "① openapi/version", "② openapi/wrong-type"),
        BadDocument(text: "openapi: ①three\ninfo: {title: t, version: '1'}\npaths: {}", "① openapi/version"),
        BadDocument(text: "①info: {title: t, version: '1'}\npaths: {}", "① openapi/version"),
        BadDocument(
            text: "①openapi: 3.0.3\n", "① openapi/missing-field", "① openapi/missing-field"),
        BadDocument(
            text: "openapi: 3.0.3\ninfo: ①{title: ②12}\npaths: {}", "① openapi/missing-field",
            "② openapi/wrong-type"),
        BadDocument("servers: [①{description: x}, {url: /v1}, ②3]", "① openapi/missing-field", "② openapi/wrong-type"),
        BadDocument("servers: [{url: '{a}', variables: {a: ①{}}}]", "① openapi/missing-field"),
        BadDocument("①component: {}\nx-mine: {}", "① openapi/unknown-field"),
        BadDocument("tags: [①{description: x}]", "① openapi/missing-field"),
        BadDocument(
            "components: {①schemes: {}, schemas: {②'a b': {}}}", "① openapi/unknown-field", "② openapi/component-name"),
        BadDocument("components: {responses: {①'ä': {description: x}}}", "① openapi/component-name"),
    ]

    static let paths: [BadDocument] = [
        BadDocument("paths: {①a: {}}", "① openapi/path-without-slash"),
        BadDocument("paths: {'/{a}/b': {}, ①'/{b}/b': {}}", "① openapi/duplicate-path-template"),
        BadDocument("paths: {①'/{a': {}, ②'/{}': {}}", "① openapi/invalid-value", "② openapi/invalid-value"),
        BadDocument("paths: {①'/{a}/{a}': {}}", "① openapi/invalid-value"),
        BadDocument("paths: {/a: {get: ①{}}}", "① openapi/no-responses"),
        BadDocument("paths: {/a: {get: {responses: ①{x-a: 1}}}}", "① openapi/no-responses"),
        BadDocument("paths: {/a: {get: ①1, ②fetch: {}}}", "① openapi/wrong-type", "② openapi/unknown-field"),
        BadDocument(
            "paths: {/a: {get: {responses: {①4xx: {description: x}, ②99: {description: x}, 2XX: {description: x}}}}}",
            "① openapi/status-code", "② openapi/status-code"),
        BadDocument(
            """
            paths:
              /a:
                get: {operationId: x, responses: {default: {description: d}}}
                put: {operationId: ①x, responses: {default: {description: d}}}
            """, "① openapi/duplicate-operation-id"),
        BadDocument(
            "paths: {'/a/①{id}/{b}': {get: {parameters: [{name: b, in: path, required: true, schema: {}}], "
                + "responses: {200: {description: x}}}}}", "① openapi/path-parameter-undeclared"),
        BadDocument(
            "paths: {/a: {parameters: [{name: ①id, in: path, required: true, schema: {}}]}}",
            "① openapi/path-parameter-unused"),
    ]

    static let parameters: [BadDocument] = [
        BadDocument(
            parameters: "{name: id, in: path, required: ①false, schema: {}}",
            "① openapi/path-parameter-not-required"),
        BadDocument(
            parameters: "{name: ①id, in: path, schema: {}}", "① openapi/path-parameter-not-required"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}}, ①{name: a, in: query, schema: {}}",
            "① openapi/duplicate-parameter"),
        BadDocument(
            parameters: "\(idParameter), {name: X-A, in: header, schema: {}}, ①{name: x-a, in: header, schema: {}}",
            "① openapi/duplicate-parameter"),
        BadDocument(parameters: "\(idParameter), ①{in: query, schema: {}}", "① openapi/missing-field"),
        BadDocument(parameters: "\(idParameter), ①{name: a, schema: {}}", "① openapi/missing-field"),
        BadDocument(parameters: "\(idParameter), {name: a, in: ①body, schema: {}}", "① openapi/invalid-value"),
        BadDocument(parameters: "\(idParameter), ①{name: a, in: query}", "① openapi/missing-field"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, content: ①{text/plain: {}}}",
            "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, content: ①{text/plain: {}, text/html: {}}}",
            "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, style: ①matrix}", "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, style: ①forms}", "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, ①requird: true}", "① openapi/unknown-field"),
    ]

    static let schemas: [BadDocument] = [
        BadDocument(schema: "{type: ①strng}", "① openapi/invalid-value"),
        BadDocument(schema: "{type: ①[string, 'null']}", "① openapi/wrong-type"),
        BadDocument(
            schema: "{maxLength: ①'3', minItems: ②-1, maxItems: ③1.5}", "① openapi/wrong-type",
            "② openapi/invalid-value", "③ openapi/invalid-value"),
        BadDocument(
            schema: "{exclusiveMinimum: ①5, nullable: ②'true'}", "① openapi/wrong-type", "② openapi/wrong-type"),
        BadDocument(
            schema: "{multipleOf: ①0, enum: ②[], allOf: ③[]}", "① openapi/invalid-value", "② openapi/invalid-value",
            "③ openapi/invalid-value"),
        BadDocument(
            schema: "{properties: {a: ①text, b: {items: ②[]}}}", "① openapi/wrong-type", "② openapi/wrong-type"),
        BadDocument(schema: "{required: ①true, anyOf: ②{}}", "① openapi/wrong-type", "② openapi/wrong-type"),
        BadDocument(schema: "{required: [a, ①1]}", "① openapi/wrong-type"),
        BadDocument(schema: "{①minLenght: 1, ②const: 2, x-a: 3}", "① openapi/unknown-field", "② openapi/unknown-field"),
        BadDocument(schema: "{minLength: ①3, maxLength: 2}", "① openapi/contradicting-bounds"),
        BadDocument(schema: "{minItems: ①3, maxItems: 2}", "① openapi/contradicting-bounds"),
        BadDocument(schema: "{minProperties: ①3, maxProperties: 2}", "① openapi/contradicting-bounds"),
        BadDocument(schema: "{minimum: ①1e2, maximum: 99.5}", "① openapi/contradicting-bounds"),
        BadDocument(schema: "{minimum: ①1, maximum: 1.0, exclusiveMaximum: true}", "① openapi/contradicting-bounds"),
        BadDocument(schema: "{type: ①array}", "① openapi/array-without-items"),
        BadDocument(schema: "{discriminator: ①{mapping: {a: A}}}", "① openapi/missing-field"),
        BadDocument(
            schema: "{discriminator: {propertyName: t, mapping: {a: A, b: '#/components/schemas/A', c: ①'#/none'}}}",
            "① openapi/dangling-reference"),
    ]

    static let contents: [BadDocument] = [
        BadDocument(
            "components: {requestBodies: {A: {content: {①json: {}, 'text/*; charset=\"u;8\"': {}}}}}",
            "① openapi/media-type"),
        BadDocument("components: {requestBodies: {A: ①{required: true}}}", "① openapi/missing-field"),
        BadDocument("components: {responses: {A: ①{}}}", "① openapi/missing-field"),
        BadDocument("components: {headers: {A: ①{description: x}}}", "① openapi/missing-field"),
        BadDocument(
            "components: {requestBodies: {A: {content: {a/b: {example: ①1, examples: {x: {②vale: 2}}}}}}}",
            "① openapi/invalid-value", "② openapi/unknown-field"),
        BadDocument("components: {requestBodies: {A: {content: {a/b: ①[]}}}}", "① openapi/wrong-type"),
    ]

    static let security: [BadDocument] = [
        BadDocument(
            "security: [{①apikey: []}, {}]\n"
                + "components: {securitySchemes: {apiKey: {type: apiKey, name: k, in: query}}}",
            "① openapi/unknown-security-scheme"),
        BadDocument("components: {securitySchemes: {A: ①{scheme: basic}}}", "① openapi/missing-field"),
        BadDocument("components: {securitySchemes: {A: {type: ①basic}}}", "① openapi/invalid-value"),
        BadDocument("components: {securitySchemes: {A: ①{type: http}}}", "① openapi/missing-field"),
        BadDocument(
            "components: {securitySchemes: {A: {type: apiKey, name: k, in: ①path}}}", "① openapi/invalid-value"),
        BadDocument(
            "components: {securitySchemes: {A: {type: oauth2, flows: {implicit: ①{}, ②device: {}}}}}",
            "① openapi/missing-field", "① openapi/missing-field", "② openapi/unknown-field"),
        BadDocument("components: {securitySchemes: {A: ①{type: oauth2}}}", "① openapi/missing-field"),
    ]

    static let references: [BadDocument] = [
        BadDocument(schema: "{$ref: ①'#/components/schemas/B'}", "① openapi/dangling-reference"),
        BadDocument(schema: "{$ref: ①'#A'}", "① openapi/dangling-reference"),
        BadDocument(schema: "{$ref: ①'#/a%zz'}", "① openapi/dangling-reference"),
        BadDocument(schema: "{$ref: ①12}", "① openapi/wrong-type"),
        BadDocument(schema: "{$ref: ①'#/components/schemas/A'}", "① openapi/reference-cycle"),
        BadDocument(
            """
            components:
              schemas:
                A: {$ref: ①'#/components/schemas/B'}
                B: {$ref: '#/components/schemas/C'}
                C: {$ref: '#/components/schemas/A'}
            """, "① openapi/reference-cycle"),
        BadDocument(schema: "{$ref: ①'#/info/title'}", "① openapi/reference-wrong-kind"),
        BadDocument(
            "components: {schemas: {A: {$ref: ①'#/components/responses/B'}}, responses: {B: {description: b}}}",
            "① openapi/reference-wrong-kind"),
        BadDocument(schema: "{$ref: ①'https://example.com/a.yaml#/A'}", "① openapi/remote-reference"),
        BadDocument(schema: "{$ref: ①'file:///etc/passwd'}", "① openapi/remote-reference"),
        BadDocument(schema: "{$ref: ①'//example.com/a.yaml'}", "① openapi/remote-reference"),
        BadDocument(schema: "{$ref: ①'../a.yaml'}", "① openapi/reference-outside-root"),
        BadDocument(schema: "{$ref: ①'%2e%2e/a.yaml'}", "① openapi/reference-outside-root"),
        BadDocument(schema: "{$ref: ①'none.yaml#/A'}", "① openapi/file-not-found"),
        BadDocument(
            "components: {schemas: {A: {$ref: ①folder}}}", others: ["folder/a.yaml": "a: 1"],
            "① openapi/file-unreadable"),
        BadDocument(
            "components: {schemas: {A: {$ref: b.yaml, ①description: x, y: z}}}", others: ["b.yaml": "type: ②text"],
            "① openapi/reference-siblings", "② openapi/invalid-value"),
        BadDocument(
            "components: {schemas: {A: {$ref: b.yaml}, B: {$ref: b.yaml}}}", others: ["b.yaml": "a: [①"],
            "① yaml/syntax"),
    ]
}
