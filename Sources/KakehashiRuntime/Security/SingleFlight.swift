import Synchronization

/// Lets callers who want the same at the same time share one piece of work.
///
/// A caller who is cancelled stops waiting at once; the work goes on for the others.
final class SingleFlight<Value: Sendable>: Sendable {
    private typealias Continuation = CheckedContinuation<Value, any Error>

    private final class Caller: Sendable {
        let isCancelled = Atomic(false)
    }

    private struct State {
        var isWorking = false
        var waiting: [ObjectIdentifier: Continuation] = [:]
    }

    private let state = Mutex(State())

    /// The result of the work that is under way, else of this one.
    func value(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let caller = Caller()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0, as: caller, work) }
        } onCancel: {
            cancel(caller)
        }
    }

    private func wait(
        _ continuation: Continuation, as caller: Caller, _ work: @escaping @Sendable () async throws -> Value
    ) {
        let (isCancelled, mustStart) = state.withLock { state in
            // Cancellation may come before the caller waits.
            if caller.isCancelled.load(ordering: .acquiring) { return (true, false) }
            state.waiting[ObjectIdentifier(caller)] = continuation
            defer { state.isWorking = true }
            return (false, !state.isWorking)
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        if mustStart { start(work) }
    }

    private func start(_ work: @escaping @Sendable () async throws -> Value) {
        Task {
            let result: Result<Value, any Error>
            do {
                result = .success(try await work())
            } catch {
                result = .failure(error)
            }
            let waiting = state.withLock { state in
                defer { state.waiting = [:] }
                state.isWorking = false
                return state.waiting
            }
            for continuation in waiting.values { continuation.resume(with: result) }
        }
    }

    private func cancel(_ caller: Caller) {
        caller.isCancelled.store(true, ordering: .releasing)
        let continuation = state.withLock { $0.waiting.removeValue(forKey: ObjectIdentifier(caller)) }
        continuation?.resume(throwing: CancellationError())
    }
}
