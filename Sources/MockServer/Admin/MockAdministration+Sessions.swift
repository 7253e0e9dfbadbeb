import JSONCoding
import KakehashiRuntime
import MockAdminAPI
import MockEngine
import SourceDiagnostics

extension MockAdministration {
    func listSessions(_ request: MockAdmin.ListSessions.Request) async throws -> MockAdmin.ListSessions.Response {
        .ok(.init(body: .init(sessions: sessionNames.compactMap(shown), limit: sessionLimit)))
    }

    func getSession(_ request: MockAdmin.GetSession.Request) async throws -> MockAdmin.GetSession.Response {
        .ok(.init(body: try session(try Self.name(request.session))))
    }

    func createSession(_ request: MockAdmin.CreateSession.Request) async throws -> MockAdmin.CreateSession.Response {
        let wish = request.body
        let name = try wish.name.map(Self.name) ?? freeName()
        guard !exists(name) else {
            throw ProblemDetails(
                "session-exists", status: 409, title: "Conflict", detail: "there is a session '\(name)'")
        }
        let change = try SettingsChange(seed: wish.seed, faults: wish.faults, clock: wish.clock, documents)
        if let source = try wish.copyOf.map(Self.name) {
            guard exists(source) else { throw Self.notFound(source) }
            for document in documents { document.player.copy(source, to: name) }
        }
        apply(change, to: name)
        return .created(
            .init(
                body: try session(name), location: "\(Self.path)/sessions/\(name)"))
    }

    func changeSession(_ request: MockAdmin.ChangeSession.Request) async throws -> MockAdmin.ChangeSession.Response {
        let (name, wish) = (try Self.name(request.session), request.body)
        apply(try SettingsChange(seed: wish.seed, faults: wish.faults, clock: wish.clock, documents), to: name)
        return .ok(.init(body: try session(name)))
    }

    func dropSession(_ request: MockAdmin.DropSession.Request) async throws -> MockAdmin.DropSession.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        for document in documents { document.player.drop(name) }
        journal.remove { $0.session == name }
        return .noContent(.init())
    }

    // MARK: Snapshots

    func takeSnapshot(_ request: MockAdmin.TakeSnapshot.Request) async throws -> MockAdmin.TakeSnapshot.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        let worlds = documents.compactMap { document in
            document.player.snapshot(of: name).map { MockAdmin.SnapshotWorld(document: document.path, world: $0) }
        }
        return .ok(.init(body: .init(worlds: worlds)))
    }

    func restoreSnapshot(
        _ request: MockAdmin.RestoreSnapshot.Request
    ) async throws -> MockAdmin.RestoreSnapshot.Response {
        let name = try Self.name(request.session)
        var worlds: [(player: MockPlayer, world: World)] = []
        for (index, entry) in request.body.worlds.enumerated() {
            guard let player = documents.first(where: { $0.path == entry.document })?.player else { continue }
            do throws(WorldFormatError) {
                worlds.append((player, try player.world(from: entry.world)))
            } catch {
                throw Self.invalid("/worlds/\(index)/world" + error.pointer, "snapshot", error.message)
            }
        }
        for document in documents { document.player.drop(name) }
        for (player, world) in worlds { player.put(world, as: name) }
        apply(SettingsChange(), to: name)
        return .ok(.init(body: try session(name)))
    }

    // MARK: Clock

    func getClock(_ request: MockAdmin.GetClock.Request) async throws -> MockAdmin.GetClock.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        return .ok(.init(body: clock(of: name)))
    }

    func setClock(_ request: MockAdmin.SetClock.Request) async throws -> MockAdmin.SetClock.Response {
        let name = try Self.name(request.session)
        apply(try SettingsChange(clock: request.body, documents), to: name)
        return .ok(.init(body: clock(of: name)))
    }

    private func clock(of name: SessionName) -> MockAdmin.Clock {
        MockAdmin.Clock(
            now: now(in: name).dateTimeValue, aheadSeconds: settings(of: name)?.clockAdvance ?? 0)
    }

    // MARK: Faults

    func getFaults(_ request: MockAdmin.GetFaults.Request) async throws -> MockAdmin.GetFaults.Response {
        let shown = try session(try Self.name(request.session))
        return .ok(.init(body: .init(faults: shown.faults, known: Fault.usages)))
    }

    func setFaults(_ request: MockAdmin.SetFaults.Request) async throws -> MockAdmin.SetFaults.Response {
        let name = try Self.name(request.session)
        apply(try SettingsChange(faults: request.body.faults, documents), to: name)
        return .ok(.init(body: .init(faults: try session(name).faults, known: Fault.usages)))
    }

    // MARK: Which session is meant

    static func name(_ text: String) throws(ProblemDetails) -> SessionName {
        guard let name = SessionName(text) else { throw invalid("/session", "pattern", "'\(text)' is no name") }
        return name
    }

    /// Those that have a world in one of the mocks, by name.
    var sessionNames: [SessionName] {
        Set(documents.flatMap(\.player.sessions)).sorted { $0.description < $1.description }
    }

    /// The session of callers who name none is always there.
    func exists(_ name: SessionName) -> Bool { name == .shared || settings(of: name) != nil }

    /// The same in all mocks, unless a snapshot has brought others.
    private func settings(of name: SessionName) -> SessionSettings? {
        documents.lazy.compactMap { $0.player.settings(of: name) }.first
    }

    private func now(in name: SessionName) -> Moment {
        let player = documents.first { $0.player.settings(of: name) != nil } ?? documents.first
        return player?.player.now(in: name) ?? .fixed
    }

    /// - Throws: a problem where it is not there.
    func session(_ name: SessionName) throws(ProblemDetails) -> MockAdmin.Session {
        guard exists(name), let session = shown(name) else { throw Self.notFound(name) }
        return session
    }

    private func shown(_ name: SessionName) -> MockAdmin.Session? {
        let settings = settings(of: name) ?? .standard
        return MockAdmin.Session(
            name: name.description, now: now(in: name).dateTimeValue, faults: settings.faults.map(\.text),
            bytes: Int64(documents.reduce(0) { $0 + $1.player.bytes(of: name) }), seed: settings.seed)
    }

    /// Every mock comes to have a world for it.
    private func apply(_ change: SettingsChange, to name: SessionName) {
        for document in documents { document.player.change(name) { change.apply(to: &$0) } }
    }

    private func freeName() -> SessionName {
        let used = Set(sessionNames)
        return (1...).lazy.compactMap { SessionName("session-\($0)") }.first { !used.contains($0) } ?? .shared
    }

    // MARK: Problems

    private static func notFound(_ name: SessionName) -> ProblemDetails {
        ProblemDetails("no-such-session", status: 404, title: "Not Found", detail: "there is no session '\(name)'")
    }

    static func invalid(_ pointer: String, _ code: String, _ message: String) -> ProblemDetails {
        ProblemDetails(
            "invalid-request", status: 422, title: "Unprocessable Content", detail: "what was sent cannot be",
            violations: [.init(in: "body", pointer: pointer, code: code, message: message)])
    }
}

