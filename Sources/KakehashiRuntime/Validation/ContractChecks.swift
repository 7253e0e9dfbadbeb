import JSONValidation
import Synchronization

/// Everything that a contract asks of its messages, as the generator has written it. It is read once, when the first
/// service or message needs it.
public struct ContractChecks: Sendable {
    private let storage: Storage

    private final class Storage: Sendable {
        let text: String
        let xml: XMLTable?
        let compiled = Mutex<CheckedContract?>(nil)

        init(_ text: String, _ xml: XMLTable?) {
            self.text = text
            self.xml = xml
        }
    }

    /// nil for an operation that nothing is said of.
    func operation(_ id: String) -> OperationChecks? { contract.operations[id] }

    private var contract: CheckedContract {
        storage.compiled.withLock { compiled in
            if let contract = compiled { return contract }
            let contract = CheckedContract(text: storage.text, xml: storage.xml)
            compiled = contract
            return contract
        }
    }
}

@_spi(Generated)
extension ContractChecks {
    /// - Parameters:
    ///   - text: lines as `CheckedContract` reads them.
    ///   - xml: the contract's, where bodies in XML are among what is checked.
    public init(_ text: String, xml: XMLTable? = nil) { storage = Storage(text, xml) }
}
