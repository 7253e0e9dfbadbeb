package import JSONCoding
package import SourceDiagnostics

/// Where an object of the document stands.
package struct Origin: Hashable, Sendable {
    package var range: SourceRange
    /// JSON pointer within the file, `#` left out: `/components/schemas/Pet`.
    package var pointer: String

    package init(range: SourceRange, pointer: String) {
        self.range = range
        self.pointer = pointer
    }
}

/// A contract, read once: objects that can be referenced lie in flat tables, references are ids.
package struct Document: Sendable {
    /// Every file that was read, the entry document first.
    package var files: SourceFiles
    package var entry: FileID
    /// The value of `openapi`, for example `3.0.3`.
    package var version: String
    package var info: Info
    package var servers: [Server]
    package var tags: [Tag]
    package var paths: [PathItem]
    /// The requirements of the whole document; an empty list means none.
    package var security: [SecurityRequirement]
    package var securitySchemes: [NamedEntry<SecurityScheme>]
    package var extensions: JSONObject

    package var schemas: [Schema]
    package var parameters: [Parameter]
    package var requestBodies: [RequestBody]
    package var responses: [Response]
    package var headers: [Header]

    /// Named entries of the entry document's `components`, in order, also those that nothing uses.
    package var components: Components

    package struct Components: Sendable {
        package var schemas: [NamedEntry<Schema.ID>] = []
        package var parameters: [NamedEntry<Parameter.ID>] = []
        package var requestBodies: [NamedEntry<RequestBody.ID>] = []
        package var responses: [NamedEntry<Response.ID>] = []
        package var headers: [NamedEntry<Header.ID>] = []

        package init() {}
    }

    package subscript(id: Schema.ID) -> Schema { schemas[id.index] }
    package subscript(id: Parameter.ID) -> Parameter { parameters[id.index] }
    package subscript(id: RequestBody.ID) -> RequestBody { requestBodies[id.index] }
    package subscript(id: Response.ID) -> Response { responses[id.index] }
    package subscript(id: Header.ID) -> Header { headers[id.index] }

    package init(files: SourceFiles, entry: FileID, version: String, info: Info) {
        self.files = files
        self.entry = entry
        self.version = version
        self.info = info
        servers = []
        tags = []
        paths = []
        security = []
        securitySchemes = []
        extensions = JSONObject()
        schemas = []
        parameters = []
        requestBodies = []
        responses = []
        headers = []
        components = Components()
    }
}

/// A place in one of the document's flat tables.
package struct TableID<Object>: Hashable, Sendable {
    package let index: Int
    package init(index: Int) { self.index = index }
}

/// A value with the name that a mapping of the document gives it.
package struct NamedEntry<Value: Sendable>: Sendable {
    package var name: String
    package var value: Value
    /// The range of the name itself.
    package var nameRange: SourceRange

    package init(name: String, value: Value, nameRange: SourceRange) {
        self.name = name
        self.value = value
        self.nameRange = nameRange
    }
}

package struct Info: Sendable {
    package var title: String
    package var version: String
    package var description: String?
    package var extensions: JSONObject

    package init(title: String, version: String, description: String? = nil, extensions: JSONObject = JSONObject()) {
        self.title = title
        self.version = version
        self.description = description
        self.extensions = extensions
    }
}

package struct Server: Sendable {
    package struct Variable: Sendable {
        package var name: String
        package var defaultValue: String
        package var allowed: [String]?

        package init(name: String, defaultValue: String, allowed: [String]?) {
            self.name = name
            self.defaultValue = defaultValue
            self.allowed = allowed
        }
    }

    /// As written, with `{variable}`s.
    package var url: String
    package var description: String?
    package var variables: [Variable]
    package var origin: Origin

    package init(url: String, description: String?, variables: [Variable], origin: Origin) {
        self.url = url
        self.description = description
        self.variables = variables
        self.origin = origin
    }
}

package struct Tag: Sendable {
    package var name: String
    package var description: String?

    package init(name: String, description: String?) {
        self.name = name
        self.description = description
    }
}
