package import SourceDiagnostics

package struct PathItem: Sendable {
    /// The template as written: `/pets/{petId}`. For a callback, an expression.
    package var template: String
    package var templateRange: SourceRange
    /// The template of a callback, taken apart; nil for paths and for one that does not parse, which has a finding.
    package var expression: RuntimeText?
    package var summary: String?
    package var description: String?
    /// Those that the path item gives its operations; each operation has them as well if it has none of its own.
    package var servers: [Server]
    /// Those that all operations share; each operation has them as well.
    package var parameters: [Parameter.ID]
    package var operations: [Operation]
    package var extensions: Extensions
    /// Where the fields are, behind a reference if the path item is one.
    package var origin: Origin

    package init(template: String, templateRange: SourceRange, origin: Origin) {
        self.template = template
        self.templateRange = templateRange
        self.origin = origin
        servers = []
        parameters = []
        operations = []
        extensions = Extensions()
    }
}

/// The eight methods that a path item can have (OAS 3.0.4, section 4.7.9), in the order of the text.
package enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    case get, put, post, delete, options, head, patch, trace
}
