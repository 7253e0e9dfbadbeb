package import KakehashiRuntime

/// One step on the way from a request to its answer.
package enum Decision: Sendable, Hashable {
    // Route
    case matched(method: HTTPRequest.Method, path: String, operationID: String?)
    /// The path of one of the contract's servers stood before the path.
    case tookOffBasePath(String)
    /// The path parameters do not fit these templates, which would have come first.
    case passedOver(path: String)
    case answersHeadAsGet
    case noSuchPath(String)
    case noSuchServer(String)
    case methodNotAllowed(allowed: [String])
    case listedMethods([String])
    case preflight

    // Request
    case credential(scheme: String, CredentialState)
    /// No credential is needed, or none where the contract lets unknown callers in.
    case anonymous
    /// The schemes of the requirement that is met.
    case authorized([String])
    /// A parameter is not looked at.
    case ignoredParameter(name: String, reason: String)
    case readBody(mediaType: String)
    /// Something of the body is not compared with the contract.
    case notValidated(String)
    case violation(ProblemDetails.Violation, rule: String?)
    case rejected(status: Int, problem: String)
    /// The request does not fit, and is answered as if it did.
    case letThrough(violations: Int)

    // Session and state
    case session(String)
    /// It made room for another one.
    case evictedSession(String)
    case readState(resource: String, key: String)
    case listedState(resource: String, count: Int, total: Int)
    case noSuchItem(resource: String, key: String)
    case changedState(StateChange, resource: String, key: String)
    /// The answer is the one that the contract alone gives, and why.
    case withoutState(String)
    /// The answer to a request with the same idempotency key is given again.
    case replayed(key: String)

    // Real service
    case stage(String)
    case forwarded(String)
    /// The real service has not answered, or not so that its answer counts.
    case upstreamFault(String)
    case compared(differences: [String])

    // Scenario
    case scenario(String, state: String, reason: ScenarioReason)
    /// Of a scenario that would be played.
    case withoutScenario(String, reason: String)
    /// A step for the operation is not taken.
    case passedStep(Int, reason: String)
    case tookStep(Int, from: String, to: String)
    /// - Parameter hasSome: whether there are steps for the operation.
    case noStep(String, hasSome: Bool)
    /// A template stands for nothing.
    case withoutValue(String)

    // Response
    case status(Int, reason: StatusReason)
    case mediaType(String, reason: MediaTypeReason)
    case notAcceptable(documented: [String])
    case preferenceNotMet(String)
    case example(name: String?, reason: ExampleReason)
    case body(BodySource)
    case header(name: String, source: HeaderSource)
    case templateNotUsed(header: String, reason: String)
    case invalidResponse(ProblemDetails.Violation)
    case deprecated
    /// Values are no examples; with this seed they come again.
    case drawn(seed: String)
    case delay(milliseconds: Int)
    case callback(String, url: String)
    case noCallback(String, reason: String)
    /// What goes wrong on purpose.
    case fault(String, effect: String)
    case faultNotMet(String, reason: String)

    package enum StateChange: String, Sendable, Hashable {
        case created, replaced, changed, deleted
    }

    package enum ScenarioReason: String, Sendable, Hashable {
        case preferred = "asked for with Prefer"
        case session = "that of the session"
        case option = "that of the mock"
    }

    package enum CredentialState: Sendable, Hashable {
        case absent
        case malformed(String)
        case present
    }

    package enum StatusReason: String, Sendable, Hashable {
        case preferred = "asked for with Prefer"
        case hasExample = "the example that Prefer asks for is here"
        case exampleFits = "an example here is for such requests"
        case ofState = "what became of the state"
        case ofScenario = "the step of the scenario says so"
        case lowestSuccess = "the lowest documented success"
        case successRange = "2XX is documented"
        case defaultResponse = "only default is documented"
        case lowestDocumented = "no success is documented"
        case declaredRefusal = "the contract says that it is for violations"
        case documentedRefusal = "documented for requests that are refused"
        case rangeRefusal = "4XX is documented"
        case serverRangeRefusal = "5XX is documented"
        case defaultRefusal = "default is documented for errors"
    }

    package enum MediaTypeReason: String, Sendable, Hashable {
        case first = "the first documented one"
        case accepted = "the best one that Accept allows"
        case errorResponse = "an error is sent whatever Accept says"
    }

    package enum ExampleReason: String, Sendable, Hashable {
        case preferred = "asked for with Prefer"
        case ofScenario = "the step of the scenario says so"
        case matches = "its x-match is met"
        case fits = "its values are those of the request"
        case first = "the first one"
    }

    package enum BodySource: Sendable, Hashable {
        case none
        /// nil for the single `example`.
        case example(name: String?)
        /// The pointer of the schema.
        case schema(String)
        case state
        case scenario
        case bytes
    }

    package enum HeaderSource: String, Sendable, Hashable {
        case example, schema, template
    }
}
