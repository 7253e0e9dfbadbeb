package import JSONCoding

/// What people do with the worlds of sessions, beside requests.
extension MockPlayer {
    /// Those that have a world, the one that was used longest ago first.
    package var sessions: [SessionName] { store.sessions }

    /// nil where the session has no world.
    package func settings(of session: SessionName) -> SessionSettings? { store.settings(of: session) }

    /// Changes the settings of a session, which comes to be where there was none.
    package func change(_ session: SessionName, _ change: (inout SessionSettings) -> Void) {
        _ = store.update(session) { change(&$0.settings) }
    }

    /// What time it is for a session.
    package func now(in session: SessionName) -> Moment {
        (settings(of: session) ?? .standard).now(surroundings.now())
    }

    /// The time of day, as the mock was given it.
    package var machineTime: Moment { surroundings.now() }

    /// About how much memory a session takes.
    package func bytes(of session: SessionName) -> Int { store.snapshot(session)?.bytes ?? 0 }

    /// False where there was none.
    @discardableResult package func drop(_ session: SessionName) -> Bool { store.drop(session) }

    /// Forgets all worlds.
    package func reset() { for session in sessions { drop(session) } }

    /// Gives a session what the contract shows, at the start of every scenario; its settings stay.
    package func resetState(of session: SessionName) {
        guard settings(of: session) != nil else { return }
        _ = store.update(session) { $0.beginAgain() }
    }

    /// Gives a session the world that another one has now.
    ///
    /// - Returns: false where the other one has none.
    @discardableResult package func copy(_ source: SessionName, to session: SessionName) -> Bool {
        guard let world = store.snapshot(source) else { return false }
        store.put(world, as: session)
        return true
    }

    // MARK: Snapshots

    /// All that a session is; nil where it has no world.
    package func snapshot(of session: SessionName) -> JSONValue? { store.snapshot(session)?.json }

    /// The world that a snapshot has, to be put.
    package func world(from snapshot: JSONValue) throws(WorldFormatError) -> World {
        let keys = service.state.resources.map { ($0.name, $0.key) }
        return try World(json: snapshot, keys: Dictionary(keys) { first, _ in first })
    }

    package func put(_ world: World, as session: SessionName) { store.put(world, as: session) }
}
