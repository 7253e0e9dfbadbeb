import OpenAPIModel

/// Writes how a request is sent and how its response is read: by a client, and by a server that sends callbacks.
struct ClientCoding {
    let context: EmitterContext

    func input(_ operation: OperationPlan) -> SwiftDeclaration {
        var statements = operation.parameters.map(write)
        if !operation.choices.isEmpty { statements.append("request.accept(self.accept)") }
        if let body = operation.body { statements.append(write(body)) }
        return .block(
            "nonisolated extension \(context.qualified(operation.typePath + ["Request"])): ClientInput",
            [
                SwiftDeclaration(
                    "\(context.modifier)typealias Output = \(context.qualified(operation.typePath + ["Response"]))"),
                .function("\(context.modifier)func write(to request: inout RequestWriter) throws", statements),
            ])
    }

    private func write(_ parameter: ParameterPlan) -> SwiftStatement {
        let mark = parameter.location == .path ? "try " : ""
        return .line(
            "\(mark)request.\(parameter.location.rawValue)(\(SwiftLiteral.string(parameter.wireName)), "
                + "self.\(context.storage(parameter.name, parameter.defaultValue))"
                + "\(context.codingArgument(parameter, isReading: false)))"
        )
    }

    private func write(_ body: BodyPlan) -> SwiftStatement {
        switch (body.content, body.isRequired) {
        case (.single(let content), true): return .line(context.writeContent(content, "self.body", to: "request"))
        case (.single(let content), false):
            return .block("if let body = self.body", [.line(context.writeContent(content, "body", to: "request"))])
        case (.several(let several), let isRequired):
            return .choice("self.body", context.writeCases(several, isOptional: !isRequired, to: "request"))
        }
    }

    // MARK: Response

    func output(_ operation: OperationPlan) -> SwiftDeclaration {
        var cases = context.matchOrder(operation.responses).map { response in
            (context.pattern(response.status), read(response))
        }
        if !operation.responses.contains(where: { $0.status == .default }) {
            cases.append(("default", ["self = .undocumented(response.undocumented())"]))
        }
        return .block(
            "nonisolated extension \(context.qualified(operation.typePath + ["Response"])): ClientOutput",
            [context.streamedTypes(operation.responses.compactMap(\.payload.content))].compactMap { $0 } + [
                .function(
                    "\(context.modifier)init(reading response: inout ResponseReader) throws",
                    [.choice("response.status", cases)])
            ])
    }

    private func read(_ response: ResponsePlan) -> [SwiftStatement] {
        let status = context.needsStatus(response.status) ? ", status: response.status" : ""
        let name = ReservedNames.escaped(response.caseName)
        func result(_ payload: String) -> SwiftStatement { .line("self = .\(name)(\(payload)\(status))") }
        switch response.payload {
        case .empty: return [result("EmptyResponse()")]
        case .body(let content):
            return context.readContent(content, from: "response") {
                result("\(context.payloadType(response))(body: \($0))")
            }
        case .structure(let type) where type.isShared && !type.isEmpty:
            return [result("try \(context.qualified(type.path))(reading: &response)")]
        case .structure(let type):
            let payload = context.qualified(type.path)
            return read(type) { result("\(payload)(\($0))") }
        }
    }

    /// How a response that operations share is read, in one place for all of them.
    func initializer(of type: ResponseType) -> SwiftDeclaration {
        .function(
            "internal init(reading response: inout ResponseReader) throws", read(type) { .line("self.init(\($0))") })
    }

    /// - Parameter result: what is done with the arguments of the type's initializer.
    private func read(_ type: ResponseType, _ result: (String) -> SwiftStatement) -> [SwiftStatement] {
        let headers = type.headers.map(read)
        guard let body = type.body else { return [result(headers.joined(separator: ", "))] }
        return context.readContent(body, from: "response") { value in
            result((["body: \(value)"] + headers).joined(separator: ", "))
        }
    }

    private func read(_ header: ResponseType.Header) -> String {
        let call = header.isRequired ? "requiredHeader" : "header"
        return "\(ReservedNames.label(ReservedNames.escaped(header.name))): try response.\(call)("
            + "\(SwiftLiteral.string(header.wireName)), \(context.type(header.type)).self\(context.codingArgument(header)))"
    }
}
