package struct Response: Sendable {
    package typealias ID = TableID<Response>

    package var description: String
    package var headers: [NamedEntry<Header.ID>]
    package var content: [MediaType]
    package var links: [NamedEntry<Link>] = []
    package var extensions = Extensions()
    package var origin: Origin
    /// The key under `components/responses`, where it is one.
    package var componentName: String?
    /// Whether a part of it is left out because it is broken.
    package var isIncomplete = false

    package init(description: String, origin: Origin) {
        self.description = description
        self.origin = origin
        headers = []
        content = []
    }
}

/// A header of a response or of a part of a form; its style is always `simple`.
package struct Header: Sendable {
    package typealias ID = TableID<Header>

    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var explodes: Bool
    package var schema: Schema.ID?
    package var content: [MediaType]
    package var examples: [Example]
    package var extensions = Extensions()
    package var origin: Origin
    /// The key under `components/headers`, where it is one.
    package var componentName: String?
    /// Whether a part of it is left out because it is broken.
    package var isIncomplete = false

    package init(origin: Origin) {
        self.origin = origin
        isRequired = false
        isDeprecated = false
        explodes = false
        content = []
        examples = []
    }
}
