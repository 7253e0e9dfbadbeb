/// A part of a message that runtime expressions speak of, and where generated code has it.
package struct RuntimeSource: Sendable {
    package enum Place: Sendable {
        /// The URL of the request, which only the caller knows.
        case url
        case method(String)
        case statusCode(Int)
        /// A property of the request, by its Swift name.
        case parameter(String)
        case requestBody(BodyContent, isRequired: Bool)
        /// A property of the response, by its Swift name.
        case header(String)
        case responseBody(BodyContent)
    }

    /// The expression without the pointer into a body: `$request.body`.
    package var key: String
    package var place: Place
}
