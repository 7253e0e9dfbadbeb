import Synchronization

/// Keeps worlds in memory. Where there is no room, the session goes that was used longest ago; the one without a name
/// stays.
package final class MemoryStateStore: StateStore {
    private final class Slot: Sendable {
        let world: Mutex<World>

        init(_ world: World) { self.world = Mutex(world) }
    }

    private struct Shelf {
        var slots: [SessionName: (slot: Slot, bytes: Int, lastUse: UInt64)] = [:]
        var uses: UInt64 = 0
        var bytes = 0
    }

    private let limits: SessionLimits
    private let shelf = Mutex(Shelf())

    package init(limits: SessionLimits = SessionLimits()) { self.limits = limits }

    package func update<Result>(
        _ session: SessionName, _ change: (inout World) -> Result
    ) -> (result: Result, evicted: [SessionName]) {
        let slot = slot(of: session)
        var bytes = 0
        let result = slot.world.withLock { world in
            let result = change(&world)
            bytes = world.bytes
            return result
        }
        return (result, settle(session, slot, bytes))
    }

    package func snapshot(_ session: SessionName) -> World? {
        let slot = shelf.withLock { $0.slots[session]?.slot }
        return slot?.world.withLock { $0 }
    }

    package func settings(of session: SessionName) -> SessionSettings? {
        let slot = shelf.withLock { $0.slots[session]?.slot }
        return slot?.world.withLock { $0.settings }
    }

    package func put(_ world: World, as session: SessionName) { _ = update(session) { $0 = world } }

    @discardableResult package func drop(_ session: SessionName) -> Bool {
        shelf.withLock { shelf in
            guard let entry = shelf.slots.removeValue(forKey: session) else { return false }
            shelf.bytes -= entry.bytes
            return true
        }
    }

    package var sessions: [SessionName] {
        shelf.withLock { shelf in shelf.slots.sorted { $0.value.lastUse < $1.value.lastUse }.map(\.key) }
    }

    private func slot(of session: SessionName) -> Slot {
        shelf.withLock { shelf in
            shelf.uses += 1
            if let slot = shelf.slots[session]?.slot {
                shelf.slots[session]?.lastUse = shelf.uses
                return slot
            }
            let slot = Slot(World())
            shelf.slots[session] = (slot, 0, shelf.uses)
            return slot
        }
    }

    /// Notes how large a world is now, and makes room for it.
    private func settle(_ session: SessionName, _ slot: Slot, _ bytes: Int) -> [SessionName] {
        shelf.withLock { shelf in
            // Dropped meanwhile, or put anew.
            guard let entry = shelf.slots[session], entry.slot === slot else { return [] }
            shelf.bytes += bytes - entry.bytes
            shelf.slots[session]?.bytes = bytes
            var evicted: [SessionName] = []
            while shelf.slots.count - (shelf.slots[.shared] == nil ? 0 : 1) > limits.count || shelf.bytes > limits.bytes
            {
                let others = shelf.slots.lazy.filter { $0.key != session && $0.key != .shared }
                guard let oldest = others.min(by: { $0.value.lastUse < $1.value.lastUse }) else { break }
                shelf.slots.removeValue(forKey: oldest.key)
                shelf.bytes -= oldest.value.bytes
                evicted.append(oldest.key)
            }
            return evicted
        }
    }
}
