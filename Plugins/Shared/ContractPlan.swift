/// A contract of a target: what `kakehashi-generate` is asked for, and the files that this will give.
struct ContractPlan: Equatable {
    /// Files over which the generator spreads types and operations.
    private static let shards = 1...4

    var document: String
    var name: String
    /// The configuration file that says more about the contract.
    var configuration: String?
    /// Below it lie all files that the contract may refer to.
    var root: String

    /// Known without reading the contract: the build asks for them before anything has run.
    ///
    /// All that a contract can give are there, whatever its configuration asks for; the generator leaves empty what is
    /// not needed. So a change of the configuration needs no new plan, which SwiftPM would not make for it.
    var files: [String] {
        let single = ["", "+Checks", "+Client", "+Server", "+Mock", "+MockExecutable"]
        let kinds = ["Types", "Operations", "Client", "Server"]
        let parts = kinds.flatMap { kind in Self.shards.map { "+Part\($0)\(kind)" } }
        return (single + parts).map { name + $0 + ".swift" }
    }

    /// - Parameter settings: the nearest `kakehashi.yaml`.
    func arguments(output: String, settings: String?) -> [String] {
        var arguments = ["generate", document, "--name", name, "--output-directory", output]
        if let configuration { arguments += ["--generator-config", configuration] }
        if let settings { arguments += ["--config", settings] }
        return arguments
    }

    /// Lets the generator compare what it understands of the configuration with what is planned.
    var plannedArguments: [String] { files.flatMap { ["--planned", $0] } }
}
