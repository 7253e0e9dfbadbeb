/// The fields that an object of the specification can have; `x-` fields come on top.
struct ObjectFields: Sendable {
    /// As a message names the object, without article.
    let name: String
    let names: [String]
    private let known: Set<String>

    init(_ name: String, _ names: [String]) {
        self.name = name
        self.names = names
        known = Set(names)
    }

    func contains(_ name: String) -> Bool { known.contains(name) }

    static let document = ObjectFields(
        "document", ["openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs"])
    static let info = ObjectFields(
        "info object", ["title", "description", "termsOfService", "contact", "license", "version"])
    static let server = ObjectFields("server", ["url", "description", "variables"])
    static let serverVariable = ObjectFields("server variable", ["enum", "default", "description"])
    static let components = ObjectFields(
        "components object",
        [
            "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
            "callbacks",
        ])
    static let pathItem = ObjectFields(
        "path item", ["$ref", "summary", "description", "servers", "parameters"] + HTTPMethod.allCases.map(\.rawValue))
    static let operation = ObjectFields(
        "operation",
        [
            "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses",
            "callbacks", "deprecated", "security", "servers",
        ])
    static let parameter = ObjectFields("parameter", ["name", "in"] + header.names)
    static let header = ObjectFields(
        "header",
        [
            "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
            "example", "examples", "content",
        ])
    static let requestBody = ObjectFields("request body", ["description", "content", "required"])
    static let mediaType = ObjectFields("media type", ["schema", "example", "examples", "encoding"])
    static let encoding = ObjectFields(
        "encoding", ["contentType", "headers", "style", "explode", "allowReserved"])
    static let response = ObjectFields("response", ["description", "headers", "content", "links"])
    static let example = ObjectFields("example", ["summary", "description", "value", "externalValue"])
    static let link = ObjectFields(
        "link", ["operationRef", "operationId", "parameters", "requestBody", "description", "server"])
    static let tag = ObjectFields("tag", ["name", "description", "externalDocs"])
    static let discriminator = ObjectFields("discriminator", ["propertyName", "mapping"])
    static let securityScheme = ObjectFields(
        "security scheme",
        ["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"])
    static let flows = ObjectFields("flows object", ["implicit", "password", "clientCredentials", "authorizationCode"])
    static let flow = ObjectFields("flow", ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"])
    static let schema = ObjectFields("schema", SchemaKeyword.allCases.map(\.rawValue))
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
