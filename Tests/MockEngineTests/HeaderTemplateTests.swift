import JSONCoding
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Testing

/// What `x-template` of a header may say, and what our own contracts say with it.
struct HeaderTemplateTests {
    private static func findings(_ template: String) throws -> [String] {
        let text = """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /pets:
                get:
                  responses:
                    '302':
                      description: elsewhere
                      headers:
                        Location:
                          schema: {type: string}
                          x-template: \(template)
            """
        let document = try #require(DocumentLoader.load(text: text).value)
        let diagnostics = CompiledService.compile(document).diagnostics
        let pointer = "/paths/~1pets/get/responses/302/headers/Location/x-template"
        #expect(diagnostics.allSatisfy { $0.rule.id == "mock/wrong-template" && $0.pointer == pointer })
        return diagnostics.map(\.message.english)
    }

    @Test(
        "what can be filled is no finding",
        arguments: [
            "$url", "'{$method}-{$statusCode}'", "'{$request.body#/a/0}?x={y}$'", "[$request.query.a, fixed]", "''",
        ])
    func good(_ template: String) throws {
        #expect(try Self.findings(template) == [])
    }

    @Test(
        "what cannot be filled is named",
        arguments: [
            ("7", ["a template is no text"]), ("{a: b}", ["a template is no text"]),
            ("'{$request.querry.a}'", ["'{$request.querry.a}' is no runtime expression"]),
            ("'a{$request.query.a'", ["'{$request.query.a' is no runtime expression"]),
            ("['{$x}', $url, 7]", ["'{$x}' is no runtime expression", "a template is no text"]),
            ("$response.body#/id", ["'$response.body#/id' is not known yet when the header is written"]),
        ])
    func wrong(_ template: String, findings: [String]) throws {
        #expect(try Self.findings(template) == findings)
    }

    // MARK: Our own contracts

    private static let specs = "\(#filePath)".split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/specs"

    private static func location(_ contract: String, _ path: String, form: String? = nil) throws -> String? {
        let loader = DocumentLoader(provider: DiskFileProvider(), options: LoaderOptions(rootFolder: specs))
        let document = try #require(loader.load(path: "\(specs)/\(contract)").value)
        let service = try #require(CompiledService.compile(document).value)
        var request = HTTPRequest(
            method: form == nil ? .get : .post, scheme: "http", authority: "localhost", path: path)
        if form != nil { request.headerFields[.contentType] = "application/x-www-form-urlencoded" }
        let response = service.answer(to: request, body: Array((form ?? "").utf8)).response
        #expect(response.status.code == 302)
        return response.headerFields[.location]
    }

    @Test func `who asks for a code comes back with the own state`() throws {
        let query =
            "response_type=code&client_id=a&scope=openid&state=s%2F1&redirect_uri=https%3A%2F%2Fa.example%2Fcb"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
        let expected = "https://a.example/cb?code=ac-6Xq1LmV8sTz3&state=s%2F1&iss=https%3A%2F%2Fid.example.jp"
        #expect(try Self.location("core/authorization.yaml", "/authorize?\(query)") == expected)
        #expect(try Self.location("core/authorization.yaml", "/authorize", form: query) == expected)
    }

    @Test func `who logs out comes back with the own state`() throws {
        let target = "post_logout_redirect_uri=https%3A%2F%2Fa.example%2Fout"
        #expect(
            try Self.location("core/common-id.yaml", "/logout?\(target)&state=s")
                == "https://a.example/out?state=s")
        #expect(try Self.location("core/common-id.yaml", "/logout?\(target)") == "https://a.example/out")
        #expect(try Self.location("core/common-id.yaml", "/logout") == "https://id.example.jp/signed-out")
    }
}
