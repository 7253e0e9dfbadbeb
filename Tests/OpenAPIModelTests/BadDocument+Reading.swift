/// What a newcomer would ask of the findings: that a fault hides no other, and that one fault is one finding.
extension BadDocument {
    /// A broken name or part is left out of the model, and what is in it is looked at all the same.
    static let hidden: [BadDocument] = [
        BadDocument(
            "components: {responses: {A: {description: d, content: {①'application json': "
                + "{schema: {$ref: ②'#/components/schemas/Nope'}, encoding: {a: {style: ③simple}}}}}}}",
            "① openapi/media-type", "② openapi/dangling-reference", "③ openapi/invalid-value"),
        BadDocument(
            "paths: {/a: {get: {responses: {①'2000': {$ref: ②'#/none'}, 200: {description: d}}}}}",
            "① openapi/status-code", "② openapi/dangling-reference"),
        BadDocument(
            "paths: {①a: {get: {responses: {200: {$ref: ②'#/none'}}}}}", "① openapi/path-without-slash",
            "② openapi/dangling-reference"),
        BadDocument(
            "paths: {/a: {①gte: {responses: {200: {$ref: ②'#/none'}}}, ③fetch: {}, ④summry: text}}",
            "① openapi/unknown-field", "② openapi/dangling-reference", "③ openapi/unknown-field",
            "④ openapi/unknown-field"),
        BadDocument(
            "components: {schemas: {①'a b': {$ref: ②'#/none'}}}", "① openapi/component-name",
            "② openapi/dangling-reference"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: ①nowhere, schema: {$ref: ②'#/none'}}, "
                + "③{in: query, schema: {$ref: ④'#/none'}}",
            "① openapi/invalid-value", "② openapi/dangling-reference", "③ openapi/missing-field",
            "④ openapi/dangling-reference"),
        BadDocument(
            "paths: {/a: {$ref: ①'#/none', get: {responses: {200: {$ref: ②'#/none'}}}}}",
            "① openapi/dangling-reference", "② openapi/dangling-reference"),
        BadDocument(
            "components: {schemas: {A: {discriminator: ①{mapping: {a: ②'#/none'}}}}}", "① openapi/missing-field",
            "② openapi/dangling-reference"),
        BadDocument(
            "tags: [①{externalDocs: {url: ②'a b'}}]", "① openapi/missing-field", "② openapi/text-form"),
        BadDocument(
            "components: {securitySchemes: {A: {type: ①oauth, flows: {implicit: "
                + "{authorizationUrl: ②'a b', scopes: {}}}}}}",
            "① openapi/invalid-value", "② openapi/text-form"),
    ]

    /// References to what stands where the specification has something else.
    static let places: [BadDocument] = [
        BadDocument(schema: "{$ref: ①'#/info'}", "① openapi/reference-wrong-kind"),
        BadDocument(schema: "{items: {$ref: ①'#/components/schemas'}}", "① openapi/reference-wrong-kind"),
        BadDocument(schema: "{items: {$ref: ①'#/components'}}", "① openapi/reference-wrong-kind"),
        BadDocument(schema: "{items: {$ref: ①'#/paths'}}", "① openapi/reference-wrong-kind"),
        BadDocument(
            schema: "{properties: {a: {$ref: ①'#/components/schemas/A/properties'}}}",
            "① openapi/reference-wrong-kind"),
        BadDocument(
            schema: "{discriminator: {propertyName: t, mapping: {a: ①'#/info', b: ②'#/components/schemas'}}}",
            "① openapi/reference-wrong-kind", "② openapi/reference-wrong-kind"),
        BadDocument(
            parameters: "\(idParameter), {$ref: ①'#/info'}, {$ref: ②'#/paths/~1a~1{id}'}, "
                + "{$ref: ③'#/paths/~1a~1{id}/get/responses/200'}",
            "① openapi/reference-wrong-kind", "② openapi/reference-wrong-kind", "③ openapi/reference-wrong-kind"),
        BadDocument(
            """
            paths:
              /a: {$ref: ①'#/paths/~1b/get'}
              /b: {get: {responses: {200: {$ref: ②'#/paths'}, 201: {$ref: ③'#/paths/~1b/get/responses'}}}}
            """, "① openapi/reference-wrong-kind", "② openapi/reference-wrong-kind",
            "③ openapi/reference-wrong-kind"),
        BadDocument(
            "components: {schemas: {A: {$ref: ①'b.yaml#/components/schemas'}, B: {$ref: ②'b.yaml#/components'}}}",
            others: ["b.yaml": "components: {schemas: {C: {type: string}}}"], "① openapi/reference-wrong-kind",
            "② openapi/reference-wrong-kind"),
    ]

    /// A misspelled or misplaced field is one finding, although another field is missing because of it.
    static let slips: [BadDocument] = [
        BadDocument(text: "①openAPI: 3.0.4\ninfo: {title: t, version: '1'}\npaths: {}", "① openapi/version"),
        BadDocument(
            text: "openapi: 3.0.4\n①Info: {title: t, version: '1'}\n②path: {}", "① openapi/missing-field",
            "② openapi/missing-field"),
        BadDocument("servers: [{①urll: /v1}]", "① openapi/missing-field"),
        BadDocument("paths: {/a: {get: {①response: {200: {description: d}}}}}", "① openapi/no-responses"),
        // Each path reads the item again.
        BadDocument(
            "paths: {/a: {$ref: '#/paths/~1b'}, /b: {get: {①response: {200: {description: d}}}}}",
            "① openapi/no-responses"),
        BadDocument("components: {links: {A: {①operationID: a}}}", "① openapi/missing-field"),
        BadDocument("components: {requestBodies: {A: {①schema: {}}}}", "① openapi/missing-field"),
        BadDocument(
            parameters: "{name: id, in: path, ①requird: true, schema: {}}", "① openapi/path-parameter-not-required"),
        BadDocument(parameters: "{name: id, in: path, required: ①yes, schema: {}}", "① openapi/wrong-type"),
        BadDocument(
            parameters: "\(idParameter), {name: a, in: query, ①type: string, format: date}, "
                + "{name: b, in: ②body, schema: {}}, {name: c, in: ③formData, type: file}",
            "① openapi/missing-field", "② openapi/invalid-value", "③ openapi/invalid-value"),
        BadDocument(
            parameters: "{name: ①petId, in: path, required: true, schema: {}}", "① openapi/path-parameter-unused"),
        BadDocument(parameters: "{name: id, in: ①Path, required: true, schema: {}}", "① openapi/invalid-value"),
        BadDocument(parameters: "{$ref: ①'#/none'}", "① openapi/dangling-reference"),
        BadDocument(
            "paths: {①'/c{?q}': {get: {responses: {200: {description: d}}}}}", "① openapi/path-with-query"),
        BadDocument("components: {responses: {A: {①ref: '#/components/responses/B'}}}", "① openapi/missing-field"),
        BadDocument(schema: "{①$Ref: '#/components/schemas/A'}", "① openapi/missing-field"),
        BadDocument(schema: "{type: array, ①item: {}}", "① openapi/unknown-field"),
        BadDocument(schema: "{properties: {a: {}, required: ①[a]}}", "① openapi/wrong-type"),
    ]

    /// Words and numbers of YAML 1.1, texts that should be none, and forms of OpenAPI 3.1.
    static let oldForms: [BadDocument] = [
        BadDocument(
            schema: "{nullable: ①yes, readOnly: ②Off, deprecated: ③'true', additionalProperties: ④'no'}",
            "① openapi/wrong-type", "② openapi/wrong-type", "③ openapi/wrong-type", "④ openapi/wrong-type"),
        BadDocument(
            schema: "{minimum: ①1_000, maximum: ②.inf, multipleOf: ③.nan, minLength: ④'3', maxLength: ⑤0b11, "
                + "minItems: ⑥1:30}",
            "① openapi/wrong-type", "② openapi/wrong-type", "③ openapi/wrong-type", "④ openapi/wrong-type",
            "⑤ openapi/wrong-type", "⑥ openapi/wrong-type"),
        BadDocument(
            "servers: [{url: '/{v}', variables: {v: {default: '1', enum: [①1, '2']}}}]", "① openapi/wrong-type"),
        BadDocument(
            "paths: {/a: {get: {responses: {①on: {description: d}, ②0o310: {description: d}, "
                + "③Default: {description: d}}}}}",
            "① openapi/status-code", "② openapi/status-code", "③ openapi/status-code"),
        BadDocument(
            schema: "{type: ①[string, 'null'], exclusiveMinimum: ②3, oneOf: [③A, ④'#/components/schemas/A', ⑤B]}",
            "① openapi/wrong-type", "② openapi/wrong-type", "③ openapi/wrong-type", "④ openapi/wrong-type",
            "⑤ openapi/wrong-type"),
        BadDocument(
            "components: {schemas: {A: {$ref: ①B}, B: {$ref: ②'components/schemas/C'}, C: {$ref: ③'#D'}, D: {}}}",
            "① openapi/file-not-found", "② openapi/file-not-found", "③ openapi/dangling-reference"),
        BadDocument(
            schema: "{discriminator: {propertyName: t, mapping: {a: ①{$ref: '#/components/schemas/A'}}}}",
            "① openapi/wrong-type"),
    ]

    /// What could not be read at all has one finding, about that.
    static let unread: [BadDocument] = [
        BadDocument(text: head + "paths: ①*unknown", "① yaml/unknown-alias"),
        BadDocument(
            "tags: [①*a, {name: ②*b}]\nservers: ③*c", "① yaml/unknown-alias", "② yaml/unknown-alias",
            "③ yaml/unknown-alias"),
        BadDocument(
            schema: "{type: ①*a, enum: [b, c], example: ②*d, items: ③*e, minimum: ④*f}", "① yaml/unknown-alias",
            "② yaml/unknown-alias", "③ yaml/unknown-alias", "④ yaml/unknown-alias"),
        BadDocument(
            "components:\n  schemas:\n    ? ①[a, b]\n    : {$ref: ②'#/none'}\n? ③{x: y}\n: 1\n",
            "① yaml/key-not-scalar", "② openapi/dangling-reference", "③ yaml/key-not-scalar"),
        BadDocument(
            "paths:\n  ①{id}: {get: {parameters: [\(idParameter)], responses: {200: {$ref: ②'#/none'}}}}\n",
            "① yaml/key-not-scalar", "② openapi/dangling-reference"),
        BadDocument(
            "x-base: &base {type: string}\ncomponents:\n  schemas:\n    A:\n      ①<<: *base\n      maxLength: 3\n",
            "① yaml/merge-key"),
    ]
}
