/// Writes the program that serves the mock.
struct MockExecutableEmitter {
    let context: EmitterContext
    /// The module that has the mock, where it is another one.
    let mockModule: String?

    func file() -> SwiftFile {
        let name = context.plan.name
        let title = SwiftLiteral.string(context.plan.title)
        return SwiftFile(
            name: "\(name)+MockExecutable.swift",
            modules: (["KakehashiMockServer"] + [mockModule].compactMap { $0 }).map { .moduleWithTypes($0, []) },
            declarations: [
                .block(
                    "@main nonisolated enum \(name)MockExecutable",
                    documentation: "Serves the mock of the contract; `--help` tells the options.",
                    [
                        .function(
                            "static func main() async throws",
                            [
                                .line(
                                    "try await MockProgram.run(\(context.qualified(["Mock"])).transport(), title: \(title))"
                                )
                            ])
                    ])
            ])
    }
}
