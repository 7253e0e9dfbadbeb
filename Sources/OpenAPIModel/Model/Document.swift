package import SourceDiagnostics

/// A contract, read once: objects that can be referenced lie in flat tables, references are ids.
package struct Document: Sendable {
    /// Every file that was read, the entry document first.
    package var files: SourceFiles
    package var entry: FileID
    /// Those that were fetched.
    package var remoteFiles = RemoteFiles()
    /// The value of `openapi`, for example `3.0.3`.
    package var version: String
    package var info: Info
    package var servers: [Server]
    package var tags: [Tag]
    package var externalDocs: ExternalDocumentation?
    package var paths: [PathItem]
    /// The `x-` fields of `paths`.
    package var pathsExtensions: Extensions
    /// The requirements of the whole document; an empty list means none.
    package var security: [SecurityRequirement]
    package var securitySchemes: [NamedEntry<SecurityScheme>]
    package var extensions: Extensions
    /// The place of the whole entry document.
    package var origin: Origin

    package var schemas: [Schema]
    package var parameters: [Parameter]
    package var requestBodies: [RequestBody]
    package var responses: [Response]
    package var headers: [Header]

    /// Named entries of the entry document's `components`, in order, also those that nothing uses.
    package var components: Components

    /// What is too broken to be in the model, in the order in which it was read; a finding says why. Schemas among
    /// them are in the table and marked invalid.
    package var omissions: [Omission]

    package struct Components: Sendable {
        package var schemas: [NamedEntry<Schema.ID>] = []
        package var parameters: [NamedEntry<Parameter.ID>] = []
        package var requestBodies: [NamedEntry<RequestBody.ID>] = []
        package var responses: [NamedEntry<Response.ID>] = []
        package var headers: [NamedEntry<Header.ID>] = []
        package var examples: [NamedEntry<Example>] = []
        package var links: [NamedEntry<Link>] = []
        package var callbacks: [NamedEntry<Callback>] = []
        /// Only documents of version 3.1 have them.
        package var pathItems: [NamedEntry<PathItem>] = []
        package var extensions = Extensions()

        package init() {}
    }

    package subscript(id: Schema.ID) -> Schema { schemas[id.index] }
    package subscript(id: Parameter.ID) -> Parameter { parameters[id.index] }
    package subscript(id: RequestBody.ID) -> RequestBody { requestBodies[id.index] }
    package subscript(id: Response.ID) -> Response { responses[id.index] }
    package subscript(id: Header.ID) -> Header { headers[id.index] }

    package init(files: SourceFiles, entry: FileID, version: String, info: Info, origin: Origin) {
        self.files = files
        self.entry = entry
        self.version = version
        self.info = info
        self.origin = origin
        servers = []
        tags = []
        paths = []
        pathsExtensions = Extensions()
        security = []
        securitySchemes = []
        extensions = Extensions()
        schemas = []
        parameters = []
        requestBodies = []
        responses = []
        headers = []
        components = Components()
        omissions = []
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
