/// Writes a mock of the contract for tests of the same process: the contract's text, and a client that is answered by
/// the mock engine.
struct MockEmitter {
    let context: EmitterContext
    /// The module that has the contract's types, where it is another one.
    let apiModule: String?

    func files() -> [SwiftFile] {
        let modules = [GeneratedImport.runtime, .module("KakehashiMock")] + (apiModule.map { [.module($0)] } ?? [])
        return [
            SwiftFile(
                name: "\(context.plan.name)+Mock.swift", modules: modules,
                declarations: [context.handshake, mock(), contractFiles()])
        ]
    }

    private func mock() -> SwiftDeclaration {
        let entry = context.plan.sources.first?.name ?? ""
        let client = context.qualified(["Client"])
        return .block(
            "nonisolated extension \(context.plan.name)",
            [
                .block(
                    "\(context.modifier)enum Mock",
                    documentation: "Answers as the contract says, in the same process and without a socket.",
                    [
                        .function(
                            "\(context.modifier)static func transport() throws -> MockTransport",
                            documentation: "A transport that every client of this contract can use.",
                            [
                                .line(
                                    "return try MockTransport(entry: \(SwiftLiteral.string(entry)), files: contractFiles)"
                                )
                            ]),
                        .function(
                            "\(context.modifier)static func client() throws -> \(client)",
                            documentation: "A client that talks to the mock.",
                            [
                                .block(
                                    "guard let url: URL = URL(string: \(SwiftLiteral.string("http://mock.invalid" + context.plan.basePath))) else",
                                    [
                                        "throw ProblemDetails(\"mock-url\", status: 500, title: \"the base path is no URL\")"
                                    ]),
                                .line("return try \(client)(serverURL: url, transport: transport())"),
                            ]),
                    ])
            ])
    }

    /// The contract's text, line by line, so that a change of the contract is a change of those lines.
    private func contractFiles() -> SwiftDeclaration {
        let entries = context.plan.sources.flatMap { source -> [SwiftStatement] in
            [.line("files[\(SwiftLiteral.string(source.name))] =")]
                + SwiftLiteral.multiline(source.text).map { .line($0) }
        }
        return .function(
            "private nonisolated var contractFiles: [String: String]",
            ["var files: [String: String] = [:]"] + entries + ["return files"])
    }
}
