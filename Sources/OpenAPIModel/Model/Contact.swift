/// The Info Object (OAS 3.0.4, section 4.7.2).
package struct Info: Sendable {
    package var title: String
    package var version: String
    /// Only documents of version 3.1 have it.
    package var summary: String?
    package var description: String?
    /// A URL.
    package var termsOfService: String?
    package var contact: Contact?
    package var license: License?
    package var extensions: Extensions
    /// nil where the document has no `info`.
    package var origin: Origin?

    package init(title: String, version: String, origin: Origin?) {
        self.title = title
        self.version = version
        self.origin = origin
        extensions = Extensions()
    }
}

/// Who to ask about the contract.
package struct Contact: Sendable {
    package var name: String?
    package var url: String?
    package var email: String?
    package var extensions = Extensions()
    package var origin: Origin

    package init(origin: Origin) { self.origin = origin }
}

/// Under which terms the described API is offered.
package struct License: Sendable {
    package var name: String
    package var url: String?
    /// An SPDX expression; only documents of version 3.1 have it.
    package var identifier: String?
    package var extensions = Extensions()
    package var origin: Origin

    package init(name: String, origin: Origin) {
        self.name = name
        self.origin = origin
    }
}
