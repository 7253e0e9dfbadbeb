/// The kinds of objects in which references can stand (OAS 3.0.4, section 4.7). What is not named, such as examples'
/// values, is data: a `$ref` in it means nothing.
enum ObjectKind: Hashable {
    case document, components, pathItem, operation, parameter, header, requestBody, response, mediaType, encoding
    case example, link, callback, schema, securityScheme

    /// Kinds that `components` can hold, in the order of the specification.
    static let groups: [ObjectKind] = [
        .schema, .response, .parameter, .example, .requestBody, .header, .securityScheme, .link, .callback,
    ]

    /// The key of the kind's mapping in `components`; version 3.0 has none for path items.
    var group: String? {
        switch self {
        case .schema: "schemas"
        case .response: "responses"
        case .parameter: "parameters"
        case .example: "examples"
        case .requestBody: "requestBodies"
        case .header: "headers"
        case .securityScheme: "securitySchemes"
        case .link: "links"
        case .callback: "callbacks"
        case .pathItem: "pathItems"
        default: nil
        }
    }

    /// Whether a Reference Object can stand in its place.
    var isReferable: Bool { group != nil }

    /// The kind that a mapping of `components` holds.
    init?(group: String) {
        guard let kind = (Self.groups + [.pathItem]).first(where: { $0.group == group }) else { return nil }
        self = kind
    }
}

/// How a field holds objects.
struct FieldShape {
    enum Form {
        case one, list, map
        /// A mapping whose `x-` keys are extensions.
        case extensibleMap
    }

    let kind: ObjectKind
    let form: Form

    init(_ kind: ObjectKind, _ form: Form = .one) {
        self.kind = kind
        self.form = form
    }
}

extension ObjectKind {
    static let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// What objects a field holds; nil for data and for fields that no version has.
    func field(_ name: String) -> FieldShape? {
        switch self {
        case .document: Self.documentField(name)
        case .components: ObjectKind(group: name).map { FieldShape($0, .map) }
        case .pathItem:
            if name == "parameters" {
                FieldShape(.parameter, .list)
            } else {
                Self.methods.contains(name) ? FieldShape(.operation) : nil
            }
        case .callback: isExtension(name) ? nil : FieldShape(.pathItem)
        case .operation: Self.operationField(name)
        case .schema: Self.schemaField(name)
        case .parameter, .header, .requestBody, .mediaType, .encoding, .response: Self.contentField(name, of: self)
        case .example, .link, .securityScheme: nil
        }
    }

    private static func documentField(_ name: String) -> FieldShape? {
        switch name {
        case "paths": FieldShape(.pathItem, .extensibleMap)
        case "webhooks": FieldShape(.pathItem, .map)
        case "components": FieldShape(.components)
        default: nil
        }
    }

    private static func operationField(_ name: String) -> FieldShape? {
        switch name {
        case "parameters": FieldShape(.parameter, .list)
        case "requestBody": FieldShape(.requestBody)
        case "responses": FieldShape(.response, .extensibleMap)
        case "callbacks": FieldShape(.callback, .map)
        default: nil
        }
    }

    private static func contentField(_ name: String, of kind: ObjectKind) -> FieldShape? {
        switch (kind, name) {
        case (.parameter, "schema"), (.header, "schema"), (.mediaType, "schema"): FieldShape(.schema)
        case (.parameter, "examples"), (.header, "examples"), (.mediaType, "examples"): FieldShape(.example, .map)
        case (.parameter, "content"), (.header, "content"), (.requestBody, "content"), (.response, "content"):
            FieldShape(.mediaType, .map)
        case (.mediaType, "encoding"): FieldShape(.encoding, .map)
        case (.encoding, "headers"), (.response, "headers"): FieldShape(.header, .map)
        case (.response, "links"): FieldShape(.link, .map)
        default: nil
        }
    }

    /// The keywords of version 3.0, and those of 3.1 that hold schemas.
    private static func schemaField(_ name: String) -> FieldShape? {
        switch name {
        case "properties", "patternProperties", "dependentSchemas", "definitions", "$defs": FieldShape(.schema, .map)
        case "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
            "unevaluatedItems", "unevaluatedProperties", "contentSchema":
            FieldShape(.schema)
        case "allOf", "oneOf", "anyOf", "prefixItems": FieldShape(.schema, .list)
        default: nil
        }
    }
}

/// Whether a key is one of the document's author and not of the specification.
func isExtension(_ name: String) -> Bool { name.utf8.starts(with: "x-".utf8) }
