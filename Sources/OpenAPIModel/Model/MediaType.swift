package import SourceDiagnostics

package struct RequestBody: Sendable {
    package typealias ID = TableID<RequestBody>

    package var description: String?
    package var isRequired: Bool
    package var content: [MediaType]
    package var extensions = Extensions()
    package var origin: Origin
    package var componentName: String?
    /// Whether a part of it is left out because it is broken.
    package var isIncomplete = false

    package init(description: String?, isRequired: Bool, content: [MediaType], origin: Origin) {
        self.description = description
        self.isRequired = isRequired
        self.content = content
        self.origin = origin
    }
}

package struct MediaType: Sendable {
    /// As written: `application/json; charset=utf-8`.
    package var name: String
    package var nameRange: SourceRange
    package var schema: Schema.ID?
    package var examples: [Example]
    /// How properties of a form body are sent, by property name.
    package var encodings: [Encoding] = []
    package var extensions = Extensions()
    package var origin: Origin

    package init(name: String, nameRange: SourceRange, schema: Schema.ID?, examples: [Example], origin: Origin) {
        self.name = name
        self.nameRange = nameRange
        self.schema = schema
        self.examples = examples
        self.origin = origin
    }
}

/// An Encoding Object (OAS 3.0.4, section 4.7.15).
package struct Encoding: Sendable {
    /// The property of the schema that it is about.
    package var property: String
    package var propertyRange: SourceRange
    package var contentType: String?
    package var headers: [NamedEntry<Header.ID>]
    /// nil where nothing is said, which differs from saying the default.
    package var style: ParameterStyle?
    package var explodes: Bool?
    package var allowsReserved: Bool
    package var extensions = Extensions()
    package var origin: Origin

    package init(property: String, propertyRange: SourceRange, origin: Origin) {
        self.property = property
        self.propertyRange = propertyRange
        self.origin = origin
        headers = []
        allowsReserved = false
    }
}
