/// A request that the server sends to an address which an earlier request told it.
package struct CallbackPlan: Sendable {
    /// Its path is what follows the address that the receiver has chosen.
    package var operation: OperationPlan
    /// The operation that has the callback.
    package var parent: [String]
    /// The URL as the contract writes it, with runtime expressions.
    package var url: String
    /// What the URL is made of, without responses.
    package var sources: [RuntimeSource]
    /// What it takes of each response of the parent, by case; empty where it takes nothing of any.
    package var responseSources: [(response: ResponsePlan, sources: [RuntimeSource])]
}
