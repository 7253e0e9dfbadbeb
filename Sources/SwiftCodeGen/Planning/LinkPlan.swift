/// A request that can be made of a response.
package struct LinkPlan: Sendable {
    package enum Value: Sendable, Hashable {
        /// A runtime expression, or a text with some in braces.
        case expression(String)
        /// JSON text.
        case constant(String)
        /// What the link does not say and the operation needs is asked for.
        case given
    }

    package var name: String
    package var methodName: String
    package var documentation: String?
    /// The position of the operation that the request is for.
    package var target: Int
    package var sources: [RuntimeSource]
    /// By the Swift name of the request's field. What is optional and not said is left out.
    package var values: [String: Value]
    /// Where the request's body is an enum: the case that the link gives.
    package var bodyCase: String?
}
