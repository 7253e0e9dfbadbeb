import JSONCoding
import OpenAPIModel

/// What the operations of a contract keep and look up. It never changes; what they keep is in a `World`.
struct StateModel: Sendable {
    let resources: [StatefulResource]
    /// By the index of the operation; nil where the state does not matter.
    let operations: [StatefulOperation?]

    static let none = StateModel(resources: [], operations: [])

    func operation(_ index: Int) -> StatefulOperation? { operations.indices.contains(index) ? operations[index] : nil }
}

/// Things of one kind.
struct StatefulResource: Sendable {
    /// The name that the contract gives, or the path of the collection.
    let name: String
    /// Properties that tell an item from all others; the first is set by whoever makes one.
    let keys: [String]
    let shape: ItemShape
    /// Whether the contract says so itself.
    let isDeclared: Bool
    /// The path of an item whose last segment is its key; nil where there is none.
    let itemPath: String?
    let seeds: SeedData
    /// Examples of an item, for what nobody has described.
    let models: [SeedData.Source]

    var key: String { keys.first ?? "id" }

    /// Whether what it does not have is not there. Nobody is held to examples until something has changed, unless the
    /// contract says that they are all there is.
    func isComplete(_ stored: StoredResource) -> Bool { isDeclared || stored.isWritten }
}

/// What an operation does with a resource.
struct StatefulOperation: Sendable {
    enum Action: String, Sendable, CaseIterable {
        case create, read, list
        /// By PUT the item is replaced, by PATCH it is patched, by POST it takes the members over.
        case update
        case delete
        /// The item becomes what the example of the answer shows, and takes the members of the body over.
        case transition
    }

    /// Where the text is that says which item is meant.
    enum KeySource: Sendable, Hashable {
        case path(String)
        case query(String)
        case header(String)
        /// A JSON pointer.
        case body(String)
        /// The caller's own: the last one that was made, else the first one there is.
        case own
    }

    let resource: Int
    let action: Action
    let key: String
    let source: KeySource
    /// Path parameters that say in which collection the item is.
    let scopes: [Scope]
    /// Whether the path ends with the item: then PUT replaces all of it.
    let isItemPath: Bool
    /// The part of the item that the operation is about; nil for all of it.
    let member: ItemMember?
    /// The example that is answered where there is no such item.
    let whenMissing: String?
    /// By the schema of a content: where the items are in a body of an answer.
    let places: [Schema.ID: ItemPlace]
    let request: RequestShape
    let list: ListParameters
    /// The last segment of the path, which may say what has happened, as in `/notices/{id}/read`.
    let verb: String?
    /// Whether a change needs an If-Match.
    let needsCondition: Bool

    /// How an item comes in.
    struct RequestShape: Sendable {
        /// Members of the body that lead to it.
        var path: [String] = []
        /// nil where anything may come.
        var names: Set<String>?
    }

    struct Scope: Sendable {
        let parameter: String
        /// Must have the item, where its examples hold together.
        let parent: Parent?
    }

    struct Parent: Sendable {
        let resource: Int
        let key: String
        /// The example of the parameter.
        let example: JSONValue
    }
}
