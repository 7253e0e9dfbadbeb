import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// One run of the loader: what has been read and made so far. It never leaves the function that began the run.
final class LoadSession {
    let provider: any FileProvider
    let options: LoaderOptions
    /// The canonical root folder, known once the entry file is found.
    var root = "/"

    var files = SourceFiles()
    var loadedFiles: [LoadedFile] = []
    var filesByPath: [String: FileID] = [:]
    /// References that were followed with success, by containing file and text.
    var followed: [ReferenceKey: Node] = [:]
    /// Where chains of references end, by their links; nil for those that lead nowhere, which have a finding.
    var resolved: [ResolutionKey: Node?] = [:]
    /// Entries of `$defs`, to be compared with what references lead to.
    var definitions: [(key: Node, value: Node)] = []
    /// What is remembered about references and remote files.
    var references = ReferenceState()
    private var reported: [Diagnostic] = []
    /// Parts of the texts that could not be read; each has a finding already.
    private var unread: Set<SourceRange> = []
    /// Fields that the specification does not know, by object; see `LoadSession+Slips.swift`.
    var slips: [Node: [Slip]] = [:]
    /// Findings whose place another one has taken.
    private var withdrawn: Set<Int> = []
    /// What is left out so far.
    private(set) var omissions: [Omission] = []
    /// The key that stands for `openapi`, which has a finding.
    var misspelledVersion: Node?
    /// Whether the entry document says that it is of version 3.1.
    var isVersion31 = false

    var schemas: [Schema] = []
    var schemaIDs: [Node: Schema.ID] = [:]
    /// Schemas that have an id but no contents yet; from `nextSchema` on, in the order of the ids.
    var schemaNodes: [Node?] = []
    var nextSchema = 0

    var parameters = ObjectTable<Parameter>()
    var requestBodies = ObjectTable<RequestBody>()
    var responses = ObjectTable<Response>()
    var headers = ObjectTable<Header>()

    var securitySchemes: [NamedEntry<SecurityScheme>] = []
    var securitySchemeNames: Set<String> = []
    /// Schemes whose requirements have scopes.
    var schemesWithScopes: Set<String> = []
    /// Encodings, to be compared with the properties when all schemas are read.
    var encodedContents: [EncodedContent] = []
    var operationIDs: [String: SourceRange] = [:]
    /// Path items and operations with parameters that are too broken to be in the model.
    var brokenLists: Set<Node> = []
    /// Callbacks that are being read; a callback can refer to itself through its operations.
    var openCallbacks: Set<Node> = []
    var callbacks: [Node: Callback] = [:]
    var waitingCallbacks: [Node] = []

    init(provider: any FileProvider, options: LoaderOptions) {
        self.provider = provider
        self.options = options
    }

    var diagnostics: [Diagnostic] {
        if withdrawn.isEmpty { return reported }
        return reported.indices.lazy.filter { !self.withdrawn.contains($0) }.map { self.reported[$0] }
    }

    /// Gives the place of the finding among all; nil where it is about a part that could not be read, as such a one
    /// looks like null and that would be untrue.
    @discardableResult
    func report(_ diagnostic: Diagnostic) -> Int? {
        if !unread.isEmpty, let range = diagnostic.range, unread.contains(range) { return nil }
        reported.append(diagnostic)
        return reported.count - 1
    }

    /// What was found in a text, and which parts of it could not be read.
    func take(_ outcome: Outcome<Node>) {
        reported += outcome.diagnostics
        unread.formUnion(outcome.value?.unreadRanges ?? [])
    }

    /// Takes findings back, because another one says the same better.
    func withdraw(_ places: [Int]) { withdrawn.formUnion(places) }

    /// A finding about a node, with its place and pointer.
    func report(
        _ rule: Rule, _ message: LocalizedText, at node: Node, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        report(
            Diagnostic(rule, message, at: node.range, pointer: node.pointer, notes: notes, fixes: fixes))
    }

    /// Notes that a broken part is not in the model.
    func leaveOut(_ part: Omission.Part, _ node: Node) { omissions.append(Omission(part, origin(of: node))) }

    func origin(of node: Node) -> Origin { Origin(of: node) }
}

/// Objects of one kind, each made once for its node.
struct ObjectTable<Object> {
    private(set) var objects: [Object] = []
    /// nil for a node that gave no object.
    private var ids: [Node: TableID<Object>?] = [:]

    /// The outer nil says that the node has not been read.
    func id(of node: Node) -> TableID<Object>?? { ids[node] }

    mutating func add(_ object: Object?, for node: Node) -> TableID<Object>? {
        guard let object else {
            ids[node] = .some(nil)
            return nil
        }
        let id = TableID<Object>(index: objects.count)
        objects.append(object)
        ids[node] = id
        return id
    }

    subscript(id: TableID<Object>) -> Object { objects[id.index] }
}

/// A file of the run and what became of it.
struct LoadedFile {
    var file: SourceFile
    /// Without symbolic links; references in the file are relative to its folder.
    var canonicalPath: String
    /// nil where the text could not be parsed.
    var node: Node?
}

struct ReferenceKey: Hashable {
    var file: FileID
    var text: String
}

struct ResolutionKey: Hashable {
    var node: Node
    var kind: ComponentKind
}

/// The kinds of objects that a reference can lead to, named like the mappings of `components`.
enum ComponentKind: String {
    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links, callbacks
    /// Not a part of `components` in version 3.0.
    case pathItems

    /// As a message names one of them.
    var singular: String {
        switch self {
        case .schemas: "schema"
        case .responses: "response"
        case .parameters: "parameter"
        case .examples: "example"
        case .requestBodies: "request body"
        case .headers: "header"
        case .securitySchemes: "security scheme"
        case .links: "link"
        case .callbacks: "callback"
        case .pathItems: "path item"
        }
    }

    var singularWithArticle: String { (self == .examples ? "an " : "a ") + singular }
}

/// A media type with encodings.
struct EncodedContent {
    var mediaType: String
    var schema: Schema.ID?
    /// The names of the encodings and their objects.
    var encodings: [(key: Node, value: Node)]
}
