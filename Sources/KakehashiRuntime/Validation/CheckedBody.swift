import JSONValidation

/// The media types of a body, each with the schema of its value.
struct CheckedBody: Sendable {
    private let contents: [CheckedContent]
    private let isRequired: Bool

    init(_ drafts: [OperationDraft.Content], isRequired: Bool, _ schemas: CheckedSchemas) {
        contents = drafts.compactMap { CheckedContent($0, schemas) }
        self.isRequired = isRequired
    }

    /// Whether a body is known to fit. False also where that takes a longer look.
    func accepts(_ content: BodyContent, _ schemas: CheckedSchemas) -> Bool {
        guard content.isPresent else { return !isRequired }
        guard let documented = documented(content) else { return false }
        guard documented.schema != nil else { return true }
        return documented.accepts(content, schemas)
    }

    /// What of the content is compared while it is read: nothing of what is read whole.
    func prepare(_ content: inout BodyContent, _ schemas: CheckedSchemas, _ side: CheckedSide) {
        guard content.collected == nil, let documented = documented(content) else { return }
        content.elements = documented.elements(schemas, side)
        content.parts = documented.parts(schemas, side)
    }

    /// The body, compared while it is sent where it is a stream of values.
    func checking(_ body: HTTPBody, _ contentType: String?, _ schemas: CheckedSchemas, _ direction: ValueDirection)
        -> HTTPBody
    {
        guard body.bytes == nil, let type = contentType.flatMap({ MediaType($0) }) else { return body }
        let side = CheckedSide(direction: direction, foreign: .refused)
        return documented(type)?.elements(schemas, side)?.checking(body) ?? body
    }

    func add(
        _ content: BodyContent, _ schemas: CheckedSchemas, _ direction: ValueDirection, _ foreign: ForeignProperties,
        to findings: inout ContractFindings
    ) {
        guard content.isPresent else {
            if isRequired { findings.list.append(.missingBody) }
            return
        }
        guard let documented = documented(content) else {
            findings.hasWrongType = !contents.isEmpty
            return
        }
        do {
            findings.list += try documented.violations(content, schemas, direction, foreign)
        } catch {
            switch BodyProblem.of(error) {
            case let problem as ProblemDetails where problem.status == 400:
                findings.list += problem.violations.map { ContractFinding($0) }
            case let problem as ProblemDetails: findings.refusal = problem
            // What else can happen is for whoever reads the body into its type.
            default: break
            }
        }
    }

    /// The media type that means the body's most precisely. A body without one counts as having every type.
    private func documented(_ content: BodyContent) -> CheckedContent? {
        if content.malformedType != nil || content.isEncoded { return nil }
        return content.contentType.map(documented) ?? contents.first
    }

    private func documented(_ type: MediaType) -> CheckedContent? {
        contents.first { !$0.mediaType.isRange && $0.mediaType.matches(type) }
            ?? contents.first { $0.mediaType.type != "*" && $0.mediaType.matches(type) }
            ?? contents.first { $0.mediaType.matches(type) } ?? similar(type)
    }

    /// Where there is no choice, any JSON is read as the JSON that is documented.
    private func similar(_ type: MediaType) -> CheckedContent? {
        guard contents.count == 1, type.isJSON, contents[0].mediaType.isJSON else { return nil }
        return contents[0]
    }
}
