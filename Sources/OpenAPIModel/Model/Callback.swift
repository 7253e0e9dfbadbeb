package import SourceDiagnostics

/// Requests that the server sends to an address which an earlier request told it (OAS 3.0.4, section 4.7.18).
package struct Callback: Sendable {
    package var name: String
    package var nameRange: SourceRange
    /// Their templates are runtime expressions, such as `{$request.body#/callbackUrl}`, and not paths.
    package var expressions: [PathItem]
    package var extensions = Extensions()
    package var origin: Origin
    /// The key under `components/callbacks`, where it is one.
    package var componentName: String?

    package init(name: String, nameRange: SourceRange, expressions: [PathItem], origin: Origin) {
        self.name = name
        self.nameRange = nameRange
        self.expressions = expressions
        self.origin = origin
    }
}
