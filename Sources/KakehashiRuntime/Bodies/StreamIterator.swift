/// The iterator of the streams below: one step at a time, on the actor of whoever asks.
public struct StreamIterator<Element>: AsyncIteratorProtocol {
    private let step: (isolated (any Actor)?) async throws -> Element?

    init(_ step: @escaping (isolated (any Actor)?) async throws -> Element?) { self.step = step }

    public mutating func next() async throws -> Element? { try await step(nil) }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
        try await step(actor)
    }
}
