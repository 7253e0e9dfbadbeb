package import JSONCoding
package import SourceDiagnostics
package import YAMLSyntax

/// A Schema Object (OAS 3.0.4, section 4.7.24). References in it are ids, so a cycle is nothing special.
package struct Schema: Sendable {
    package typealias ID = TableID<Schema>

    package enum SchemaType: String, Sendable, Hashable, CaseIterable {
        case array, boolean, integer, number, object, string
    }

    package enum AdditionalProperties: Sendable {
        /// Nothing is said: anything may come.
        case unspecified
        case allowed
        case forbidden
        case schema(Schema.ID)
    }

    package struct Property: Sendable {
        package var name: String
        package var nameRange: SourceRange
        package var schema: Schema.ID

        package init(name: String, nameRange: SourceRange, schema: Schema.ID) {
            self.name = name
            self.nameRange = nameRange
            self.schema = schema
        }
    }

    package var origin: Origin
    /// The key under `components/schemas` of the file that holds it, where it is one.
    package var componentName: String?
    /// Whether it is broken; a finding says why. It accepts everything.
    package var isInvalid = false

    package var title: String?
    package var description: String?
    package var type: SchemaType?
    package var format: String?
    package var isNullable = false
    package var isReadOnly = false
    package var isWriteOnly = false
    package var isDeprecated = false
    package var enumValues: [JSONValue]?
    /// The list of `enum`, for findings about an element; nil where there is none.
    package var enumNode: Node?
    /// `default` as written.
    package var writtenDefault: WrittenValue?
    /// `example` as written.
    package var writtenExample: WrittenValue?
    /// The others of `examples`; only documents of version 3.1 have several.
    package var furtherExamples: [WrittenValue] = []
    /// Made anew each time, so keep it where it is needed often.
    package var defaultValue: JSONValue? {
        get { writtenDefault?.json }
        set { writtenDefault = newValue.map { WrittenValue($0) } }
    }
    /// Made anew each time, so keep it where it is needed often.
    package var example: JSONValue? {
        get { writtenExample?.json }
        set { writtenExample = newValue.map { WrittenValue($0) } }
    }

    package var multipleOf: JSONNumber?
    package var minimum: JSONNumber?
    package var maximum: JSONNumber?
    package var exclusiveMinimum = false
    package var exclusiveMaximum = false
    package var minLength: Int?
    package var maxLength: Int?
    package var pattern: String?
    package var minItems: Int?
    package var maxItems: Int?
    package var uniqueItems = false
    package var minProperties: Int?
    package var maxProperties: Int?
    package var required: [String] = []

    package var items: Schema.ID?
    package var properties: [Property] = []
    package var additionalProperties: AdditionalProperties = .unspecified
    package var allOf: [Schema.ID] = []
    package var oneOf: [Schema.ID] = []
    package var anyOf: [Schema.ID] = []
    package var not: Schema.ID?
    package var discriminator: Discriminator?
    package var xml: XML?
    package var externalDocs: ExternalDocumentation?
    package var extensions = Extensions()

    package init(origin: Origin) { self.origin = origin }
}
