import SourceDiagnostics
import YAMLSyntax

/// What stands at a place of a document by the specification, whatever is written there.
struct StandardPlace {
    /// With an article.
    let name: LocalizedText
    /// nil for what no reference can lead to.
    let kind: ComponentKind?

    /// nil for a place about which the specification says nothing, as in an extension, in data or in a file that is no
    /// document of its own. Of such a file `components` alone is known.
    init?(of node: Node) {
        var steps: [String] = []
        var root = node
        while let parent = root.parent {
            steps.append(root.key?.scalarText ?? "")
            root = parent
        }
        let isDocument = root["openapi"] != nil
        guard isDocument || steps.last == "components" else { return nil }
        var place = Place.object(.document)
        for step in steps.reversed() {
            guard let next = place.step(step) else { return nil }
            place = next
        }
        switch place {
        case .object(let object):
            name = object.name
            kind = object.kind
        case .entries, .list:
            let field = steps.first ?? ""
            name = .init("the mapping '\(field)'", ja: "マッピング「\(field)」")
            kind = nil
        }
    }

    private enum Place {
        case object(StandardObject)
        /// A mapping with names of the user's own.
        case entries(StandardObject)
        case list(StandardObject)

        func step(_ name: String) -> Place? {
            switch self {
            case .object(.callback): LoadSession.isExtension(name) ? nil : .object(.pathItem)
            case .object(let object): field(name, of: object)
            case .entries(let object):
                LoadSession.isExtension(name) && object.isBesideExtensions ? nil : .object(object)
            case .list(let object): .object(object)
            }
        }

        private func field(_ name: String, of object: StandardObject) -> Place? {
            if let one = object.objects[name] { return .object(one) }
            if let entries = object.mappings[name] { return .entries(entries) }
            return object.lists[name].map { .list($0) }
        }
    }
}

/// The objects of the specification, as far as something else can stand in them.
private enum StandardObject {
    case document, info, contact, license, server, serverVariable, components, pathItem, operation, externalDocs
    case parameter, header, requestBody, mediaType, encoding, response, example, link, callback, tag, discriminator
    case xml, securityScheme, flows, flow, schema

    var kind: ComponentKind? {
        switch self {
        case .schema: .schemas
        case .response: .responses
        case .parameter: .parameters
        case .example: .examples
        case .requestBody: .requestBodies
        case .header: .headers
        case .securityScheme: .securitySchemes
        case .link: .links
        case .callback: .callbacks
        case .pathItem: .pathItems
        default: nil
        }
    }

    var name: LocalizedText {
        if self == .document { return .init("a whole document", ja: "文書全体") }
        if let kind { return kind.nameAsTarget }
        let name = fields.name
        let article = name.english.first.map { "aeiouX".contains($0) } ?? false ? "an" : "a"
        return .init("\(article) \(name.english)", ja: name.japanese)
    }

    /// Whether `x-` keys in a mapping of such objects are extensions.
    var isBesideExtensions: Bool { self == .pathItem || self == .response }

    private var fields: ObjectFields {
        switch self {
        case .info: .info
        case .contact: .contact
        case .license: .license
        case .server: .server
        case .serverVariable: .serverVariable
        case .components: .components
        case .operation: .operation
        case .externalDocs: .externalDocs
        case .mediaType: .mediaType
        case .encoding: .encoding
        case .tag: .tag
        case .discriminator: .discriminator
        case .xml: .xml
        case .flows: .flows
        case .flow: .flow
        default: .document
        }
    }

    /// Fields that hold one object.
    var objects: [String: StandardObject] {
        switch self {
        case .document: ["info": .info, "components": .components, "externalDocs": .externalDocs]
        case .info: ["contact": .contact, "license": .license]
        case .pathItem: Self.methods
        case .operation: ["requestBody": .requestBody, "externalDocs": .externalDocs]
        case .parameter, .header, .mediaType: ["schema": .schema]
        case .link: ["server": .server]
        case .tag: ["externalDocs": .externalDocs]
        case .securityScheme: ["flows": .flows]
        case .flows: ["implicit": .flow, "password": .flow, "clientCredentials": .flow, "authorizationCode": .flow]
        case .schema: Self.schemaObjects
        default: [:]
        }
    }

    /// Fields that hold a mapping of objects.
    var mappings: [String: StandardObject] {
        switch self {
        case .document: ["paths": .pathItem, "webhooks": .pathItem]
        case .components: Self.componentGroups
        case .server: ["variables": .serverVariable]
        case .operation: ["responses": .response, "callbacks": .callback]
        case .parameter, .header: ["content": .mediaType, "examples": .example]
        case .requestBody: ["content": .mediaType]
        case .mediaType: ["examples": .example, "encoding": .encoding]
        case .encoding: ["headers": .header]
        case .response: ["headers": .header, "content": .mediaType, "links": .link]
        case .schema: Self.schemaMappings
        default: [:]
        }
    }

    /// Fields that hold a list of objects.
    var lists: [String: StandardObject] {
        switch self {
        case .document: ["servers": .server, "tags": .tag]
        case .pathItem, .operation: ["servers": .server, "parameters": .parameter]
        case .schema: ["allOf": .schema, "oneOf": .schema, "anyOf": .schema, "prefixItems": .schema]
        default: [:]
        }
    }

    private static let methods = Dictionary(
        uniqueKeysWithValues: HTTPMethod.allCases.map { ($0.rawValue, StandardObject.operation) })

    private static let componentGroups: [String: StandardObject] = [
        "schemas": .schema, "responses": .response, "parameters": .parameter, "examples": .example,
        "requestBodies": .requestBody, "headers": .header, "securitySchemes": .securityScheme, "links": .link,
        "callbacks": .callback, "pathItems": .pathItem,
    ]

    /// Keywords of version 3.1 included.
    private static let schemaObjects: [String: StandardObject] = [
        "items": .schema, "not": .schema, "additionalProperties": .schema, "discriminator": .discriminator,
        "xml": .xml, "externalDocs": .externalDocs, "if": .schema, "then": .schema, "else": .schema,
        "contains": .schema, "propertyNames": .schema, "unevaluatedItems": .schema, "unevaluatedProperties": .schema,
        "contentSchema": .schema,
    ]

    private static let schemaMappings: [String: StandardObject] = [
        "properties": .schema, "patternProperties": .schema, "dependentSchemas": .schema, "$defs": .schema,
        "definitions": .schema,
    ]
}
