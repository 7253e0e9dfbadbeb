import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// Third phase: everything in which a request does not fit the contract, at once.
struct Assessment: Sendable {
    /// A violation, and where the contract says so.
    struct Finding: Sendable {
        let violation: ProblemDetails.Violation
        let place: String?
    }

    /// In the order of the contract: credentials, parameters, body.
    private(set) var findings: [Finding] = []
    /// What to answer: 401, 415, 400 or 422; nil where the request fits.
    private(set) var refusal: ProblemDetails?

    /// A request that nobody looks at.
    init() {}

    init(
        of request: DecodedRequest, _ operation: CompiledOperation, _ service: CompiledService,
        _ trace: inout DecisionTrace
    ) {
        var run = AssessmentRun(operation, service, trace)
        let unauthorized = service.options.checksCredentials ? run.assessCredentials(request.request) : nil
        for parameter in request.parameters { run.assess(parameter) }
        let unsupported = run.assess(request.body)
        findings = run.findings
        trace = run.trace
        refusal = unauthorized ?? unsupported ?? run.problem
        refusal?.violations = findings.map(\.violation)
    }
}

/// Collects what is found.
private struct AssessmentRun {
    private let operation: CompiledOperation
    private let service: CompiledService
    var trace: DecisionTrace
    private(set) var findings: [Assessment.Finding] = []
    /// Whether something cannot be read as what the contract describes.
    private var isUnreadable = false

    init(_ operation: CompiledOperation, _ service: CompiledService, _ trace: DecisionTrace) {
        self.operation = operation
        self.service = service
        self.trace = trace
    }

    // MARK: Credentials

    mutating func assessCredentials(_ request: HTTPRequest) -> ProblemDetails? {
        guard let found = CredentialCheck.check(operation.security, request, &trace) else { return nil }
        for violation in found.violations { add(violation, at: found.place) }
        return found.problem
    }

    // MARK: Parameters

    mutating func assess(_ decoded: DecodedRequest.Parameter) {
        let parameter = decoded.parameter
        guard case .described(let description) = parameter.reading else { return }
        switch decoded.content {
        case .empty: break
        case .absent:
            guard description.isRequired else { break }
            isUnreadable = true
            add(ParameterFault.missing.violation(of: parameter.name, in: description.location), at: parameter.origin)
        case .malformed(let violation):
            isUnreadable = true
            add(violation, at: parameter.origin)
        case .value(let value):
            guard let schema = parameter.schema else { break }
            add(parameter.location.rawValue, "/" + JSONPointer.escape(parameter.name), value, schema) { _ in false }
        }
    }

    // MARK: Body

    /// What to answer where the body is of a kind that is not taken.
    mutating func assess(_ body: DecodedRequest.Body) -> ProblemDetails? {
        switch body {
        case .absent:
            guard let body = operation.body, body.isRequired else { break }
            isUnreadable = true
            add(.init(in: "body", pointer: "", code: "missing", message: "a body is required"), at: body.origin)
        case .value(let value, let content):
            for violation in value.violations {
                isUnreadable = true
                add(violation, at: content.origin)
            }
            if let schema = content.schema { add("body", "", value.json, schema, value.isOpaque) }
        case .opaque: break
        case .malformed(let violations, let content):
            isUnreadable = true
            for violation in violations { add(violation, at: content.origin) }
        case .unsupported(let problem):
            add(.unsupported(problem), at: operation.body?.origin)
            return problem
        }
        return nil
    }

    // MARK: Findings

    private mutating func add(
        _ location: String, _ prefix: String, _ value: JSONValue, _ schema: Schema.ID,
        _ isOpaque: (String) -> Bool
    ) {
        // OAS only says that a read-only property SHOULD NOT be sent: clients send back what they were given.
        let found = service.validators.violations(
            of: value, against: schema, direction: .request, foreign: .passedOver)
        for found in found where !isOpaque(found.instancePointer) {
            let code = found.rule.id.split(separator: "/").last.map(String.init) ?? found.rule.id
            let known = ViolationCode(rawValue: code)
            if known == .tooDeep || known == .tooCostly {
                trace.note(.notValidated(found.message.english), at: found.schema)
                continue
            }
            isUnreadable = isUnreadable || known?.isUnreadable == true
            add(
                .init(
                    in: location, pointer: prefix + found.instancePointer, code: code, message: found.message.english),
                rule: found.rule.id, at: found.schema)
        }
    }

    private mutating func add(_ violation: ProblemDetails.Violation, rule: String? = nil, at place: Origin?) {
        trace.note(.violation(violation, rule: rule), at: place)
        findings.append(.init(violation: violation, place: place.map { service.places.text(of: $0) }))
    }

    /// As a generated server answers: 400 for what cannot be read, 422 for what is not allowed.
    var problem: ProblemDetails? {
        guard !findings.isEmpty else { return nil }
        return ProblemDetails(
            "invalid-request", status: isUnreadable ? 400 : 422,
            title: isUnreadable ? "Bad Request" : "Unprocessable Content",
            detail: "the request does not fit the contract")
    }
}

extension ProblemDetails.Violation {
    fileprivate static func unsupported(_ problem: ProblemDetails) -> Self {
        let code = problem.type.split(separator: ":").last.map(String.init) ?? problem.type
        return .init(in: "body", pointer: "", code: code, message: problem.detail ?? problem.title)
    }
}
