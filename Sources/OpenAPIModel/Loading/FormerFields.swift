import SourceDiagnostics

/// Where fields of OpenAPI 2.0 have gone, and where fields belong that people write one level too high.
enum FormerFields {
    /// What is to be done with a field; nil for what is no such field.
    static func advice(on field: String, in object: String) -> LocalizedText? {
        guard let home = homes[object]?[field] else { return nil }
        switch home {
        case .inside(let place): return .init("move '\(field)' into '\(place)'", ja: "「\(field)」を「\(place)」の中に移す")
        case .instead(let other): return .init("write '\(other)' instead", ja: "代わりに「\(other)」を書く")
        case .mediaType:
            return .init("move '\(field)' into a media type of 'content'", ja: "「\(field)」を「content」のメディアタイプの中に移す")
        case .keysOfContent:
            return .init("write the media types as keys of 'content'", ja: "メディアタイプを「content」のキーとして書く")
        }
    }

    private enum Home {
        case inside(String)
        case instead(String)
        case mediaType
        case keysOfContent
    }

    private static let homes: [String: [String: Home]] = [
        "document": [
            "definitions": .inside("components/schemas"), "schemas": .inside("components/schemas"),
            "parameters": .inside("components/parameters"), "responses": .inside("components/responses"),
            "securityDefinitions": .inside("components/securitySchemes"),
            "securitySchemes": .inside("components/securitySchemes"), "host": .instead("servers"),
            "basePath": .instead("servers"), "schemes": .instead("servers"), "consumes": .keysOfContent,
            "produces": .keysOfContent,
        ],
        "components object": [
            "definitions": .inside("components/schemas"),
            "securityDefinitions": .inside("components/securitySchemes"),
        ],
        "operation": ["consumes": .keysOfContent, "produces": .keysOfContent, "schemes": .instead("servers")],
        "request body": ["schema": .mediaType],
        "response": ["schema": .mediaType, "examples": .mediaType],
        "flows object": [
            "accessCode": .instead("authorizationCode"), "application": .instead("clientCredentials"),
        ],
    ]
}
