extension BadDocument {
    static let all: [BadDocument] =
        document + servers + paths + parameters + schemas + contents + messages + security + version31 + references
        + hidden + places + slips + oldForms + unread

    static let document: [BadDocument] = [
        BadDocument(text: "openapi: ①3.2.0\ninfo: {}\npaths: 1", "① openapi/version"),
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

    static let servers: [BadDocument] = [
        BadDocument(
            "servers: [{url: ①'{a}{b}', variables: {b: {default: x}}}]", "① openapi/server-variable-undeclared"),
        BadDocument("servers: [{url: /v1, variables: {①a: {default: x}}}]", "① openapi/server-variable-unused"),
        BadDocument(
            "servers: [{url: '/{a}{b}', variables: {a: {default: x, enum: ①[]}, b: {default: ②x, enum: [y]}}}]",
            "① openapi/server-variable-values", "② openapi/server-variable-values"),
        BadDocument("servers: [{url: ①'/{a', variables: {}}]", "① openapi/text-form"),
        BadDocument(
            "paths: {/a: {servers: [①{}], get: {servers: ②{}, responses: {200: {description: d}}}}}",
            "① openapi/missing-field", "② openapi/wrong-type"),
        BadDocument(
            text: "openapi: 3.0.4\npaths: {}\n"
                + "info: {title: t, version: '1', termsOfService: ①'see below', "
                + "contact: {email: ②a.example, ③mail: x}, license: ④{url: ⑤'a b'}}",
            "① openapi/text-form", "② openapi/text-form", "③ openapi/unknown-field", "④ openapi/missing-field",
            "⑤ openapi/text-form"),
        BadDocument("externalDocs: ①{description: d}", "① openapi/missing-field"),
        BadDocument(
            "tags: [{name: a}, {name: b, externalDocs: {url: ①'<b>'}}, {name: ②a}]", "① openapi/text-form",
            "② openapi/duplicate-tag"),
    ]

    static let paths: [BadDocument] = [
        BadDocument("paths: {①'/a?b=c': {}, ②'/a#b': {}}", "① openapi/path-with-query", "② openapi/path-with-query"),
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
            parameters: "\(idParameter), {name: a, in: query, schema: {}, ①content: {text/plain: {}}}",
            "① openapi/exclusive-fields"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, content: ①{text/plain: {}, text/html: {}}}",
            "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, style: ①matrix}", "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, style: ①forms}", "① openapi/invalid-value"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, schema: {}, ①requird: true}", "① openapi/unknown-field"),
        BadDocument(
            parameters: "\(idParameter), {name: ①authorization, in: header, schema: {}}, "
                + "{name: ②a b, in: header, schema: {}}, {name: ③'a;b', in: cookie, schema: {}}",
            "① openapi/ignored-header", "② openapi/header-name", "③ openapi/header-name"),
        BadDocument(
            parameters:
                "\(idParameter), {name: A, in: header, ①allowReserved: true, ②allowEmptyValue: true, schema: {}}",
            "① openapi/misplaced-field", "② openapi/misplaced-field"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, ①style: form, content: {text/plain: {}}}",
            "① openapi/misplaced-field"),
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
        BadDocument(schema: "{readOnly: true, writeOnly: ①true}", "① openapi/read-and-write-only"),
        BadDocument(
            schema: "{required: ①[], not: {required: [a, b, ②a]}}", "① openapi/required-list", "② openapi/required-list"
        ),
        BadDocument(schema: "{①exclusiveMinimum: true, maximum: 3}", "① openapi/misplaced-field"),
        BadDocument(
            schema: "{xml: {①atribute: true, namespace: ②'a b'}, externalDocs: ③{}}", "① openapi/unknown-field",
            "② openapi/text-form", "③ openapi/missing-field"),
        BadDocument(schema: "{discriminator: ①{mapping: {a: A}}}", "① openapi/missing-field"),
        BadDocument(
            schema: "{discriminator: {propertyName: t, mapping: {a: A, b: '#/components/schemas/A', c: ①'#/none'}}}",
            "① openapi/dangling-reference"),
        BadDocument(
            schema: "{discriminator: {propertyName: t, mapping: {a: ①Cat, b: ②./Cat}}}", "① openapi/dangling-reference",
            "② openapi/file-not-found"),
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
            "① openapi/example-twice", "② openapi/unknown-field"),
        BadDocument(
            "components: {examples: {A: {value: 1, ①externalValue: ②'a b'}}}", "① openapi/example-twice",
            "② openapi/text-form"),
        BadDocument("components: {requestBodies: {A: {content: {a/b: ①[]}}}}", "① openapi/wrong-type"),
        BadDocument(
            form: "multipart/form-data", "schema: {properties: {file: {}}}, encoding: {①fil: {}}",
            "① openapi/encoding-unknown-property"),
        BadDocument(
            form: "multipart/form-data",
            "schema: {properties: {a: {}}}, encoding: {a: {contentType: ①'png, a/b', style: ②simple, "
                + "headers: {③Content-Type: {schema: {}}}}}",
            "① openapi/media-type", "② openapi/invalid-value", "③ openapi/ignored-header"),
        BadDocument(
            form: "application/json", "schema: {properties: {a: {}}}, ①encoding: {a: {}}",
            "① openapi/misplaced-field"),
        BadDocument(
            form: "application/x-www-form-urlencoded",
            "schema: {properties: {a: {}}}, encoding: {a: {①headers: {}}}", "① openapi/misplaced-field"),
        BadDocument(
            "components: {responses: {A: {description: d, content: {multipart/mixed: {①encoding: {}}}}}}",
            "① openapi/misplaced-field"),
    ]

    /// Headers, links and callbacks.
    static let messages: [BadDocument] = [
        BadDocument(
            "components: {headers: {A: {schema: {}, ①allowReserved: true, style: ②form}}}", "① openapi/misplaced-field",
            "② openapi/invalid-value"),
        BadDocument(
            "components: {responses: {A: {description: d, headers: "
                + "{①content-type: {schema: {}}, ②a b: {schema: {}}}}}}",
            "① openapi/ignored-header", "② openapi/header-name"),
        BadDocument("components: {links: {A: ①{}}}", "① openapi/missing-field"),
        BadDocument("components: {links: {A: {operationRef: '#/a', ①operationId: b}}}", "① openapi/exclusive-fields"),
        BadDocument(
            "components: {links: {A: {operationId: a, server: ①{}, requestBody: ②'$response.none', "
                + "parameters: {a: ③'x{$request.body}{$url.x}', b: ④'{$url', c: $5, d: '{x}', e: '{$url}'}}}}",
            "① openapi/missing-field", "② openapi/runtime-expression", "③ openapi/runtime-expression",
            "④ openapi/runtime-expression"),
        BadDocument(
            "components: {callbacks: {A: {①'{id}': {}, ②'{$request.body#x}': {}, 'http://a/{$request.query.x}': {}, "
                + "x-a: 1, $method: ③[]}}}",
            "① openapi/runtime-expression", "② openapi/runtime-expression", "③ openapi/wrong-type"),
    ]

    static let version31: [BadDocument] = [
        BadDocument(
            text: "openapi: ①3.1.0\ninfo: {title: t, version: '1', summary: s}\n②webhooks: {}\n",
            "① openapi/version-3-1", "② openapi/unsupported-in-3-1"),
        BadDocument("components: {①pathItems: {}}", "① openapi/unknown-field"),
        BadDocument(
            version31: "type: ①[string, integer], $defs: {②X: {type: strng}}, ③prefixItems: [], ④nullable: true, "
                + "⑤iff: {}",
            "① openapi/unsupported-in-3-1", "② openapi/unsupported-in-3-1", "③ openapi/unsupported-in-3-1",
            "④ openapi/misplaced-field", "⑤ openapi/unknown-field"),
        BadDocument(
            version31: "exclusiveMinimum: ①4, maximum: 3, not: {exclusiveMaximum: ②true}",
            "① openapi/contradicting-bounds", "② openapi/wrong-type"),
        BadDocument(
            version31: "$defs: {X: {type: ①strng}}, items: {$ref: '#/components/schemas/A/$defs/X'}",
            "① openapi/invalid-value"),
        BadDocument(version31: "type: ①[]", "① openapi/invalid-value"),
        BadDocument(version31: "type: [string, ①string]", "① openapi/invalid-value"),
        BadDocument(version31: "type: [string, ①null]", "① openapi/wrong-type"),
        BadDocument(version31: "const: ①a, enum: [b, c]", "① openapi/contradicting-bounds"),
        BadDocument(
            version31: "allOf: [{$ref: ①'#/info'}, {$ref: ②'#/components/schemas', title: t}]",
            "① openapi/reference-wrong-kind", "② openapi/reference-wrong-kind"),
        BadDocument(
            version31: "allOf: [{$ref: ①'#/none', title: t}, {$ref: '#/components/schemas/A', ②if: {}}]",
            "① openapi/dangling-reference", "② openapi/unsupported-in-3-1"),
    ]

    static let security: [BadDocument] = [
        BadDocument(
            "security: [{a: ①[x]}, {b: [y]}]\ncomponents: {securitySchemes: {a: {type: http, scheme: basic}, "
                + "b: {type: openIdConnect, openIdConnectUrl: /o}}}",
            "① openapi/scopes-without-oauth"),
        BadDocument(
            "components: {securitySchemes: {A: {type: http, scheme: bearer, ①in: header, ②flows: {}}}}",
            "① openapi/misplaced-field", "② openapi/misplaced-field"),
        BadDocument(
            "components: {securitySchemes: {A: {type: oauth2, flows: {password: "
                + "{tokenUrl: ①'a b', ②authorizationUrl: /a, scopes: {}}}}}}",
            "① openapi/text-form", "② openapi/misplaced-field"),
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
