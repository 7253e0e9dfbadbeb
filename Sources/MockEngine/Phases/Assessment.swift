import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// Third phase: everything in which a request does not fit the contract, at once.
struct Assessment: Sendable {
    /// What to answer; nil where the request fits.
    let problem: ProblemDetails?

    init(of request: DecodedRequest, _ validators: SchemaValidators, _ trace: inout DecisionTrace) {
        var findings = Findings(validators: validators, trace: trace)
        for parameter in request.parameters { findings.assess(parameter) }
        let bodyProblem = findings.assess(request.body)
        problem = findings.problem(bodyProblem)
        trace = findings.trace
        if let problem { trace.note(.rejected(status: problem.status, problem: problem.type)) }
    }
}

private struct Findings {
    enum BodyProblem {
        case malformed
        case unsupported(String, documented: [String])
    }

    let validators: SchemaValidators
    var trace: DecisionTrace
    private var violations: [ProblemDetails.Violation] = []

    init(validators: SchemaValidators, trace: DecisionTrace) {
        self.validators = validators
        self.trace = trace
    }

    mutating func assess(_ decoded: DecodedRequest.Parameter) {
        let parameter = decoded.parameter
        let location = parameter.location.rawValue
        let pointer = "/" + JSONPointer.escape(parameter.name)
        switch decoded.content {
        case .empty: break
        case .absent where parameter.isRequired:
            add(.init(in: location, pointer: pointer, code: "missing", message: "the parameter is required"))
        case .absent: break
        case .malformed(let message):
            add(.init(in: location, pointer: pointer, code: "malformed", message: message))
        case .value(let value):
            if let schema = parameter.schema { add(location, pointer, value, schema) }
        }
    }

    mutating func assess(_ body: DecodedRequest.Body) -> BodyProblem? {
        switch body {
        case .absent(let isRequired):
            if isRequired { add(.init(in: "body", pointer: "", code: "missing", message: "a body is required")) }
        case .value(let value, let schema):
            if let schema { add("body", "", value, schema) }
        case .opaque: break
        case .malformed(let message):
            add(.init(in: "body", pointer: "", code: "malformed", message: message))
            return .malformed
        case .unsupported(let type, let documented): return .unsupported(type, documented: documented)
        }
        return nil
    }

    private mutating func add(_ location: String, _ prefix: String, _ value: JSONValue, _ schema: Schema.ID) {
        for found in validators.violations(of: value, against: schema, direction: .request) {
            let code = found.rule.id.split(separator: "/").last.map(String.init) ?? found.rule.id
            let violation = ProblemDetails.Violation(
                in: location, pointer: prefix + found.instancePointer, code: code, message: found.message.english)
            // OAS only says that a read-only property SHOULD NOT be sent: clients send back what they were given.
            if found.rule == SchemaRules.readOnly {
                trace.note(.tolerated(violation))
                continue
            }
            violations.append(violation)
            trace.note(.violation(violation, rule: found.rule.id, schema: found.schema))
        }
    }

    private mutating func add(_ violation: ProblemDetails.Violation) {
        violations.append(violation)
        trace.note(.violation(violation, rule: nil, schema: nil))
    }

    func problem(_ body: BodyProblem?) -> ProblemDetails? {
        switch body {
        case .unsupported(let type, let documented):
            return ProblemDetails(
                "unsupported-media-type", status: 415, title: "Unsupported Media Type",
                detail: "the operation does not take the content type '\(type)' but "
                    + documented.map { "'\($0)'" }.joined(separator: ", "), violations: violations)
        case .malformed:
            return ProblemDetails(
                "invalid-request", status: 400, title: "Bad Request", detail: "the body cannot be read",
                violations: violations)
        case nil:
            guard !violations.isEmpty else { return nil }
            return ProblemDetails(
                "invalid-request", status: 422, title: "Unprocessable Content",
                detail: "the request does not fit the contract", violations: violations)
        }
    }
}
