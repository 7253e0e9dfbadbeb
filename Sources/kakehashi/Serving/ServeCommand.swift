import ArgumentParser
import ContractCommands
import JSONCoding
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import MockEngine
import MockServer
import SourceDiagnostics

/// `serve`: all services of a platform on one port, from mock to real.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves all services of a platform on one port, each by its mock until the real one is connected.",
        discussion: """
            Services are below their ids ('/opt-in/…') and at names below localhost ('opt-in.localhost'). Who answers is in \
            'lifecycle' of the catalogue: planned, mock, shadow, canary, real or retired, each from a day on; it can be \
            changed at /__kakehashi without a restart. 'Kakehashi-Source' in an answer says who gave it. Ctrl-C ends it.
            \(ExitStatus.discussion)
            """)

    @Option(help: "The catalogue of the platform.", completion: .file(extensions: ["yaml", "yml"]))
    var platform = "specs/platform.yaml"

    @Option(name: [.customShort("p"), .long], help: "The port; 0 for one that is free.")
    var port = 4010

    @Option(help: "The address to listen at. Everyone who reaches it can use the services.")
    var host = "127.0.0.1"

    @Option(help: "Show the platform as of a day in Japan, as in 2027-04-01.", transform: Self.day)
    var at: CalendarDate?

    @OptionGroup var behavior: BehaviorOptions

    @Option(help: "A host beside this machine that callbacks may be sent to; may repeat.")
    var callbackHost: [String] = []

    @Option(help: "Seconds that the head of an answer of a real service may take.")
    var upstreamTimeout = 30

    @Flag(inversion: .prefixedNo, help: "Read a contract again when one of its files has changed.")
    var watch = true

    @Flag(name: [.customShort("q"), .long], help: "Print no line for each request.")
    var quiet = false

    @Flag(name: [.customShort("v"), .long], help: "Print how each answer came about.")
    var verbose = false

    @OptionGroup var input: ContractInput

    private static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else { throw ValidationError("'\(text)' is no day; write it as 2027-04-01") }
        return day
    }

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("'\(port)' is not a port; use 0 to 65535") }
        guard (1...3600).contains(upstreamTimeout) else {
            throw ValidationError("'--upstream-timeout' is \(upstreamTimeout); use 1 to 3600")
        }
    }

    func run() async throws {
        let catalogue = PlatformCatalogue(path: platform, provider: DiskFileProvider()) { Upstream($0) != nil }
        let session = try input.session(below: catalogue)
        session.show(catalogue.diagnostics, files: catalogue.files, from: .warning, on: .error)
        guard !catalogue.diagnostics.hasErrors else { throw ExitStatus.input }
        let (journal, metrics, surroundings) = (Journal(), RequestMetrics(), self.surroundings)
        let players = ServicePlayers(
            journal: journal, surroundings: surroundings, limits: behavior.sessionLimits,
            callbackSender: callbackSender
        ) { record in
            metrics.count(record)
            show(record)
        }
        let loading = await PlatformLoading(catalogue, session, behavior)
        loading.show(session)
        let services = loading.services(players)
        let platform = PlatformHost(
            services, transport: AsyncHTTPClientTransport(timeout: .seconds(upstreamTimeout)),
            surroundings: surroundings
        ) { try await Task.sleep(for: $0) }
        var mounts = platform.mounts
        if AdminAccess.isLoopback(host) {
            mounts.append(
                try .admin(
                    MockAdministration(
                        services.compactMap { service in
                            service.player.map { .init($0, file: service.contract ?? "") }
                        },
                        journal: journal, metrics: metrics, surroundings: surroundings,
                        sessionLimit: behavior.sessionLimits.count, platform: platform)))
        }
        let table = ServiceTable(services: services, day: surroundings.now().dayInJapan, language: session.language)
        let host = host
        do {
            let server = try MockHost(mounts, host: host, port: port) { port in
                Terminal.write(table.text(host: host, port: port), to: .output)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for watch in loading.watches(services, session, behavior) where self.watch {
                    group.addTask { try await watch() }
                }
                try await server.run()
                group.cancelAll()
            }
        } catch let error as MockHostError {
            let text = MockCommand.text(of: error)
            session.say(.init("error: \(text.english)", ja: "エラー: \(text.japanese)"), on: .error)
            throw ExitStatus.input
        }
    }

    /// With the clock at the day that is asked for.
    private var surroundings: Surroundings {
        var surroundings = behavior.surroundings
        guard let at else { return surroundings }
        let now = surroundings.now
        let ahead = Moment(startOf: at).secondsSince1970 - now().secondsSince1970
        surroundings.now = { Moment(secondsSince1970: now().secondsSince1970 + ahead) }
        return surroundings
    }

    private var callbackSender: CallbackSender {
        // It follows no redirects.
        let transport = AsyncHTTPClientTransport(timeout: .seconds(10))
        return CallbackSender(transport: transport, hosts: callbackHost) { try await Task.sleep(for: $0) }
    }

    private func show(_ record: JournalRecord) {
        guard !quiet || verbose else { return }
        Terminal.write(RequestLine(record).text, to: .output)
        if verbose { Terminal.write(record.lines.map { "    \($0)\n" }.joined(), to: .output) }
    }
}
