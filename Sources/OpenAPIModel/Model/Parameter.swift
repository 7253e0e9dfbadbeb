package enum ParameterLocation: String, Sendable, Hashable, CaseIterable {
    case path, query, header, cookie
}

package enum ParameterStyle: String, Sendable, Hashable, CaseIterable {
    case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
}

package struct Parameter: Sendable {
    package typealias ID = TableID<Parameter>

    package var name: String
    package var location: ParameterLocation
    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var allowsEmptyValue: Bool
    /// The written style, or the default of the location.
    package var style: ParameterStyle
    package var explodes: Bool
    package var allowsReserved: Bool
    /// nil where `content` is used instead.
    package var schema: Schema.ID?
    package var content: [MediaType]
    package var examples: [Example]
    package var extensions: Extensions
    package var origin: Origin
    /// The key under `components/parameters`, where it is one.
    package var componentName: String?
    /// Whether a part of it is left out because it is broken.
    package var isIncomplete: Bool

    package init(name: String, location: ParameterLocation, origin: Origin) {
        self.name = name
        self.location = location
        self.origin = origin
        isRequired = false
        isDeprecated = false
        allowsEmptyValue = false
        style = location == .query || location == .cookie ? .form : .simple
        explodes = style == .form
        allowsReserved = false
        content = []
        examples = []
        extensions = Extensions()
        isIncomplete = false
    }
}
