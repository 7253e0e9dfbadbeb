import OpenAPIModel
import YAMLSyntax

extension ContractWalk {
    /// A `description` or `summary` somewhere in the contract.
    struct Prose: Sendable {
        let key: Node
        let value: Node
        let text: String
        /// The object that it describes.
        let owner: Node
    }

    /// Every `description` and `summary` of the objects that rules look at, each once; those in examples are values and
    /// not meant.
    var proses: [Prose] {
        var result: [Prose] = []
        for owner in proseOwners {
            for name in ["summary", "description"] {
                guard let (key, value) = owner.entry(name), let text = value.string else { continue }
                result.append(Prose(key: key, value: value, text: text, owner: owner))
            }
        }
        return result
    }

    private var proseOwners: [Node] {
        var owners: [Node] = []
        var items: Set<Node> = []
        if let info = root["info"] { owners.append(info) }
        owners += root["tags"]?.elements.map { $0 } ?? []
        owners += root["servers"]?.elements.map { $0 } ?? []
        for site in allOperations {
            if let item = site.node.parent, items.insert(item).inserted { owners.append(item) }
            owners.append(site.node)
        }
        owners += parameters.map(\.node) + requestBodies.map(\.node) + responses.map(\.node)
        owners += document.headers.compactMap(\.origin.node)
        owners += schemas.map(\.node) + securitySchemes.map(\.node)
        return owners
    }
}
