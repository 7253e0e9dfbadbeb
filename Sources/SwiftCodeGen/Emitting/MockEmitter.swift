/// Writes a mock of the contract for tests of the same process: the contract's text, a client that is answered by the
/// mock engine, and a service that is answered by it where it is not written yet.
struct MockEmitter {
    let context: EmitterContext
    /// The module that has the contract's types, where it is another one.
    let apiModule: String?
    /// Whether the server's side is there, for a service to begin with.
    let hasService: Bool

    func files() -> [SwiftFile] {
        let modules = [GeneratedImport.runtime, .module("KakehashiMock")] + (apiModule.map { [.module($0)] } ?? [])
        let service = hasService ? mockedService() : []
        return [
            SwiftFile(
                name: "\(context.plan.name)+Mock.swift", modules: modules,
                declarations: [context.handshake, mock()] + service + [makeClient(), contractFiles()])
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
                            "\(context.modifier)static func transport(\(Self.options)) throws -> MockTransport",
                            documentation: "A transport that every client of this contract can use.",
                            [
                                .line(
                                    "return try MockTransport(entry: \(SwiftLiteral.string(entry)), files: contractFiles"
                                        + redirects() + ", options: options)")
                            ]),
                        .function(
                            "\(context.modifier)static func client(\(Self.options)) async throws -> \(client)",
                            documentation: "A client that talks to the mock.",
                            ["return try makeMockClient(transport(options))"]),
                    ])
            ])
    }

    private static let options = "_ options: MockTransport.Options = MockTransport.Options()"

    private func makeClient() -> SwiftDeclaration {
        let client = context.qualified(["Client"])
        return .function(
            "private nonisolated func makeMockClient(_ transport: MockTransport) throws -> \(client)",
            [
                .block(
                    "guard let url: URL = URL(string: \(SwiftLiteral.string("http://mock.invalid" + context.plan.basePath))) else",
                    ["throw ProblemDetails(\"mock-url\", status: 500, title: \"the base path is no URL\")"]),
                .line("return \(client)(serverURL: url, transport: transport)"),
            ])
    }

    // MARK: Service

    private func mockedService() -> [SwiftDeclaration] {
        let client = context.qualified(["Client"])
        return [
            .block(
                "nonisolated extension \(context.plan.name)",
                [
                    .block(
                        "\(context.modifier)protocol MockedService: \(context.qualified(["Service"]))",
                        documentation: """
                            A service to begin with: what you have not written yet is answered by the mock. Write one \
                            operation after the other, and name `Service` in the end.
                            """,
                        [
                            SwiftDeclaration(
                                "var mock: \(client) { get throws }",
                                documentation: "Answers the operations that are not written; one for all by default.")
                        ])
                ]),
            .block(
                "nonisolated extension \(context.qualified(["MockedService"]))",
                [
                    .block(
                        "\(context.modifier)var mock: \(client)",
                        [.function("get throws", ["return try sharedMockClient.get()"])])
                ] + context.plan.operations.map(answer)),
            SwiftDeclaration(
                "private nonisolated let sharedMockClient: Result<\(client), any Error> = Result<\(client), any Error>"
                    + "(catching: makeSharedMockClient)"),
            .function(
                "private nonisolated func makeSharedMockClient() throws -> \(client)",
                [.line("return try makeMockClient(\(context.qualified(["Mock"])).transport())")]),
        ]
    }

    private func answer(_ operation: OperationPlan) -> SwiftDeclaration {
        .function(
            "\(context.modifier)func \(ReservedNames.escaped(operation.methodName))("
                + "_ request: \(context.qualified(operation.typePath + ["Request"]))) "
                + "async throws -> \(context.qualified(operation.typePath + ["Response"]))",
            ["return try await self.mock.send(request)"])
    }

    /// The argument, where a file was fetched from elsewhere than was asked for.
    private func redirects() -> String {
        let entries = context.plan.redirects.map {
            "\(SwiftLiteral.string($0.url)): \(SwiftLiteral.string($0.location))"
        }
        return entries.isEmpty ? "" : ", redirects: [\(entries.joined(separator: ", "))]"
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
