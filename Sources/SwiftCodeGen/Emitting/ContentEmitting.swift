// How bodies are written and read is the same for requests and responses, clients and servers.
extension EmitterContext {
    /// The type of a body's content.
    func type(_ content: ContentPlan) -> String {
        switch content.kind {
        case .json, .text, .form, .xml, .binary: type(content.type)
        case .multipart: qualified(content.multipart?.path ?? [])
        case .multipartStream: "MultipartStream"
        case .jsonStream: "JSONStream<\(type(content.type))>"
        case .events, .textEvents: "EventStream<\(type(content.type))>"
        }
    }

    func type(_ content: BodyContent) -> String {
        switch content {
        case .single(let plan): type(plan)
        case .several(let body): qualified(body.path)
        }
    }

    func writeContent(_ content: ContentPlan, _ value: String, to writer: String) -> String {
        let further = furtherArguments(content).map { ", " + $0 }.joined()
        return "\(writer).\(call(content.kind))(\(value), \(SwiftLiteral.string(contentType(content)))\(further))"
    }

    /// What is sent as `Content-Type`: a range cannot be sent, so it is the usual type of the kind. Bytes know their own.
    private func contentType(_ content: ContentPlan) -> String {
        guard content.mediaType.contains("*") else { return content.mediaType }
        return switch content.kind {
        case .json: "application/json"
        case .text: "text/plain"
        case .form: "application/x-www-form-urlencoded"
        case .xml: "application/xml"
        case .multipart, .multipartStream: "multipart/mixed"
        case .jsonStream: "application/x-ndjson"
        case .events, .textEvents: "text/event-stream"
        case .binary: content.mediaType
        }
    }

    /// What a body's kind needs to know beside its type.
    private func furtherArguments(_ content: ContentPlan) -> [String] {
        switch content.kind {
        case .xml(let key): [SwiftLiteral.string(key), qualified(["xmlTable"])]
        case .form where !content.fields.isEmpty: ["[\(content.fields.map(field).joined(separator: ", "))]"]
        default: []
        }
    }

    private func field(_ field: FormField) -> String {
        let coding = coding(field.coding, usual: nil, isReading: true) ?? ".form"
        let shape =
            switch field.shape {
            case .scalar: ""
            case .array: ", .array"
            case .object(nil): ", .object(keys: nil)"
            case .object(let keys?): ", .object(keys: \(SwiftLiteral.strings(keys)))"
            }
        return "FieldEncoding(\(SwiftLiteral.string(field.wireName)), \(coding)\(shape))"
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
        let further = furtherArguments(content).map { ", " + $0 }.joined()
        return switch content.kind {
        case .binary: "\(reader).binary()"
        case .textEvents, .multipartStream: "try \(reader).\(call(content.kind))()"
        case .multipart: "try \(reader).multipart(\(type(content)).self)"
        default: "try \(reader).\(call(content.kind))(\(type(content.type)).self\(further))"
        }
    }

    /// A declaration for bodies whose parts are read one after the other, nil where there are none.
    func streamedTypes(_ contents: [BodyContent]) -> SwiftDeclaration? {
        var types: [String] = []
        for content in contents.flatMap(\.contents)
        where content.kind == .multipartStream && !types.contains(content.mediaType) {
            types.append(content.mediaType)
        }
        guard !types.isEmpty else { return nil }
        let text = SwiftLiteral.string(types.joined(separator: ", "))
        return .function("\(modifier)static var streamedTypes: String?", [.line("return \(text)")])
    }

    private func call(_ kind: ContentKind) -> String {
        switch kind {
        case .json: "json"
        case .text: "text"
        case .form: "form"
        case .xml: "xml"
        case .multipart: "multipart"
        case .multipartStream: "multipartStream"
        case .jsonStream: "jsonStream"
        case .events: "events"
        case .textEvents: "textEvents"
        case .binary: "binary"
        }
    }
}
