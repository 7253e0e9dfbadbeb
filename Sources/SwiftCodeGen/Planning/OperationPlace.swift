/// Where an operation's types go: into the enum of the operation, or, for a callback, into that of the operation that
/// has it, with the callback's name before their own.
struct OperationPlace {
    /// The enum that has the types.
    var outer: String
    /// Stands before the name of each.
    var prefix = ""

    func path(_ name: String) -> [String] { [outer, prefix + name] }

    func place(_ name: String) -> TypeGraphBuilder.Place { .init(outer: [outer], name: prefix + name) }
}
