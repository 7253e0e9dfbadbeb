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
            query. Files such as shelters.scenario.yaml beside shelters.yaml tell what is answered after what; \
            'Prefer: scenario=name' plays one of their scenarios. Ctrl-C ends it.
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

    @Flag(inversion: .prefixedNo, help: "Read a contract again when one of its files has changed.")
    var watch = true

    @Flag(
        inversion: .prefixedNo,
        help: """
            Tell this machine at /__kakehashi what was asked and answered, and let it change sessions; not where others can \
            reach the port.
            """)
    var admin = true

    @Flag(name: [.customShort("v"), .long], help: "Print how each answer came about.")
    var verbose = false

    @OptionGroup var input: ContractInput

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("'\(port)' is not a port; use 0 to 65535") }
        if contracts.isEmpty, let file = documents.first {
            throw ValidationError("'\(file)' has scenarios; name their contract, and they are read with it")
        }
        if contracts.count > 1, !behavior.scenarioFile.isEmpty {
            throw ValidationError("'--scenario-file' is for one contract; scenarios beside a contract need no option")
        }
    }

    /// Whoever names all files of a folder names the scenarios in it too.
    private var contracts: [String] { documents.filter { !ScenarioFiles.isScenario($0) } }

    func run() async throws {
        let session = try input.session()
        var options = behavior.options
        options.sendsCallbacks = callbacks
        var services: [MountedMock] = []
        for path in contracts {
            let contract = try await PlayedContract.read(
                path, session, options, isLenient: behavior.lenient, scenarioFiles: behavior.scenarioFile)
            let mountPath = contracts.count == 1 ? "" : "/" + CodeGenerator.baseName(of: path)
            services.append(MountedMock(mountPath: mountPath, document: path, contract: contract))
        }
        try behavior.check(services.map(\.service))
        let table = RouteListing(services: services)
        let (journal, metrics, surroundings) = (Journal(), RequestMetrics(), behavior.surroundings)
        let players = services.map { player($0, journal, metrics, surroundings) }
        var mounts = zip(services, players).map { Self.mount($0, $1) }
        if admin, AdminAccess.isLoopback(host) {
            let documents = zip(services, players).map { MockAdministration.Document($1, file: $0.document) }
            mounts.append(
                try .admin(
                    MockAdministration(
                        documents, journal: journal, metrics: metrics, surroundings: surroundings,
                        sessionLimit: behavior.sessionLimits.count)))
        }
        let watches = zip(services, players).map { mock, player in
            (
                mock.contract,
                ContractWatch(
                    path: mock.document, session: session, options: options, isLenient: behavior.lenient,
                    scenarioFiles: behavior.scenarioFile, player: player)
            )
        }
        let host = host
        do {
            let server = try MockHost(mounts, host: host, port: port) { port in
                Terminal.write(table.text(host: host, port: port), to: .output)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (contract, watch) in watches where self.watch {
                    group.addTask { try await watch.run(contract) }
                }
                try await server.run()
                group.cancelAll()
            }
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

    private func player(
        _ mock: MountedMock, _ journal: Journal, _ metrics: RequestMetrics, _ surroundings: Surroundings
    ) -> MockPlayer {
        let verbose = verbose
        return MockPlayer(
            mock.service, surroundings: surroundings,
            store: MemoryStateStore(limits: behavior.sessionLimits), journal: journal, mountPath: mock.mountPath,
            callbackSender: callbackSender,
            onAnswer: { record in
                metrics.count(record)
                if verbose { Self.show(record) }
            },
            onCallback: { report in if verbose || !report.isTaken { Terminal.write("\(report)\n", to: .output) } })
    }

    private static func mount(_ mock: MountedMock, _ player: MockPlayer) -> MockHost.Mount {
        MockHost.Mount(path: mock.mountPath) { request, body in
            try await player.respond(to: request, body: body) { try await Task.sleep(for: $0) }
        }
    }

    private static func show(_ record: JournalRecord) {
        let head = "[\(record.id)] \(record.request.method.rawValue) \(record.request.path ?? "") \(record.status)\n"
        Terminal.write(head + record.lines.map { "    \($0)\n" }.joined(), to: .output)
    }

    static func text(of error: MockHostError) -> LocalizedText {
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
    /// Where it is read from.
    let document: String
    let contract: PlayedContract

    var service: CompiledService { contract.service }
}
