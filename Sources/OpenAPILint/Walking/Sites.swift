import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation and its text.
struct OperationSite: Sendable {
    let operation: Operation
    let node: Node

    /// `GET /pets`, as messages name it.
    var title: String { "\(operation.method.rawValue.uppercased()) \(operation.path)" }
    /// Methods that are meant to change something.
    var isWrite: Bool { [.post, .put, .patch, .delete].contains(operation.method) }
}

struct ParameterSite: Sendable {
    let parameter: Parameter
    let node: Node
}

/// A response at the first place that uses it, or in `components` where none does.
struct ResponseSite: Sendable {
    let id: Response.ID
    let response: Response
    let node: Node
    /// Where it is used; the same response can stand for several statuses and operations.
    let uses: [Use]

    struct Use: Sendable {
        let operation: OperationSite
        let entry: ResponseEntry
    }

    /// Whether some use is of a status that the condition accepts.
    func isUsed(where condition: (StatusPattern) -> Bool) -> Bool { uses.contains { condition($0.entry.status) } }

    var contents: [ContentSite] { ContentSite.of(response.content, in: node) }
}

struct RequestBodySite: Sendable {
    let body: RequestBody
    let node: Node
    let operations: [OperationSite]

    var contents: [ContentSite] { ContentSite.of(body.content, in: node) }
}

/// A media type and its text.
struct ContentSite: Sendable {
    let media: MediaType
    let node: Node

    static func of(_ content: [MediaType], in owner: Node) -> [ContentSite] {
        content.compactMap { media in
            owner["content"]?[media.name].map { ContentSite(media: media, node: $0) }
        }
    }

    var isJSON: Bool {
        let name = media.name.split(separator: ";").first.map { $0.lowercased() } ?? ""
        return name == "application/json" || name.hasSuffix("+json") || name.hasPrefix("application/json ")
    }
    var isProblem: Bool { media.name.lowercased().hasPrefix("application/problem+json") }
}

struct SchemaSite: Sendable {
    let id: Schema.ID
    let schema: Schema
    let node: Node

    /// `'name'` of the component or property that it is, as messages show it; nil for others.
    var name: String? {
        if let name = schema.componentName { return name }
        guard let key = node.key?.scalarText, node.parent?.key?.scalarText == "properties" else { return nil }
        return key
    }
}

struct SecuritySchemeSite: Sendable {
    let name: String
    let scheme: SecurityScheme
    /// The text of the scheme itself.
    let node: Node
    /// The place that names it.
    let nameRange: SourceRange
}

extension StatusPattern {
    var isSuccess: Bool {
        switch self {
        case .code(let code): 200...299 ~= code
        case .range(let hundred): hundred == 2
        case .default: false
        }
    }

    var isClientError: Bool {
        switch self {
        case .code(let code): 400...499 ~= code
        case .range(let hundred): hundred == 4
        case .default: false
        }
    }

    /// `default` does not count: it may be anything.
    var isError: Bool {
        switch self {
        case .code(let code): 400...599 ~= code
        case .range(let hundred): hundred == 4 || hundred == 5
        case .default: false
        }
    }

    /// Whether an answer of this status is covered.
    func covers(_ status: Int) -> Bool {
        switch self {
        case .code(let code): code == status
        case .range(let hundred): status / 100 == hundred
        case .default: true
        }
    }
}
