import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct LintFixTests {
    /// Fixes until nothing is left to do, as `lint --fix` does, and says how often that took.
    private func fixed(_ text: String, _ profile: LintProfile) throws -> (text: String, passes: Int) {
        var text = text
        for pass in 0..<8 {
            let outcome = DocumentLoader.load(text: text)
            let document = try #require(outcome.value)
            let findings = Linter(profile: profile).run(document)
            let application = FixApplication(of: findings, to: document.files)
            guard let change = application.changes.first else { return (text, pass) }
            text = String(decoding: change.bytes, as: UTF8.self)
        }
        return (text, 8)
    }

    /// What loading finds, by rule, so that a fix that breaks something shows.
    private func loading(_ text: String) -> [String] {
        DocumentLoader.load(text: text).diagnostics.filter { $0.severity == .error }.map(\.rule.id).sorted()
    }

    private static let block = """
        openapi: 3.0.3
        info:
          title: 避難所
          version: 1.0.0
          description: ''
        servers:
          - url: http://gateway.example.jp/v1/  # the gateway
        tags:
          - name: shelters
            description: ""
        paths:
          /shelters:
            get:
              tags:
                - shelters
                - shelters
              summary: 一覧を読む。
              responses:
                '204':
                  description: ない
                  content:
                    application/json: {schema: {type: object}}
                  # kept
                '200': {description: 一覧, content: {image/png: {schema: {type: string}}}}
        components:
          schemas:
            Shelter:
              properties:
                openedAt:
                  type: string
                  example: 2025-09-01T18:10:00+09:00
                password: {type: string}
                closedDate: {type: string, example: '2025-09-01'}

        """

    @Test("the style of the file is kept: quotation marks, indentation, flow and comments")
    func style() throws {
        let snapshot = Snapshot()
        let (text, passes) = try fixed(Self.block, .strict)
        #expect(passes <= 3)
        #expect(snapshot.difference(text, "fixed-block.yaml") == nil)
        #expect(loading(text) == loading(Self.block))
    }

    @Test("a JSON document stays JSON")
    func json() throws {
        let text = """
            {
              "openapi": "3.0.3",
              "info": {"title": "避難所", "version": "1.0.0", "description": ""},
              "servers": [{"url": "http://gateway.example.jp/v1/"}],
              "paths": {
                "/shelters": {
                  "get": {"tags": ["a", "a"], "summary": "一覧。", "responses": {"204": {"content": {}, "description": "ない"}}}
                }
              },
              "components": {
                "schemas": {
                  "Shelter": {
                    "properties": {"password": {"type": "string"}}
                  }
                }
              }
            }
            """
        let (result, _) = try fixed(text, .strict)
        #expect(Snapshot().difference(result + "\n", "fixed.json") == nil)
        #expect(loading(result) == [])
    }

    @Test("anchors and tags stay where they are, and what stands behind them is seen")
    func anchors() throws {
        let text = """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /a:
                get:
                  summary: &s "日本。"
                  description: *s
                  tags: &t [a, b, a, &c b]
                  parameters:
                    - &p {name: q, in: query, schema: &e {type: string, enum: [a, &d a]}}
                    - ? name
                      : password
                      in: query
                  requestBody:
                    content:
                      application/json:
                        schema: {type: object, properties: {password: &w {type: string}, x: *w, y: {default: [*c, *d]}}}
                  responses: {'204': &r {description: d, content: {text/plain: {example: &x a}}}, '205': {$ref: *x}}
            """
        let (result, _) = try fixed(text, .strict)
        #expect(DocumentLoader.load(text: result).diagnostics.filter { $0.rule.id.hasPrefix("yaml/") } == [])
        #expect(result.contains("summary: &s \"日本\"\n"))
        #expect(result.contains("tags: &t [a, b, &c b]"))
        #expect(result.contains("&w {writeOnly: true, type: string}"))
        #expect(result.contains("enum: [a, &d a]") && result.contains("example: &x a"))
    }

    @Test("line breaks stay those of the file", arguments: [LintProfile.strict, .minimal])
    func carriageReturns(_ profile: LintProfile) throws {
        let (plain, _) = try fixed(Self.block, profile)
        let (text, _) = try fixed(Self.block.replacing("\n", with: "\r\n"), profile)
        #expect(text == plain.replacing("\n", with: "\r\n"))
    }

    @Test(
        "fields that loading misses are added with the line breaks of the file, also behind a byte order mark",
        arguments: ["", "\u{FEFF}"], ["\n", "\r\n"])
    func missingFields(_ start: String, _ lineBreak: String) throws {
        let lines = [
            "info: {title: t, version: '1'}", "paths:", "  /a/{id}:", "    parameters:", "      - name: id",
            "        in: path", "        schema: {type: string}", "    get:", "      responses:",
            "        '200': {description: d}", "",
        ]
        let text = start + lines.joined(separator: lineBreak)
        let found = DocumentLoader(provider: InMemoryFileProvider(["a.yaml": text])).run(path: "a.yaml")
        let application = FixApplication(of: found.diagnostics, to: found.files)
        let mended = String(decoding: try #require(application.changes.first).bytes, as: UTF8.self)
        #expect(application.applied == 2)
        #expect(mended.hasPrefix(start + "openapi: 3.0.4" + lineBreak + "info:"))
        #expect(mended.contains("      - required: true" + lineBreak + "        name: id" + lineBreak))
        #expect(loading(mended) == [])
    }

    @Test("fixing what was fixed changes nothing", arguments: LintProfile.allCases)
    func idempotence(_ profile: LintProfile) throws {
        let (once, _) = try fixed(Self.block, profile)
        let (twice, passes) = try fixed(once, profile)
        #expect(twice == once && passes == 0)
    }

    @Test("every document of the corpus can be fixed to the end and reads as well as before")
    func corpus() throws {
        guard let folder = Corpus.folder() else { return }
        for path in try CorpusDocuments.paths(below: folder) where !path.hasSuffix("api.github.com.json") {
            guard case .some(let bytes) = try? DiskFileProvider().read(path: folder + "/" + path) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            guard DocumentLoader.load(text: text).value != nil else { continue }
            let (result, passes) = try fixed(text, .strict)
            #expect(passes < 8, "\(path)")
            #expect(loading(result) == loading(text), "\(path)")
        }
    }
}
