package struct Tag: Sendable {
    package var name: String
    package var description: String?
    package var externalDocs: ExternalDocumentation?
    package var extensions = Extensions()
    package var origin: Origin

    package init(name: String, origin: Origin) {
        self.name = name
        self.origin = origin
    }
}

/// An address of further documentation (OAS 3.0.4, section 4.7.11).
package struct ExternalDocumentation: Sendable {
    package var url: String
    package var description: String?
    package var extensions = Extensions()
    package var origin: Origin

    package init(url: String, origin: Origin) {
        self.url = url
        self.origin = origin
    }
}
