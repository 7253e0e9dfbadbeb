/// Keeps the worlds of the sessions of one mock.
package protocol StateStore: Sendable {
    /// Changes the world of a session, which comes to be where there was none. Nobody else sees or changes it
    /// meanwhile.
    ///
    /// - Returns: what the change gives, and the sessions that had to make room.
    func update<Result>(
        _ session: SessionName, _ change: (inout World) -> Result
    ) -> (result: Result, evicted: [SessionName])

    /// The world as it is; nil where there is none.
    func snapshot(_ session: SessionName) -> World?

    /// The settings of a session, without its world; nil where there is none. Each request asks for them.
    func settings(of session: SessionName) -> SessionSettings?

    /// Puts a world in the place of what the session has.
    func put(_ world: World, as session: SessionName)

    /// Forgets the world of a session: the next request finds it new. False where there was none.
    @discardableResult func drop(_ session: SessionName) -> Bool

    /// Those that have a world, the one that was used longest ago first.
    var sessions: [SessionName] { get }
}

/// How much a store keeps.
package struct SessionLimits: Sendable, Hashable {
    /// Sessions with a name.
    package var count = 1000
    /// Of all worlds together.
    package var bytes = 256 << 20

    package init() {}
}
