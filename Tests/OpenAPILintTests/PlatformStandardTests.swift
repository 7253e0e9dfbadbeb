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

    @Test(
        "paths, parameters, enumerations and moments of a standard are as the standard has them",
        arguments: [
            "lint/path-kebab-case", "lint/parameter-casing", "lint/enum-casing", "lint/platform-date-time-offset",
        ])
    func forms(id: String) throws {
        let text = """
            paths:
              /device_authorization:
                get:
                  parameters:
                    - {name: clientId, in: query, schema: {type: string, example: '2025-04-01T00:00:00'}}
                    - {name: pageSize, in: query, schema: {type: string, enum: [one_a, two_b, threeC]}}
                    - {name: page_token, in: query, schema: {type: string}}
                  responses: {'200': {description: 一覧}}
            """
        #expect(try messages(id, text).count == 1)
        #expect(try messages(id, text + "\nx-platform: {standards: [OAuth 2.0 (RFC 6749)]}\n") == [])
    }

    @Test("words of a standard are kept in one schema")
    func words() throws {
        let text = """
            components:
              schemas:
                A: {type: object, %properties: {a: {type: array, items: {type: string, enum: [one_a, two_b, threeC]}}}}
            """
        #expect(try messages("lint/enum-casing", text.replacing("%", with: "")).count == 1)
        #expect(try messages("lint/enum-casing", text.replacing("%", with: "x-standard: CAP 1.2, ")) == [])
    }

    @Test("members of JSON-LD have names of their own")
    func linkedData() throws {
        let found = try messages(
            "lint/platform-property-name",
            "components: {schemas: {A: {type: object, properties: {'@context': {}, '@Id': {}, 'a@b': {}}}}}\n")
        #expect(found == ["the property is named '@Id'", "the property is named 'a@b'"])
    }

    @Test("a feed of a standard is no list of ours")
    func feeds() throws {
        let text = """
            paths:
              /feed.json:
                get:
                  responses:
                    '200':
                      description: 記事
                      content:
                        application/feed+json:
                          schema: {type: object, %properties: {items: {type: array, items: {type: object}}}}
            """
        #expect(try messages("lint/platform-pagination", text.replacing("%", with: "")).count == 1)
        #expect(try messages("lint/platform-pagination", text.replacing("%", with: "x-standard: JSON Feed, ")) == [])
    }

    @Test("a service whose own name is English has it in both titles")
    func titles() throws {
        let text = "info: {title: DATA for CITIZEN, version: 1.0.0, x-title-en: %}\n"
        #expect(try messages("lint/platform-title", text.replacing("%", with: "DATA for CITIZEN")) == [])
        #expect(try messages("lint/platform-title", text.replacing("%", with: "Open Data")).count == 1)
    }

    @Test(
        "contracts of whoever issues tokens stand at the issuer's root, others behind the gateway",
        arguments: [
            ("OAuth 2.0 (RFC 6749)", "issuer", "id.example.jp", []),
            ("OpenID Connect Core 1.0", "issuer", "id.example.com", ["the default of 'issuer' is 'id.example.com'"]),
            ("FIWARE NGSIv2", "issuer", "id.example.jp", ["the server is 'https://{issuer}'"]),
            ("OAuth 2.0 (RFC 6749)", "gateway", "gateway.example.jp", []),
        ])
    func servers(standard: String, variable: String, value: String, expected: [String]) throws {
        let found = try messages(
            "lint/platform-server",
            """
            x-platform: {standards: [\(standard)]}
            servers: [{url: 'https://{\(variable)}', variables: {\(variable): {default: \(value)}}}]
            """)
        #expect(found == expected)
    }

    @Test(
        "in a contract of personal data, only what says that it is open is open",
        arguments: [
            ("[]", 0), ("[{clientBasic: []}, {}]", 0), ("[{gatewayKey: []}]", 1), ("[{platformOidc: []}, {}]", 1),
            ("[{}]", 1),
        ])
    func openOperations(security: String, count: Int) throws {
        let text = """
            x-platform: {dataClass: personal}
            paths: {/jwks.json: {get: {security: \(security), responses: {'200': {description: 鍵}}}}}
            components:
              securitySchemes:
                clientBasic: {type: http, scheme: basic}
                gatewayKey: {type: apiKey, in: header, name: X-Api-Key}
                platformOidc: {type: openIdConnect, openIdConnectUrl: 'https://id.example.jp/.well-known/openid-configuration'}
            """
        #expect(try messages("lint/platform-personal-token", text).count == count)
    }

    @Test("a purpose is asked for where a resident's token can be in the call")
    func purposes() throws {
        let found = try messages(
            "lint/platform-consent",
            """
            x-platform: {dataClass: personal}
            components:
              securitySchemes:
                platformOAuth:
                  type: oauth2
                  flows:
                    clientCredentials: {tokenUrl: 'https://id.example.jp/token', scopes: {'a:clients.write': 登録, 'a:me.read': 本人}}
                    authorizationCode: {tokenUrl: 'https://id.example.jp/token', authorizationUrl: 'https://id.example.jp/authorize', scopes: {'a:me.read': 本人}}
            paths:
              /register: {post: {security: [{platformOAuth: ['a:clients.write']}], responses: {'201': {description: 登録した}}}}
              /me: {get: {security: [{platformOAuth: ['a:me.read']}], responses: {'200': {description: 本人}}}}
              /any: {get: {security: [{platformOAuth: []}], responses: {'200': {description: 誰か}}}}
            """)
        #expect(
            found == [
                "'GET /me' gives personal data without a purpose", "'GET /any' gives personal data without a purpose",
            ])
    }
}
