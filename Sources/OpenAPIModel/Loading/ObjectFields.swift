import SourceDiagnostics

/// The fields that an object of the specification can have; `x-` fields come on top.
struct ObjectFields: Sendable {
    /// As a message names the object, without article.
    let name: LocalizedText
    let names: [String]
    private let known: Set<String>
    /// Fields of version 3.1 that are read there.
    private let added: Set<String>
    /// Fields of version 3.1 that have no counterpart in 3.0.
    private let unread: Set<String>

    init(_ name: LocalizedText, _ names: [String], added: Set<String> = [], unread: Set<String> = []) {
        self.name = name
        self.names = names
        self.added = added
        self.unread = unread
        known = Set(names)
    }

    func contains(_ name: String) -> Bool { known.contains(name) }
    func isReadInVersion31(_ name: String) -> Bool { added.contains(name) }
    func isOfVersion31(_ name: String) -> Bool { added.contains(name) || unread.contains(name) }

    static let document = ObjectFields(
        .init("document", ja: "文書"),
        ["openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs"],
        unread: ["webhooks", "jsonSchemaDialect"])
    static let info = ObjectFields(
        .init("info object", ja: "info オブジェクト"),
        ["title", "description", "termsOfService", "contact", "license", "version"], added: ["summary"])
    static let contact = ObjectFields(.init("contact object", ja: "contact オブジェクト"), ["name", "url", "email"])
    static let license = ObjectFields(
        .init("license object", ja: "license オブジェクト"), ["name", "url"], added: ["identifier"])
    static let server = ObjectFields(.init("server", ja: "サーバー"), ["url", "description", "variables"])
    static let serverVariable = ObjectFields(
        .init("server variable", ja: "サーバー変数"), ["enum", "default", "description"])
    static let components = ObjectFields(
        .init("components object", ja: "components オブジェクト"),
        [
            "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
            "callbacks",
        ], added: ["pathItems"])
    static let pathItem = ObjectFields(
        .init("path item", ja: "パス項目"),
        ["$ref", "summary", "description", "servers", "parameters"] + HTTPMethod.allCases.map(\.rawValue))
    static let operation = ObjectFields(
        .init("operation", ja: "操作"),
        [
            "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses",
            "callbacks", "deprecated", "security", "servers",
        ])
    static let externalDocs = ObjectFields(
        .init("external documentation object", ja: "外部文書オブジェクト"), ["description", "url"])
    static let parameter = ObjectFields(.init("parameter", ja: "パラメータ"), ["name", "in"] + header.names)
    static let header = ObjectFields(
        .init("header", ja: "ヘッダー"),
        [
            "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
            "example", "examples", "content",
        ])
    static let requestBody = ObjectFields(
        .init("request body", ja: "要求本文"), ["description", "content", "required"])
    static let mediaType = ObjectFields(
        .init("media type", ja: "メディアタイプ"), ["schema", "example", "examples", "encoding"])
    static let encoding = ObjectFields(
        .init("encoding", ja: "エンコーディング"), ["contentType", "headers", "style", "explode", "allowReserved"])
    static let response = ObjectFields(
        .init("response", ja: "応答"), ["description", "headers", "content", "links"])
    static let example = ObjectFields(
        .init("example", ja: "例"), ["summary", "description", "value", "externalValue"])
    static let link = ObjectFields(
        .init("link", ja: "リンク"),
        ["operationRef", "operationId", "parameters", "requestBody", "description", "server"])
    static let tag = ObjectFields(.init("tag", ja: "タグ"), ["name", "description", "externalDocs"])
    static let discriminator = ObjectFields(
        .init("discriminator", ja: "discriminator"), ["propertyName", "mapping"])
    static let xml = ObjectFields(
        .init("XML object", ja: "XML オブジェクト"), ["name", "namespace", "prefix", "attribute", "wrapped"])
    static let securityScheme = ObjectFields(
        .init("security scheme", ja: "セキュリティ方式"),
        ["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"])
    static let flows = ObjectFields(
        .init("flows object", ja: "flows オブジェクト"),
        ["implicit", "password", "clientCredentials", "authorizationCode"])
    static let flow = ObjectFields(
        .init("flow", ja: "フロー"), ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"])
    static let schema = ObjectFields(
        .init("schema", ja: "スキーマ"), SchemaKeyword.allCases.map(\.rawValue),
        // A comment says nothing to a program, so it is as good as read.
        added: ["const", "examples", "$comment", "$defs"],
        unread: [
            "$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor",
            "$vocabulary", "if", "then", "else", "dependentSchemas", "dependentRequired", "prefixItems",
            "contains", "minContains", "maxContains", "patternProperties", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "contentEncoding", "contentMediaType", "contentSchema",
        ])
}

/// The keywords of a Schema Object.
enum SchemaKeyword: String, CaseIterable {
    case title, multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum, maxLength, minLength, pattern
    case maxItems, minItems, uniqueItems, maxProperties, minProperties, required
    case `enum`, type, allOf, oneOf, anyOf, not, items, properties, additionalProperties, description, format
    case `default`, nullable, discriminator, readOnly, writeOnly, xml, externalDocs, example, deprecated

    /// A look-up instead of a comparison with each; schemas are most of a document.
    static let byName: [String: SchemaKeyword] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
