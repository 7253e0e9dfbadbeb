import YAMLSyntax

/// What becomes of the objects of other files, settled before anything is written.
struct ComponentPlan {
    /// An object of another file, as one kind.
    struct Key: Hashable {
        let node: Node
        let kind: ObjectKind
    }

    struct Component {
        let key: Key
        let name: String
        /// Whether the entry file has it already, as a reference to another file.
        let hasPlace: Bool
    }

    /// In the order in which they were found.
    var components: [Component] = []
    var names: [Key: String] = [:]
    /// Pointers of places in the entry file that hold nothing but a reference to a path item of another file.
    var pathItemPlaces: [Node: String] = [:]
    /// Objects of the entry file that references lead to and that stand where no objects are looked for.
    var hiddenObjects: [Node: ObjectKind] = [:]
    /// What mappings of discriminators need on top, because a schema has another name now.
    var mappings: [Node: [(value: String, schema: String)]] = [:]

    /// Objects that lie within others which have a place of their own, with their pointers in the result.
    var places: [Key: String] = [:]

    /// The reference to the component, nil for objects that became none.
    func reference(to node: Node, _ kind: ObjectKind) -> String? {
        let key = Key(node: node, kind: kind)
        if let place = places[key] { return ReferenceText.local(place) }
        guard let group = kind.group, let name = names[key] else { return nil }
        return "#/components/\(group)/\(name)"
    }
}
