/// Which messages are compared with everything that the contract says of them: the constraints of its schemas, which no
/// Swift type knows.
///
/// A server compares requests unless it is told otherwise, and a client nothing. What the generator was told to leave out
/// (`validation` in its options) cannot be compared.
///
/// A request is answered as a problem document that lists all violations at once:
/// - **415** where its body has a media type that the operation does not take.
/// - **400** where it cannot be read as what the contract describes: text that is malformed, a parameter, body or
///   property that is required and missing (`missing`, `required`), a value of another type (`type`).
/// - **422** where all can be read, and values are not those that the contract allows (`minimum`, `pattern`, `enum`,
///   `format`, `one-of`, and all other codes).
///
/// `readOnly` properties of a request are passed over, whatever is in them, as they are when it is read into its type:
/// clients send back what they were given. What is sent is looked at more strictly than what is received: a response
/// with a `writeOnly` property is a violation at the server, and passed over at the client.
public struct ContractValidation: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let requests = ContractValidation(rawValue: 1)
    public static let responses = ContractValidation(rawValue: 2)
    public static let both: ContractValidation = [.requests, .responses]
}

/// A message that its reader could take apart, and that is not what the contract describes.
public struct ContractViolations: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order of the contract, the body at the end.
    public let violations: [ProblemDetails.Violation]

    /// Names places and codes; the messages quote values, which may be secret.
    public var description: String {
        violations.map { "\($0.location) \($0.pointer.isEmpty ? "" : $0.pointer + " ")[\($0.code)]" }
            .joined(separator: ", ")
    }
}

extension ContractClient {
    /// The same client, which compares its requests before it sends them, or the responses that it gets, with the
    /// contract. A violation is a `ClientError` over `ContractViolations`.
    public func validating(_ validation: ContractValidation) -> Self {
        var client = self
        client.core.validation = validation
        return client
    }
}

extension MountableService {
    /// The same service, which compares its requests or responses with the contract. A response that does not fit is
    /// answered 500 with the violations: turn that on where a service is developed.
    public func validating(_ validation: ContractValidation) -> ValidatedService {
        ValidatedService(self, validation)
    }
}

/// A service that is told what to compare with its contract.
public struct ValidatedService: MountableService {
    private let service: any MountableService
    private let validation: ContractValidation

    init(_ service: any MountableService, _ validation: ContractValidation) {
        self.service = service
        self.validation = validation
    }

    public var basePath: String { service.basePath }

    public func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        service.operations(middlewares: middlewares).map { operation in
            var operation = operation
            operation.validation = validation
            return operation
        }
    }
}
