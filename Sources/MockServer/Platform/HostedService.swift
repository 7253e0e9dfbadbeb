package import MockEngine
package import SourceDiagnostics
import Synchronization

/// A service of the platform: what is known of it, its mock, and how far it is on its way.
package final class HostedService: Sendable {
    /// What the catalogue says of it.
    package struct Facts: Sendable, Hashable {
        /// In lower case, with hyphens; the first segment of its paths.
        package var id: String
        package var name: LocalizedText
        /// Id of the platform that it is on.
        package var owner = ""
        /// Who runs it.
        package var operatorName = ""
        package var layer = ""
        package var serviceType = ""
        package var fields: [String] = []
        package var dataClass = ""
        package var isConnected = false
        package var fiscalYear: Int?
        package var retireFiscalYear: Int?

        package init(id: String, name: LocalizedText) {
            self.id = id
            self.name = name
        }
    }

    package let facts: Facts
    /// The path of its contract; nil while it is pending.
    package let contract: String?
    /// nil while the contract is pending, and where it cannot be played.
    package let player: MockPlayer?
    /// How much there is to say about its contract.
    package let findingCount: Int
    private let current: Mutex<LifeCycle>

    package init(
        _ facts: Facts, contract: String?, player: MockPlayer?, lifeCycle: LifeCycle,
        findingCount: Int = 0
    ) {
        self.facts = facts
        self.contract = contract
        self.player = player
        self.findingCount = findingCount
        current = Mutex(lifeCycle)
    }

    package var lifeCycle: LifeCycle { current.withLock { $0 } }

    /// Holds from the next request on.
    package func change(to lifeCycle: LifeCycle) { current.withLock { $0 = lifeCycle } }

    /// What callers write before the paths of its contract.
    package var path: String { "/" + facts.id }
}
