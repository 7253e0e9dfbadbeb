/// A call that gave no documented result: what was sent, what came back, and what went wrong.
public struct ClientError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The input cannot be sent: a server URL without host, a path parameter that is empty.
        case invalidRequest = "invalid-request"
        /// The operation asks for credentials and the client has none; `underlying` is `MissingCredentials`.
        case missingCredentials = "missing-credentials"
        /// A credential could not be had or cannot be sent; `underlying` is `CredentialError`.
        case credentials
        /// No answer came.
        case transport
        /// The answer does not fit the contract.
        case invalidResponse = "invalid-response"
    }

    public internal(set) var code: Code
    public let operation: OperationDescription
    public internal(set) var request: HTTPRequest?
    public internal(set) var response: HTTPResponse?
    /// As far as it was collected.
    public internal(set) var responseBody: [UInt8] = []
    /// What was thrown, for example a `JSONDecodingError` with the place that does not fit.
    public internal(set) var underlying: (any Error)?

    init(code: Code, operation: OperationDescription) {
        self.code = code
        self.operation = operation
    }

    /// Names operation, status and cause; neither headers nor bodies, which may be secret.
    public var description: String {
        var text = "\(operation.id) (\(operation.method.rawValue) \(operation.path)): "
        switch code {
        case .invalidRequest: text += "the request cannot be sent"
        case .missingCredentials: text += "credentials are missing"
        case .credentials: text += "a credential cannot be had or sent"
        case .transport: text += "no answer"
        case .invalidResponse: text += "the answer does not fit the contract"
        }
        if let response { text += " (status \(response.status.code))" }
        if let underlying { text += ": \(underlying)" }
        return text
    }
}

/// A response that is documented, but not the one that was asked for.
public struct UnexpectedResponse<Response: Sendable>: Error, CustomStringConvertible {
    /// The case that was asked for.
    public let expected: String
    /// What came, whole.
    public let response: Response

    public init(expected: String, response: Response) {
        self.expected = expected
        self.response = response
    }

    /// Names the cases only: what is in the response may be personal.
    public var description: String {
        let received = Mirror(reflecting: response).children.first?.label ?? "another"
        return "expected the response '\(expected)', received '\(received)'"
    }
}

/// A message that does not fit the contract, in a part that is not JSON.
public struct MessageError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
