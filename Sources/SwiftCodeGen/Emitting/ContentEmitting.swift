// How bodies are written and read is the same for requests and responses, clients and servers.
extension EmitterContext {
    func writeContent(_ content: ContentPlan, _ value: String, to writer: String) -> String {
        "\(writer).\(call(content.kind))(\(value), \(SwiftLiteral.string(contentType(content))))"
    }

    /// What is sent as `Content-Type`: a range cannot be sent, so bytes or JSON it is.
    private func contentType(_ content: ContentPlan) -> String {
        guard content.mediaType.contains("*") else { return content.mediaType }
        return switch content.kind {
        case .json: "application/json"
        case .text: "text/plain"
        case .form: "application/x-www-form-urlencoded"
        case .binary: "application/octet-stream"
        }
    }

    func writeCases(
        _ body: BodyEnum, isOptional: Bool, to writer: String
    ) -> [(label: String, [SwiftStatement])] {
        let mark = isOptional ? "?" : ""
        let cases = body.cases.map { bodyCase in
            (
                label: "case .\(ReservedNames.escaped(bodyCase.name))(let value)\(mark)",
                [SwiftStatement.line(writeContent(bodyCase.content, "value", to: writer))]
            )
        }
        return isOptional ? cases + [(label: "case nil", ["break"])] : cases
    }

    /// Statements that read a body and hand its expression to `use`.
    func readContent(
        _ content: BodyContent, from reader: String, _ use: (String) -> SwiftStatement
    ) -> [SwiftStatement] {
        switch content {
        case .single(let plan): return [use(read(plan, from: reader))]
        case .several(let body):
            let branches = body.cases.map { bodyCase in
                SwiftStatement.block(
                    "if \(reader).hasContentType(\(SwiftLiteral.string(bodyCase.content.mediaType)))",
                    [
                        use(
                            "\(qualified(body.path)).\(ReservedNames.escaped(bodyCase.name))(\(read(bodyCase.content, from: reader)))"
                        ),
                        "return",
                    ])
            }
            let failure = reader == "response" ? "unexpectedContentType" : "unsupportedMediaType"
            return branches + [.line("throw \(reader).\(failure)()")]
        }
    }

    private func read(_ content: ContentPlan, from reader: String) -> String {
        content.kind == .binary
            ? "\(reader).binary()" : "try \(reader).\(call(content.kind))(\(type(content.type)).self)"
    }

    private func call(_ kind: ContentKind) -> String {
        switch kind {
        case .json: "json"
        case .text: "text"
        case .form: "form"
        case .binary: "binary"
        }
    }
}
