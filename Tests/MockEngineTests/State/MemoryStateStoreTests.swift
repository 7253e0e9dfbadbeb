import MockEngine
import Testing

/// Worlds and who has to make room.
struct MemoryStateStoreTests {
    private static func name(_ text: String) throws -> SessionName { try #require(SessionName(text)) }

    private static func limits(count: Int) -> SessionLimits {
        var limits = SessionLimits()
        limits.count = count
        return limits
    }

    @Test func `the session that was used longest ago makes room`() throws {
        let store = MemoryStateStore(limits: Self.limits(count: 2))
        let (a, b, c) = (try Self.name("a"), try Self.name("b"), try Self.name("c"))
        for session in [SessionName.shared, a, b, a] {
            #expect(store.update(session) { _ in }.evicted == [])
        }
        #expect(store.update(c) { _ in }.evicted == [b])
        #expect(Set(store.sessions) == [.shared, a, c])
    }

    @Test func `ten thousand sessions leave a thousand`() throws {
        let store = MemoryStateStore()
        var evicted = 0
        for number in 0..<10_000 { evicted += store.update(try Self.name("s\(number)")) { _ in }.evicted.count }
        #expect(store.sessions.count == 1000)
        #expect(evicted == 9000)
    }

    @Test func `a world is changed, seen, put and dropped`() throws {
        let store = MemoryStateStore()
        let session = try Self.name("a")
        #expect(store.snapshot(session) == nil)
        _ = store.update(session) { $0.settings.clockAdvance = 60 }
        let snapshot = try #require(store.snapshot(session))
        _ = store.update(session) { $0.settings.clockAdvance = 120 }
        #expect(store.snapshot(session)?.settings.clockAdvance == 120)
        store.put(snapshot, as: session)
        #expect(store.snapshot(session)?.settings.clockAdvance == 60)
        #expect(store.drop(session))
        #expect(!store.drop(session))
        #expect(store.snapshot(session) == nil)
    }

    @Test func `one change at a time is made in a world`() async throws {
        let store = MemoryStateStore()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<500 { _ = store.update(.shared) { $0.settings.clockAdvance += 1 } } }
            }
        }
        #expect(store.snapshot(.shared)?.settings.clockAdvance == 4000)
    }

    @Test(
        "a name of a session has letters, digits and a few signs",
        arguments: ["a", "A-1_b.c~", String(repeating: "x", count: 64)])
    func names(_ text: String) {
        #expect(SessionName(text)?.description == text)
    }

    @Test(
        "another text is no name of a session", arguments: ["", "a b", "会津", "a/b", String(repeating: "x", count: 65)])
    func noNames(_ text: String) {
        #expect(SessionName(text) == nil)
    }
}
