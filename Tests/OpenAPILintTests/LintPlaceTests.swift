import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct LintPlaceTests {
    private func findings(_ profile: LintProfile, _ files: [String: String], only ids: Set<String>) throws -> [String] {
        let marked = MarkedFiles(files)
        let document = try #require(
            DocumentLoader(provider: marked.provider).load(path: "openapi.yaml").value)
        let found = Linter(profile: profile).run(document).filter { ids.contains($0.rule.id) }
        return marked.findings(found, in: document.files)
    }

    @Test("a finding is at the smallest part that it is about")
    func style() throws {
        let found = try findings(
            .strict,
            [
                "openapi.yaml": """
                openapi: 3.0.3
                info: {title: 避難所, version: 1.0.0}
                servers:
                  - url: ①https://gateway.example.jp/v1/
                tags:
                  - name: ②unused
                paths:
                  ③/evacuationSites/:
                    ④get:
                      tags: [sites, ⑤sites]
                      summary: ⑥避難場所を読む。
                      parameters:
                        - name: ⑦apiKey
                          in: query
                          schema: {type: string}
                      responses:
                        '204':
                          description: ない
                          ⑧content: {text/plain: {}}
                    post:
                      operationId: ⑨post_site
                      responses:
                        ⑩'201': {description: 作った}
                """
            ],
            only: [
                "lint/server-trailing-slash", "lint/unused-tag", "lint/path-kebab-case", "lint/operation-id-missing",
                "lint/repeated-tag", "lint/summary-full-stop", "lint/credential-in-query", "lint/body-on-no-content",
                "lint/operation-id-camel-case", "lint/created-without-location",
            ])
        #expect(
            found == [
                "① lint/server-trailing-slash", "② lint/unused-tag", "③ lint/path-kebab-case",
                "④ lint/operation-id-missing", "⑤ lint/repeated-tag", "⑥ lint/summary-full-stop",
                "⑦ lint/credential-in-query", "⑧ lint/body-on-no-content", "⑨ lint/operation-id-camel-case",
                "⑩ lint/created-without-location",
            ])
    }

    @Test("what is in another file is found there, once for all who refer to it")
    func files() throws {
        let found = try findings(
            .strict,
            [
                "openapi.yaml": """
                openapi: 3.0.3
                info: {title: 避難所, version: 1.0.0}
                paths:
                  /a:
                    get: {responses: {'200': {$ref: 'common.yaml#/components/responses/List'}}}
                  /b:
                    get: {responses: {'200': {$ref: 'common.yaml#/components/responses/List'}}}
                """,
                "common.yaml": """
                components:
                  responses:
                    List:
                      description: 一覧
                      content:
                        ①application/json: {schema: {type: array, items: {type: string}}}
                """,
            ], only: ["lint/array-root"])
        #expect(found == ["① lint/array-root"])
    }

    @Test("codes are checked wherever a value stands")
    func codes() throws {
        let found = try findings(
            .platform,
            [
                "openapi.yaml": """
                openapi: 3.0.3
                info: {title: 避難所, version: 1.0.0}
                paths:
                  /shelters:
                    get:
                      parameters:
                        - {name: municipalityCode, in: query, schema: {$ref: '#/components/schemas/MunicipalityCode'}, example: ①'072027'}
                        - {name: X-Municipality-Code, in: header, schema: {type: string, enum: ['072028', ②'07202']}}
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json:
                              schema: {type: object}
                              examples:
                                one:
                                  value:
                                    items:
                                      - {localGovernmentCode: ③072028, issuedAt: ④'2025-09-01T18:10:00'}
                                      - {localGovernmentCode: '072028', issuedAt: '2025-09-01T18:10:00+09:00'}
                                    geometry: {type: Point, coordinates: ⑤[37.49, 139.92]}
                                    center: {latitude: ⑥139.92, longitude: 37.49}
                                    myNumber: ⑦'123456789012'
                components:
                  schemas:
                    MunicipalityCode: {type: string, pattern: '^[0-9]{6}$', example: ⑧'072036x'}
                """
            ],
            only: [
                "lint/platform-municipality-code", "lint/platform-date-time-offset", "lint/platform-coordinates",
                "lint/platform-my-number",
            ])
        #expect(
            found == [
                "① lint/platform-municipality-code", "② lint/platform-municipality-code",
                "③ lint/platform-municipality-code", "④ lint/platform-date-time-offset", "⑤ lint/platform-coordinates",
                "⑥ lint/platform-coordinates", "⑦ lint/platform-my-number", "⑧ lint/platform-municipality-code",
            ])
    }

    @Test("a code that lost its quotation marks gets them back")
    func quotes() throws {
        let contract = SampleContract(
            """
            paths:
              /shelters:
                get:
                  parameters: [{name: municipalityCode, in: query, schema: {type: string}, example: 072028}]
                  responses: {'200': {description: 一覧}}
            """)
        let document = try #require(contract.document)
        let found = Linter(profile: .platform).run(document).filter { $0.rule.id == "lint/platform-municipality-code" }
        let fixed = try #require(FixApplication(of: found, to: document.files).changes.first)
        #expect(String(decoding: fixed.bytes, as: UTF8.self).contains("example: '072028'}"))
    }

    @Test("contracts of a standard keep its names, paging and errors")
    func standards() throws {
        let text = """
            openapi: 3.0.3
            info: {title: 仲介, version: 1.0.0}
            x-platform: {standards: [%]}
            paths:
              /v2/entities:
                get:
                  responses:
                    '200': {description: 一覧, content: {application/json: {schema: {type: object, properties: {dateModified_at: {type: string}, items: {type: array, items: {type: string}}}}}}}
                    '400': {description: 誤り, content: {application/json: {schema: {type: object, properties: {error: {type: string}}}}}}
            """
        let ids: Set<String> = [
            "lint/platform-version-in-path", "lint/platform-property-name", "lint/platform-pagination",
            "lint/platform-error-body",
        ]
        let own = try findings(.platform, ["openapi.yaml": text.replacing("%", with: "CAP 1.2")], only: ids)
        #expect(own.count == 4)
        let standard = try findings(.platform, ["openapi.yaml": text.replacing("%", with: "FIWARE NGSIv2")], only: ids)
        #expect(standard == [])
    }
}
