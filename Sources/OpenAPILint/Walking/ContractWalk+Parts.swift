import OpenAPIModel
import YAMLSyntax

extension ContractWalk {
    /// The servers of the document, of path items and of operations, in this order.
    var servers: [Node] {
        var owners = [root]
        var items: Set<Node> = []
        for site in operations {
            if let item = site.node.parent, items.insert(item).inserted { owners.append(item) }
            owners.append(site.node)
        }
        return owners.flatMap { $0["servers"]?.elements.filter { $0.kind == .mapping } ?? [] }
    }

    /// The entries of `paths` without its extensions.
    var pathEntries: [(key: Node, value: Node)] {
        root["paths"]?.entries.filter { $0.key.scalarText?.hasPrefix("/") == true } ?? []
    }

    /// What holds for an operation: its own requirements or those of the document.
    func security(of operation: Operation) -> [SecurityRequirement] { operation.security ?? document.security }

    /// Whether a call needs no credential.
    func isOpen(_ operation: Operation) -> Bool {
        let requirements = security(of: operation)
        return requirements.isEmpty || requirements.contains { $0.schemes.isEmpty }
    }

    func responses(of operation: Operation) -> [(status: StatusPattern, response: Response)] {
        operation.responses.map { ($0.status, document[$0.response]) }
    }

    func parameters(of operation: Operation) -> [Parameter] { operation.parameters.map { document[$0] } }

    /// The entries of the entry document's component schemas.
    var namedSchemas: [(key: Node, value: Node)] { root["components"]?["schemas"]?.entries.map { $0 } ?? [] }
}
