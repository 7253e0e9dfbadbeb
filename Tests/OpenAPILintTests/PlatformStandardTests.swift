import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

/// What contracts keep that a standard or their own subject gives them.
@Suite struct PlatformStandardTests {
    private func messages(_ id: String, _ sample: String) throws -> [String] {
        let document = try #require(SampleContract(sample).document)
        return Linter(profile: .platform).run(document).filter { $0.rule.id == id }.map(\.message.english)
    }

    @Test("a scope names its contract, and any action")
    func scopes() throws {
        let found = try messages(
            "lint/platform-scope",
            """
            servers: [{url: 'https://gateway.example.jp/disaster-app/v1'}]
            components:
              securitySchemes:
                platformOAuth:
                  type: oauth2
                  flows:
                    clientCredentials:
                      tokenUrl: 'https://id.example.jp/token'
                      scopes:
                        disaster-app:alerts.issue: 警報の発令
                        disaster-app:shelter.check-in: 入所
                        disaster-app:verify: 確認
                        openid: 本人
                        opt-in:consents.read: 他の契約
                        disaster-app:alerts.issueAll: 大文字
                        alerts.issue: 契約がない
                        disaster-app: 操作がない
            """)
        #expect(
            found == [
                "the scope is 'opt-in:consents.read'", "the scope is 'disaster-app:alerts.issueAll'",
                "the scope is 'alerts.issue'", "the scope is 'disaster-app'",
            ])
    }

    @Test(
        "a page may be larger where a reason stands beside it",
        arguments: [
            ("{type: integer, minimum: 1, maximum: 1000, default: 20}", 1),
            ("{type: integer, minimum: 1, maximum: 1000, default: 20, x-limit-reason: ' '}", 1),
            ("{type: integer, minimum: 1, maximum: 1000, default: 20, x-limit-reason: 行は小さい}", 0),
            ("{type: integer, minimum: 1, default: 20, x-limit-reason: 行は小さい}", 1),
            ("{type: integer, minimum: 1, maximum: 1000, default: 50, x-limit-reason: 行は小さい}", 1),
        ])
    func pages(schema: String, count: Int) throws {
        let found = try messages(
            "lint/platform-pagination",
            """
            paths:
              /rows:
                get:
                  parameters:
                    - {name: limit, in: query, schema: \(schema)}
                    - {name: cursor, in: query, schema: {type: string}}
                  responses:
                    '200':
                      description: 行
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              items: {type: array, items: {type: object}}
                              nextCursor: {type: string, nullable: true}
            """)
        #expect(found.count == count)
    }

    @Test("the names of a standard are kept, in one schema and in a whole contract")
    func names() throws {
        let schemas = """
            components:
              schemas:
                Feed: {type: object, x-standard: JSON Feed 1.1, properties: {home_page_url: {type: string}}}
                Shelter: {type: object, properties: {open_status: {type: string}, openedAt: {type: string}, closedAt: {type: string}}}
            """
        let own = "the property is named 'open_status'"
        let alike = "'open_status' is in snake_case and most properties are in lowerCamelCase"
        #expect(try messages("lint/platform-property-name", schemas) == [own])
        #expect(try messages("lint/property-casing", schemas) == [alike])
        let bound = schemas + "\nx-platform: {standards: [FIWARE NGSIv2]}\n"
        #expect(try messages("lint/platform-property-name", bound) == [])
        #expect(try messages("lint/property-casing", bound) == [])
    }

    @Test("a date that no format stands for is left alone")
    func dates() throws {
        let schemas = """
            components:
              schemas:
                Feed: {type: object, x-standard: JSON Feed 1.1, properties: {modified_date: {type: string}}}
                Version:
                  type: object
                  properties:
                    releaseDate: {type: string, example: 'Mon Jun 12 16:55:20 UTC 2023'}
                    builtAt: {type: string, example: '2023-06-12T16:55:20Z'}
                    expiresAt: {type: string}
            """
        let id = "lint/date-without-format"
        #expect(try messages(id, schemas) == ["'builtAt' has no 'format'", "'expiresAt' has no 'format'"])
        #expect(try messages(id, schemas + "\nx-platform: {standards: [FIWARE NGSIv2]}\n") == [])
    }

    @Test("a contract of a standard may have the security scheme that the standard gives")
    func schemes() throws {
        let text = "components: {securitySchemes: {ckanToken: {type: apiKey, in: header, name: Authorization}}}\n"
        #expect(
            try messages("lint/platform-security-name", text) == ["the security scheme is named 'ckanToken'"])
        #expect(
            try messages("lint/platform-security-name", text + "x-platform: {standards: [CKAN Action API v3]}\n") == [])
    }

    @Test("an id in a path says which session is meant, one in a query is a secret")
    func sessions() throws {
        let found = try messages(
            "lint/credential-in-query",
            """
            paths:
              /sandbox/sessions/{sessionId}:
                delete:
                  parameters:
                    - {name: sessionId, in: path, required: true, schema: {type: string, format: uuid}}
                  responses: {'204': {description: 消した}}
              /tokens/{accessToken}:
                delete:
                  parameters:
                    - {name: accessToken, in: path, required: true, schema: {type: string}}
                    - {name: sessionId, in: query, schema: {type: string}}
                  responses: {'204': {description: 消した}}
            """)
        #expect(
            found == ["the secret 'accessToken' is sent in the URL", "the secret 'sessionId' is sent in the URL"])
    }
}
