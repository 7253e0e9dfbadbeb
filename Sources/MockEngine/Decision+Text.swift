import KakehashiRuntime

extension Decision: CustomStringConvertible {
    package var description: String {
        switch self {
        case .matched(let method, let path, let id): "\(method.rawValue) \(path)" + (id.map { " is '\($0)'" } ?? "")
        case .tookOffBasePath(let path): "the server's path '\(path)' was taken off"
        case .passedOver(let path): "the path parameters do not fit '\(path)'"
        case .answersHeadAsGet: "HEAD is answered as GET without a body"
        case .noSuchPath(let path): "no operation has the path '\(path)'"
        case .noSuchServer(let url): "the operation is on no server '\(url)'"
        case .methodNotAllowed(let methods): "the path has only \(methods.joined(separator: ", "))"
        case .listedMethods(let methods): "OPTIONS is answered with \(methods.joined(separator: ", "))"
        case .preflight: "a browser asks whether it may call"
        case .credential(let scheme, .absent): "no credential for '\(scheme)'"
        case .credential(let scheme, .malformed(let reason)): "the credential for '\(scheme)' is \(reason)"
        case .credential(let scheme, .present): "a credential for '\(scheme)'"
        case .anonymous: "the contract lets unknown callers in"
        case .authorized(let schemes): "authorized by \(schemes.joined(separator: " and "))"
        case .ignoredParameter(let name, let reason): "the parameter '\(name)' is not looked at: \(reason)"
        case .readBody(let type): "the body was read as '\(type)'"
        case .notValidated(let reason): "not validated: \(reason)"
        case .violation(let violation, _): Self.text(of: violation)
        case .rejected(let status, let problem): "refused with \(status) (\(problem))"
        case .letThrough(let count): "let through with \(count) \(count == 1 ? "violation" : "violations")"
        case .session(let name): "in the session '\(name)'"
        case .evictedSession(let name): "the session '\(name)' made room"
        case .readState(let resource, let key): "'\(key)' of '\(resource)' was read"
        case .listedState(let resource, let count, let total): "\(count) of \(total) in '\(resource)' were listed"
        case .noSuchItem(let resource, let key): "'\(resource)' has no '\(key)'"
        case .changedState(let change, let resource, let key): "'\(key)' of '\(resource)' was \(change.rawValue)"
        case .withoutState(let reason): "answered without the state: \(reason)"
        case .stage(let name): "the stage is '\(name)'"
        case .forwarded(let url): "asked \(url)"
        case .upstreamFault(let reason): "the real service: \(reason)"
        case .compared(let differences):
            differences.isEmpty ? "the real service answers alike" : "differs: \(differences.joined(separator: "; "))"
        case .scenario(let name, let state, let reason):
            "the scenario '\(name)' (\(reason.rawValue)) is in the state '\(state)'"
        case .withoutScenario(let name, let reason): "the scenario '\(name)' is not looked at: \(reason)"
        case .passedStep(let number, let reason): "step \(number) does not fit: \(reason)"
        case .tookStep(let number, let from, let to):
            "step \(number) is taken" + (from == to ? "" : ", from the state '\(from)' to '\(to)'")
        case .noStep(let name, true): "no step of '\(name)' fits"
        case .noStep(let name, false): "the scenario '\(name)' has no step for the operation"
        case .withoutValue(let expression): "'{{\(expression)}}' has no value"
        case .replayed(let key): "answered again for the idempotency key '\(key)'"
        case .status(let status, let reason): "status \(status): \(reason.rawValue)"
        case .mediaType(let name, let reason): "media type '\(name)': \(reason.rawValue)"
        case .notAcceptable(let names): "Accept allows none of \(names.joined(separator: ", "))"
        case .preferenceNotMet(let text): "the preference '\(text)' cannot be met"
        case .example(let name, let reason): "\(name.map { "example '\($0)'" } ?? "the example"): \(reason.rawValue)"
        case .body(.none): "no body"
        case .body(.example(let name)): "body from the example" + (name.map { " '\($0)'" } ?? "")
        case .body(.schema(let pointer)): "body made from the schema '\(pointer)'"
        case .body(.state): "body from the state"
        case .body(.scenario): "body from the scenario"
        case .body(.bytes): "body of sample bytes"
        case .header(let name, let source): "header '\(name)' from its \(source.rawValue)"
        case .templateNotUsed(let name, let reason): "a template of the header '\(name)' is passed over: \(reason)"
        case .invalidResponse(let violation): "the response does not fit: \(Self.text(of: violation))"
        case .deprecated: "the operation is deprecated"
        case .drawn(let seed): "values are drawn with the seed '\(seed)'"
        case .callback(let name, let url): "the callback '\(name)' goes to \(url)"
        case .noCallback(let name, let reason): "the callback '\(name)' is not sent: \(reason)"
        case .fault(let text, let effect): "the fault '\(text)': \(effect)"
        case .faultNotMet(let text, let reason): "the fault '\(text)' cannot be: \(reason)"
        case .delay(let milliseconds): "delayed by \(milliseconds) ms"
        }
    }

    private static func text(of violation: ProblemDetails.Violation) -> String {
        "\(violation.location) \(violation.pointer): \(violation.message)"
    }
}
