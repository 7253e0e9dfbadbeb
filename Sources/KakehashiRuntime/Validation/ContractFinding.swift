import JSONValidation

/// One violation, before it is known in which language it is told.
struct ContractFinding: Sendable {
    var location: String
    var pointer: String
    var code: String
    var message: BilingualText
    /// Whether the message cannot be read as what the contract describes, rather than has values that it does not allow.
    var isUnreadable: Bool

    init(_ violation: ValueViolation, in location: String, below prefix: String) {
        self.location = location
        pointer = prefix + violation.instancePointer
        code = violation.code.rawValue
        message = violation.message
        isUnreadable = violation.code.isUnreadable
    }

    init(_ fault: ParameterFault, of name: String, in location: String) {
        self.location = location
        pointer = "/" + JSONPointer.escape(name) + fault.pointer
        code = fault.code
        message = BilingualText(fault.message, ja: Self.japanese(fault) ?? fault.message)
        isUnreadable = true
    }

    /// A body that could not be read.
    init(_ violation: ProblemDetails.Violation) {
        location = violation.location
        pointer = violation.pointer
        code = violation.code
        message = BilingualText(violation.message, ja: violation.message)
        isUnreadable = true
    }

    static var missingBody: ContractFinding {
        var finding = ContractFinding(.init(in: "body", pointer: "", code: "missing", message: "a body is required"))
        finding.message.japanese = "本文は必須"
        return finding
    }

    static func repeatedPart(_ pointer: String, _ count: Int) -> ContractFinding {
        var finding = ContractFinding(
            .init(in: "body", pointer: pointer, code: "repeated", message: "the part comes \(count) times"))
        finding.message.japanese = "パートが\(count)回ある"
        return finding
    }

    /// A finding about a header, told of the part that has it.
    func ofHeader(_ name: String, at pointer: String) -> ContractFinding {
        var finding = self
        finding.location = "body"
        finding.pointer = pointer
        finding.message.english = "the header '\(name)': \(message.english)"
        finding.message.japanese = "ヘッダー「\(name)」: \(message.japanese)"
        return finding
    }

    private static func japanese(_ fault: ParameterFault) -> String? {
        switch fault {
        case .missing: "パラメータは必須"
        case .repeated: "パラメータが複数回ある"
        case .brokenEscape: "パーセントエンコーディングが壊れている"
        default: nil
        }
    }

    func violation(inJapanese: Bool) -> ProblemDetails.Violation {
        .init(
            in: location, pointer: pointer, code: code, message: inJapanese ? message.japanese : message.english)
    }
}

/// Everything that is wrong with a request or a response.
struct ContractFindings: Sendable {
    var list: [ContractFinding] = []
    /// Whether the body has a media type that is not documented.
    var hasWrongType = false
    /// What to answer whatever else is wrong, such as a charset that is not known.
    var refusal: ProblemDetails?

    var isEmpty: Bool { list.isEmpty && refusal == nil && !hasWrongType }

    func violations(inJapanese: Bool) -> [ProblemDetails.Violation] {
        list.map { $0.violation(inJapanese: inJapanese) }
    }

    /// The answer to a request; nil where nothing is wrong with it.
    func problem(for request: RequestReader) -> ProblemDetails? {
        let wrongType = hasWrongType ? request.unsupportedMediaType() as? ProblemDetails : nil
        return problem(inJapanese: request.prefersJapanese, wrongType)
    }

    func problem(inJapanese: Bool, _ wrongType: ProblemDetails? = nil) -> ProblemDetails? {
        if isEmpty { return nil }
        let violations = violations(inJapanese: inJapanese)
        if var refusal = wrongType ?? refusal {
            refusal.violations = violations
            return refusal
        }
        let isUnreadable = list.contains(where: \.isUnreadable)
        return ProblemDetails(
            "invalid-request", status: isUnreadable ? 400 : 422,
            title: isUnreadable ? "Bad Request" : "Unprocessable Content",
            detail: inJapanese ? "リクエストが契約に適合していない" : "the request does not fit the contract",
            violations: violations, headerFields: inJapanese ? [.contentLanguage: "ja"] : [:])
    }

    /// The answer where a service has made a response that does not fit.
    var serverProblem: ProblemDetails {
        ProblemDetails(
            "invalid-response", status: 500, title: "Internal Server Error",
            detail: "the response does not fit the contract", violations: error.violations)
    }

    /// What a client throws.
    var error: ContractViolations {
        var violations = violations(inJapanese: false)
        if hasWrongType || refusal != nil {
            violations.append(
                .init(
                    in: "body", pointer: "", code: "unsupported-media-type",
                    message: refusal?.detail ?? "the body has a media type that is not documented"))
        }
        return ContractViolations(violations: violations)
    }
}
