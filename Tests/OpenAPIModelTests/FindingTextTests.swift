import JSONCoding
import SourceDiagnostics
import Testing
import YAMLSyntax

@testable import OpenAPIModel

/// What findings say and offer, where the words matter.
@Suite struct FindingTextTests {
    /// `message | fix`, with edits where there are some.
    private func findings(_ body: String) -> [String] {
        let paths = body.contains("paths:") ? "" : "paths: {}\n"
        return DocumentLoader.load(text: BadDocument.head + paths + body).diagnostics.map { finding in
            let fix = finding.fixes.first.map { $0.title.english + ($0.edits.isEmpty ? "" : " (edit)") } ?? "-"
            return "\(finding.message.english) | \(fix)"
        }
    }

    @Test(
        "a value of another version of YAML says what it is, and what was meant if that is plain",
        arguments: [
            ("nullable: no", "'nullable' is the string 'no' | write 'false' (edit)"),
            ("nullable: ON", "'nullable' is the string 'ON' | write 'true' (edit)"),
            ("nullable: 'true'", "'nullable' is the string 'true' | write 'true' (edit)"),
            ("nullable: perhaps", "'nullable' is the string 'perhaps' | make it 'true' or 'false'"),
            ("minimum: -1_000.5", "'minimum' is the string '-1_000.5' | write '-1000.5' (edit)"),
            ("minimum: 0b11", "'minimum' is the string '0b11' | write '3' (edit)"),
            ("minimum: -0x1F", "'minimum' is the string '-0x1F' | write '-31' (edit)"),
            ("minimum: '12'", "'minimum' is the string '12' | write '12' (edit)"),
            ("minimum: 12:30", "'minimum' is the string '12:30' | make it a number"),
            ("minimum: 2020-01-01", "'minimum' is the string '2020-01-01' | make it a number"),
            (
                "minimum: -.INF",
                "'minimum' is '-.INF', which is no number in JSON | write the digits of a number, or remove 'minimum'"
            ),
        ])
    func oldYAML(keyword: String, expected: String) {
        #expect(findings("components: {schemas: {A: {\(keyword)}}}") == [expected])
    }

    @Test(
        "what YAML 1.2 reads plainly is no finding",
        arguments: [
            "minimum: 0o17", "minimum: 0x1F", "multipleOf: 1e-400", "enum: [yes, no, on, 2020-01-01, 12:30]",
            "default: 1_000", "properties: {yes: {}, no: {}, on: {}, 2020-01-01: {}, 0o17: {}, '<<': {}}",
        ])
    func newYAML(keyword: String) {
        #expect(findings("components: {schemas: {A: {\(keyword)}}}") == [])
    }

    @Test(
        "a fix is offered with edits where there is one reading",
        arguments: [
            ("servers: [{urll: /v1}]", "the server has no 'url' | rename it to 'url' (edit)"),
            (
                "components: {responses: {A: {ref: '#/components/responses/B'}}}",
                "'ref' stands in place of '$ref' | rename it to '$ref' (edit)"
            ),
            (
                "components: {requestBodies: {A: {schema: {}}}}",
                "the request body has no 'content' | move 'schema' into a media type of 'content'"
            ),
            (
                "components: {parameters: {A: {name: a, in: query, type: string, minLength: 3}}}",
                "the parameter has no 'schema' | move 'type', 'minLength' into 'schema'"
            ),
            (
                "components: {parameters: {A: {name: a, in: body, schema: {}}}}",
                "'in' is 'body' | describe it under 'requestBody' of the operation"
            ),
            (
                "components: {schemas: {A: {items: {$ref: A}}}}",
                "the file 'A' does not exist | refer to '#/components/schemas/A' (edit)"
            ),
            (
                "components: {schemas: {A: {items: {$ref: /components/schemas/A}}}}",
                "the file '/components/schemas/A' does not exist | refer to '#/components/schemas/A' (edit)"
            ),
            (
                "components: {schemas: {A: {items: '#/components/schemas/A'}}}",
                "'items' is a string | refer to '#/components/schemas/A' with '$ref' (edit)"
            ),
            (
                "components: {schemas: {A: {type: [string, 'null']}}}",
                "'type' is a list | write 'type: string' and 'nullable: true'"
            ),
            (
                "components: {schemas: {A: {exclusiveMinimum: 3}}}",
                "'exclusiveMinimum' is an integer | write 'minimum: 3' and 'exclusiveMinimum: true'"
            ),
            (
                "components: {schemas: {A: {properties: {required: [a]}}}}",
                "'required' is a list | move 'required' out of 'properties'"
            ),
            (
                "paths: {'http://a.example/b': {}}",
                "the path 'http://a.example/b' does not begin with '/' | put the host under 'servers'"
            ),
            (
                "definitions: {}",
                "'definitions' is not a field of the document | move 'definitions' into 'components/schemas'"
            ),
            (
                "components: {securitySchemes: {A: {type: apiKey, name: k, in: heder}}}",
                "'in' is 'heder' | write 'header' (edit)"
            ),
        ])
    func fixes(body: String, expected: String) {
        #expect(findings(body) == [expected])
    }

