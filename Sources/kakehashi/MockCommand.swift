import ArgumentParser
import ContractCommands
import KakehashiRuntime
import MockEngine
import MockServer
import SourceDiagnostics
import SwiftCodeGen

/// `mock`: plays contracts on one port.
struct MockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock",
        abstract: "Serves mocks of contracts: requests are checked, answers are examples or made from the schemas.",
        discussion: """
            One contract is served at the root, several each below the file's name. 'Prefer: code=404' and \
            'Prefer: example=name' in a request choose another answer. Ctrl-C ends it.
            \(ExitStatus.discussion)
            """)

    @Argument(help: ArgumentHelp("OpenAPI 3.0 documents, YAML or JSON.", valueName: "document"))
    var documents: [String]

    @Option(name: [.customShort("p"), .long], help: "The port; 0 for one that is free.")
    var port = 4010

    @Option(help: "The address to listen at. Everyone who reaches it can use the mocks.")
    var host = "127.0.0.1"

    @OptionGroup var input: ContractInput

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("'\(port)' is not a port; use 0 to 65535") }
    }

    func run() async throws {
        let services = try documents.map(compile)
        let table = RouteListing(services: services)
        let mounts = services.map { service in
            MockHost.Mount(path: service.mountPath) { request, body in
                let (response, answer) = service.service.respond(to: request, body: body)
                return (response, HTTPBody(answer))
            }
        }
        let host = host
        do {
            try await MockHost(mounts, host: host, port: port) { port in
                Terminal.write(table.text(host: host, port: port), to: .output)
            }.run()
        } catch let error as MockHostError {
            Terminal.write("error: \(error)\(Self.advice(for: error))\n", to: .error)
            throw ExitStatus.input
        }
    }

    private static func advice(for error: MockHostError) -> String {
        switch error {
        case .addressInUse: "; choose another with --port, or 0 for any that is free"
        case .duplicateMount: "; files of one name cannot be served together"
        default: ""
        }
    }

    private func compile(_ path: String) throws -> MountedMock {
        let reading = input.read(path)
        input.show(reading.diagnostics, files: reading.files, from: .warning, on: .error)
        if let failure = reading.failure { throw failure }
        guard let document = reading.document else { throw ExitStatus.input }
        let outcome = CompiledService.compile(document)
        input.show(outcome.diagnostics, files: reading.files, from: .warning, on: .error)
        guard let service = outcome.value, !outcome.diagnostics.hasErrors else { throw ExitStatus.findings }
        let name = CodeGenerator.baseName(of: path)
        return MountedMock(mountPath: documents.count == 1 ? "" : "/" + name, service: service)
    }
}

/// A mock and the path that it is served below.
struct MountedMock: Sendable {
    let mountPath: String
    let service: CompiledService
}
