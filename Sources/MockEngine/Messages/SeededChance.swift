import SampleData
import Synchronization

/// Numbers for requests that are the same in every run, in the order in which they are asked for.
package final class SeededChance: Sendable {
    private let generator: Mutex<SeededGenerator>

    package init(seed: String) { generator = Mutex(SeededGenerator(seed: 0, mixing: [seed])) }

    package func next() -> UInt64 { generator.withLock { $0.next() } }
}
