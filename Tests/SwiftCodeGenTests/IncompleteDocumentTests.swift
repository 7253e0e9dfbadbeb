import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// A document with errors, generated nevertheless: what is left is what the contract means, and is Swift.
@Suite struct IncompleteDocumentTests {
    private struct Result {
        var operations: [String]
        /// What the findings say is left out.
        var leftOut: [String]
        var files: [GeneratedFile]
    }

    private func generate(_ paths: String, _ components: String = "", security: String = "") throws -> Result {
        let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n\(security)\npaths:\n\(paths)\n\(components)\n"
        let outcome = DocumentLoader.load(text: text)
        #expect(outcome.diagnostics.hasErrors)
        let document = try #require(outcome.value)
        let planned = APIPlanner.plan(document, contract: "Broken")
        let options = GenerationOptions(modes: [.types, .client, .server], name: "Broken", toolVersion: "0")
        return Result(
            operations: try #require(planned.value).operations.map(\.id),
            leftOut: planned.diagnostics.filter { $0.rule.id == "swift/left-out" }.map(\.message.english),
            files: try #require(CodeGenerator.generate(document, options: options).value))
    }

    private static let whole = "  /whole: {get: {operationId: whole, responses: {'204': {description: d}}}}\n"

    @Test(
        "an operation whose request is broken is left out, and said to be",
        arguments: [
            (
                "  /a: {get: {operationId: a, parameters: [{name: x, in: nowhere, schema: {}}], responses: {'204': {description: d}}}}",
                "", "a parameter is broken"
            ),
            (
                "  /a: {get: {operationId: a, parameters: [{$ref: '#/none'}], responses: {'204': {description: d}}}}",
                "",
                "a parameter is broken"
            ),
            (
                "  /a: {parameters: [{$ref: '#/none'}], get: {operationId: a, responses: {'204': {description: d}}}}",
                "",
                "a parameter is broken"
            ),
            (
                "  /a: {get: {operationId: a, parameters: [{$ref: '#/components/parameters/P'}], responses: {'204': {description: d}}}}",
                "components: {parameters: {P: {name: x, in: nowhere, schema: {}}}}", "a parameter is broken"
            ),
            (
                "  /a/{b}: {get: {operationId: a, responses: {'204': {description: d}}}}", "",
                "its parameter 'b' is missing"
            ),
            (
                "  /a: {put: {operationId: a, requestBody: {$ref: '#/none'}, responses: {'204': {description: d}}}}",
                "",
                "its request body is broken"
            ),
            (
                "  /a: {put: {operationId: a, requestBody: {content: {json: {}}}, responses: {'204': {description: d}}}}",
                "",
                "its request body is broken"
            ),
        ])
    func brokenRequests(_ path: String, _ components: String, _ reason: String) throws {
        let result = try generate(Self.whole + path, components)
        #expect(result.operations == ["whole"])
        #expect(result.leftOut == ["the operation 'a' is left out: \(reason)"])
    }

    @Test("an operation whose requirement is broken is left out: everyone could call it")
    func brokenSecurity() throws {
        let open = "  /open: {get: {operationId: open, security: [], responses: {'204': {description: d}}}}\n"
        let own = "  /own: {get: {operationId: own, security: [7], responses: {'204': {description: d}}}}\n"
        #expect(try generate(open + own).operations == ["open"])
        #expect(try generate(open + Self.whole, security: "security: [7]").operations == ["open"])
    }

    @Test("broken responses, media types and schemas leave the rest as it is")
    func brokenParts() throws {
        let result = try generate(
            """
              /a:
                post:
                  operationId: a
                  parameters: [{name: q, in: query, schema: {type: 7}}]
                  requestBody: {content: {json: {}, application/json: {schema: {$ref: '#/none'}}}}
                  responses:
                    '200': {$ref: '#/none'}
                    '2000': {description: d}
                    '404': {description: d, content: {json: {}}, headers: {X-A: 1}, links: {next: 1}}
                  callbacks: {onA: 1, onB: {'{$request.body}': {post: {responses: {'204': {$ref: '#/none'}}}}}}
              /b: {servers: [1], get: {tags: 1, operationId: b, responses: {'204': {description: d}}}}
            """)
        #expect(result.operations == ["a", "b"])
        try SwiftCompiler.find()?.typecheck(result.files)
    }
}