/// What somebody wants to be otherwise in the settings of a session.
private struct SettingsChange {
    private var seed: String?
    private var faults: [FaultSetting]?
    /// nil where the clock stays as it is.
    private var clock: Clock?

    private enum Clock {
        case set(ahead: Int64)
        case advance(Int64)
    }

    init() {}

    /// - Throws: a problem that names a fault that is none, or one of an operation that no contract has.
    init(
        seed: String? = nil, faults: [String]? = nil, clock: MockAdmin.ClockChange? = nil,
        _ documents: [MockAdministration.Document]
    ) throws(ProblemDetails) {
        self.seed = seed
        self.faults = try faults.map { (texts) throws(ProblemDetails) in try Self.faults(texts, documents) }
        if let now = clock?.now, let player = documents.first?.player {
            self.clock = .set(ahead: now.seconds - player.machineTime.secondsSince1970)
        } else if let seconds = clock?.advanceSeconds {
            self.clock = .advance(seconds)
        }
    }

    private static func faults(
        _ texts: [String], _ documents: [MockAdministration.Document]
    ) throws(ProblemDetails) -> [FaultSetting] {
        let known = Set(documents.flatMap(\.player.service.routes).compactMap(\.operationID))
        var settings: [FaultSetting] = []
        for (index, text) in texts.enumerated() {
            do throws(FaultSyntaxError) {
                settings.append(try FaultSetting(text))
            } catch {
                throw MockAdministration.invalid("/faults/\(index)", "fault", error.message.english)
            }
            if let id = settings.last?.operationID, !known.contains(id) {
                throw MockAdministration.invalid(
                    "/faults/\(index)", "operation", "no contract has the operation '\(id)'")
            }
        }
        return settings
    }

    func apply(to settings: inout SessionSettings) {
        if let seed { settings.seed = seed }
        if let faults { settings.faults = faults }
        switch clock {
        case .set(let ahead)?: settings.clockAdvance = ahead
        case .advance(let seconds)?:
            settings.clockAdvance = min(max(settings.clockAdvance + seconds, -Self.farthest), Self.farthest)
        case nil: break
        }
    }

    /// About 7,000 years: there are no dates beyond the year 9999.
    private static let farthest: Int64 = 220_000_000_000
}
