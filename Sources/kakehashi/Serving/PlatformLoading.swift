import ContractCommands
import MockEngine
import MockServer
import SourceDiagnostics

/// The contracts of a catalogue, read at once.
struct PlatformLoading: Sendable {
    private struct Entry: Sendable {
        let service: PlatformCatalogue.Service
        let options: MockOptions
        /// nil while the contract is pending.
        let reading: PlayedReading?
    }

    private let entries: [Entry]

    init(_ catalogue: PlatformCatalogue, _ session: ContractSession, _ behavior: BehaviorOptions) async {
        entries = await withTaskGroup(of: (Int, Entry).self) { group in
            for (position, service) in catalogue.services.enumerated() {
                var options = behavior.options
                options.furtherBasePaths = PlatformHost.basePaths(of: service.id)
                let isLenient = behavior.lenient
                group.addTask { [options] in
                    guard let path = service.contract else {
                        return (position, Entry(service: service, options: options, reading: nil))
                    }
                    let reading = await PlayedReading(
                        path, session, options, isLenient: isLenient, scenarioFiles: [])
                    return (position, Entry(service: service, options: options, reading: reading))
                }
            }
            var entries = [Entry?](repeating: nil, count: catalogue.services.count)
            for await (position, entry) in group { entries[position] = entry }
            return entries.compactMap { $0 }
        }
    }

    /// What is wrong with the contracts, in the order of the catalogue. None of it keeps the others from being served.
    func show(_ session: ContractSession) { for entry in entries { entry.reading?.show(session) } }

    func services(_ players: ServicePlayers) -> [HostedService] {
        entries.map { entry in
            let contract = try? entry.reading?.contract.get()
            return HostedService(
                HostedService.Facts(entry.service), contract: entry.service.contract,
                player: contract.map { players.player($0.service, entry.service.id) },
                lifeCycle: LifeCycle(entry.service),
                findingCount: entry.reading?.findings.count { $0.severity >= .warning } ?? 0)
        }
    }

    /// Each reads one contract again when its files have changed, until it is cancelled.
    func watches(
        _ services: [HostedService], _ session: ContractSession, _ behavior: BehaviorOptions
    ) -> [@Sendable () async throws -> Void] {
        zip(entries, services).compactMap { entry, service in
            guard let path = entry.service.contract, let player = service.player,
                let contract = try? entry.reading?.contract.get()
            else { return nil }
            let watch = ContractWatch(
                path: path, session: session, options: entry.options, isLenient: behavior.lenient,
                scenarioFiles: [], player: player)
            return { try await watch.run(contract) }
        }
    }
}

/// Makes the mocks of a platform: they share a journal, a clock and limits.
struct ServicePlayers: Sendable {
    let journal: Journal
    let surroundings: Surroundings
    let limits: SessionLimits
    let callbackSender: CallbackSender
    let show: @Sendable (JournalRecord) -> Void

    func player(_ service: CompiledService, _ id: String) -> MockPlayer {
        MockPlayer(
            service, surroundings: surroundings, store: MemoryStateStore(limits: limits), journal: journal,
            documentPath: "/" + id, callbackSender: callbackSender, onAnswer: show)
    }
}

extension HostedService.Facts {
    fileprivate init(_ service: PlatformCatalogue.Service) {
        self.init(id: service.id, name: service.name)
        owner = service.owner
        operatorName = service.operatorName
        layer = service.layer
        serviceType = service.serviceType
        fields = service.fields
        dataClass = service.dataClass
        isConnected = service.isConnected
        fiscalYear = service.fiscalYear
        retireFiscalYear = service.retireFiscalYear
    }
}

extension LifeCycle {
    /// Where the catalogue has no steps, the mock answers as soon as there is a contract.
    fileprivate init(_ service: PlatformCatalogue.Service) {
        let steps = service.steps.compactMap(LifeCycleStep.init)
        self.init(steps.isEmpty ? [LifeCycleStep(service.contract == nil ? .planned : .mock)] : steps)
    }
}

extension LifeCycleStep {
    fileprivate init?(_ step: PlatformCatalogue.Step) {
        guard let stage = Stage(rawValue: step.stage) else { return nil }
        self.init(stage, from: step.from)
        operations = Set(step.operations)
        upstream = step.upstream.flatMap { Upstream($0) }
        validation = step.validation.flatMap { Validation(rawValue: $0) } ?? .warn
        fallback = Set(step.fallback.compactMap { Fallback(rawValue: $0) })
        share = Double(step.share)
        callers = Set(step.callers)
        successor = step.successor
    }
}