    @Test("a reference to the wrong kind tells the chain that leads there")
    func wrongKindChain() throws {
        let outcome = DocumentLoader.load(
            text: BadDocument.head
                + """
                paths:
                  /a: {get: {responses: {200: {$ref: '#/components/responses/A'}}}}
                x-b: {$ref: '#/info'}
                components: {responses: {A: {$ref: '#/x-b'}}}
                """)
        let finding = try #require(outcome.diagnostics.first)
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/reference-wrong-kind"])
        #expect(finding.message.english == "'#/info' leads to an info object")
        #expect(finding.notes.map(\.message.english) == ["it leads to this", "reached from here, by '#/x-b'"])
    }

    @Test("a field beside a reference in a chain of path items is ignored for whom the chain is followed")
    func siblings() {
        let found = DocumentLoader.load(
            text: BadDocument.head
                + """
                paths:
                  /a: {$ref: '#/paths/~1b'}
                  /b: {$ref: '#/paths/~1c', summary: text}
                  /c: {}
                """
        ).diagnostics
        #expect(
            found.map(\.message.english) == ["'summary' next to '$ref' is ignored where another reference leads here"])
        #expect(found.first?.notes.map(\.message.english) == ["reached from here, by '#/paths/~1b'"])
    }

    @Test("an exact divisor stays exact")
    func smallDivisor() throws {
        let text = BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {multipleOf: 1e-400}}}\n"
        #expect(try #require(DocumentLoader.load(text: text).value).schemas[0].multipleOf?.text == "1e-400")
    }

    @Test("a constant among the values of an enum is the only value; one that is not leaves no limit")
    func constants() throws {
        let head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
        let load = { (schema: String) in
            DocumentLoader.load(text: head + "components: {schemas: {A: \(schema)}}\n").value
        }
        #expect(try #require(load("{const: 1.0, enum: [1, 2]}")).schemas[0].enumValues == [1])
        let broken = try #require(load("{const: 3, enum: [1, 2]}"))
        #expect(broken.schemas[0].enumValues == nil && broken.omissions.map(\.part) == [.bounds])
    }

    @Test("an operation under a misspelled method is left out, and said to be")
    func method() throws {
        let document = try #require(
            DocumentLoader.load(
                text: BadDocument.head + "paths: {/a: {gte: {responses: {200: {description: d}}}}}\n"
            ).value)
        #expect(document.paths.map(\.operations.count) == [0])
        #expect(document.omissions.map { "\($0.part) \($0.origin.pointer)" } == ["operation /paths/~1a/gte"])
    }

    @Test("the texts about versions name all that are read")
    func versions() {
        let rule = OpenAPIRules.version
        for text in [rule.summary.english, rule.summary.japanese] { #expect(!text.contains("3.0")) }
        for text in [rule.explanation.english, rule.explanation.japanese] {
            #expect(text.contains("3.0.4") && text.contains("3.1"))
        }
    }
}
