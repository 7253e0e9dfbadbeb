import ArgumentParser
import ContractCommands
import KakehashiAsyncHTTPClient
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
            'Prefer: example=name' in a request choose another answer, as do '__code=404' and '__example=name' in its \
            query. Ctrl-C ends it.
            \(ExitStatus.discussion)
            """)

    @Argument(help: DocumentArgument.help, completion: DocumentArgument.completion)
    var documents: [String]

    @Option(name: [.customShort("p"), .long], help: "The port; 0 for one that is free.")
    var port = 4010

    @Option(help: "The address to listen at. Everyone who reaches it can use the mocks.")
    var host = "127.0.0.1"

    @OptionGroup var behavior: BehaviorOptions

    @Flag(inversion: .prefixedNo, help: "Send the callbacks of the contract, to the address that the request gives.")
    var callbacks = true

    @Option(help: "A host beside this machine that callbacks may be sent to; may repeat.")
    var callbackHost: [String] = []

    @Flag(name: [.customShort("v"), .long], help: "Print how each answer came about.")
    var verbose = false

    @OptionGroup var input: ContractInput

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("'\(port)' is not a port; use 0 to 65535") }
    }

    func run() async throws {
        let session = try input.session()
        var options = behavior.options
        options.sendsCallbacks = callbacks
        var services: [MountedMock] = []
        for path in documents {
            let service = try await MountedMock.compile(path, session, options, isLenient: behavior.lenient)
            let mountPath = documents.count == 1 ? "" : "/" + CodeGenerator.baseName(of: path)
            services.append(MountedMock(mountPath: mountPath, service: service))
        }
        try behavior.check(services.map(\.service))
        let table = RouteListing(services: services)
        let mounts = services.map { mount($0) }
        let host = host
        do {
            try await MockHost(mounts, host: host, port: port) { port in
                Terminal.write(table.text(host: host, port: port), to: .output)
            }.run()
        } catch let error as MockHostError {
            let text = Self.text(of: error)
            session.say(.init("error: \(text.english)", ja: "エラー: \(text.japanese)"), on: .error)
            throw ExitStatus.input
        }
    }

    private var callbackSender: CallbackSender? {
        guard callbacks else { return nil }
        // It follows no redirects.
        let transport = AsyncHTTPClientTransport(timeout: .seconds(10))
        return CallbackSender(transport: transport, hosts: callbackHost) { try await Task.sleep(for: $0) }
    }

    private func mount(_ mock: MountedMock) -> MockHost.Mount {
        let (service, verbose) = (mock.service, verbose)
        let player = MockPlayer(
            service, circumstances: behavior.circumstances(), store: MemoryStateStore(limits: behavior.sessionLimits),
            mountPath: mock.mountPath, callbackSender: callbackSender,
            onAnswer: { record in if verbose { Self.show(record, of: service) } },
            onCallback: { report in if verbose || !report.isTaken { Terminal.write("\(report)\n", to: .output) } })
        return MockHost.Mount(path: mock.mountPath) { request, body in
            try await player.respond(to: request, body: body) { try await Task.sleep(for: $0) }
        }
    }

    private static func show(_ record: MockPlayer.Record, of service: CompiledService) {
        let head = "[\(record.id)] \(record.request.method.rawValue) \(record.request.path ?? "") \(record.status)\n"
        let lines = service.lines(of: record.trace).map { "    \($0)\n" }
        Terminal.write(head + lines.joined(), to: .output)
    }

    private static func text(of error: MockHostError) -> LocalizedText {
        switch error {
        case .addressInUse(let host, let port):
            .init(
                "\(error); choose another with --port, or 0 for any that is free",
                ja: "アドレス「\(host):\(port)」は使用中。--port で別の番号を選ぶか、0 で空いている番号に任せる")
        case .notPermitted(let host, let port):
            .init("\(error)", ja: "この利用者は「\(host):\(port)」で待ち受けできない")
        case .noSuchAddress(let host): .init("\(error)", ja: "ホスト「\(host)」はこの計算機のアドレスではない")
        case .invalidPort(let port): .init("\(error)", ja: "「\(port)」はポート番号ではない")
        case .duplicateMount(let path):
            .init(
                "\(error); files of one name cannot be served together",
                ja: "モックが二つ「\(path.isEmpty ? "/" : path)」にある。同じ名前のファイルは一緒に動かせない")
        }
    }
}

/// A mock and the path that it is served below.
struct MountedMock: Sendable {
    let mountPath: String
    let service: CompiledService

    /// Reads a contract and shows what is wrong with it, and what is left out for that.
    ///
    /// - Throws: the status to exit with where it cannot be played.
    static func compile(
        _ path: String, _ session: ContractSession, _ options: MockOptions, isLenient: Bool
    ) async throws -> CompiledService {
        let reading = await session.read(path)
        let lenient = isLenient ? reading.document.map { LenientReading($0) } : nil
        let findings = lenient?.tolerate(reading.diagnostics) ?? reading.diagnostics
        session.show(findings, files: reading.files, from: .warning, on: .error)
        guard lenient != nil || reading.failure == nil, let document = reading.document else {
            throw reading.failure ?? ExitStatus.input
        }
        let outcome = CompiledService.compile(document, options: options)
        session.show(outcome.diagnostics, files: reading.files, from: .warning, on: .error)
        guard let service = outcome.value, !outcome.diagnostics.hasErrors else { throw ExitStatus.findings }
        return service
    }
}
