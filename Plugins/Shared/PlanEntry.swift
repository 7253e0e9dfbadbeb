/// What the configuration of a target says about one contract, as far as the names of files depend on it.
struct PlanEntry: Equatable {
    var document: String?
    var name: String?
    var root: String?
}
