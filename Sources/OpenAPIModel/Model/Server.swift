package import SourceDiagnostics

package struct Server: Sendable {
    package struct Variable: Sendable {
        package var name: String
        package var nameRange: SourceRange
        package var defaultValue: String
        package var allowed: [String]?
        package var description: String?
        package var extensions = Extensions()
        package var origin: Origin

        package init(name: String, nameRange: SourceRange, defaultValue: String, origin: Origin) {
            self.name = name
            self.nameRange = nameRange
            self.defaultValue = defaultValue
            self.origin = origin
        }
    }

    /// As written, with `{variable}`s.
    package var url: String
    package var description: String?
    package var variables: [Variable]
    package var extensions = Extensions()
    package var origin: Origin

    package init(url: String, description: String?, variables: [Variable], origin: Origin) {
        self.url = url
        self.description = description
        self.variables = variables
        self.origin = origin
    }
}
