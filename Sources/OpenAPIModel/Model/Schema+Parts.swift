package import SourceDiagnostics

extension Schema {
    package struct Discriminator: Sendable {
        package struct Mapping: Sendable {
            package var value: String
            package var schema: Schema.ID
            /// The range of `value`.
            package var valueRange: SourceRange
            /// The place of the name or the reference.
            package var origin: Origin

            package init(value: String, schema: Schema.ID, valueRange: SourceRange, origin: Origin) {
                self.value = value
                self.schema = schema
                self.valueRange = valueRange
                self.origin = origin
            }
        }

        package var propertyName: String
        /// In order. Names and references are both resolved; one that leads nowhere is a finding and left out.
        package var mapping: [Mapping]
        package var extensions = Extensions()
        package var origin: Origin
        package var range: SourceRange { origin.range }

        package init(propertyName: String, mapping: [Mapping], origin: Origin) {
            self.propertyName = propertyName
            self.mapping = mapping
            self.origin = origin
        }
    }

    /// How a value looks in XML (OAS 3.0.4, section 4.7.26).
    package struct XML: Sendable {
        package var name: String?
        package var namespace: String?
        package var prefix: String?
        package var isAttribute = false
        package var isWrapped = false
        package var extensions = Extensions()
        package var origin: Origin

        package init(origin: Origin) { self.origin = origin }
    }
}
