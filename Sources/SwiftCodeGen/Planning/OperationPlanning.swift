import OpenAPIModel
import SourceDiagnostics

extension APIPlanner {
    mutating func plan(_ operation: Operation, _ name: NameTable.OperationName) -> OperationPlan {
        let firstEnum = bodyEnums.count
        let id = operation.operationID ?? SwiftIdentifier.member(NameTable.name(of: operation))
        var scope = NameScope(reserved: ["body", "operation", builder.names.contract])
        let parameters = operation.parameters.map { plan(document[$0], &scope, name.type) }
        let body = operation.requestBody.flatMap { bodyPlan(document[$0], name.type) }
        let responses = responsePlans(operation, name.type)
        return OperationPlan(
            id: id, typeName: name.type, methodName: name.method, method: operation.method, path: operation.path,
            accept: accept(operation), documentation: documentation(operation), isDeprecated: operation.isDeprecated,
            parameters: parameters, body: body, responses: responses,
            bodyEnums: Array(bodyEnums[firstEnum...]),
            responseTypes: responses.compactMap { response in
                // Those with one step only are shared, and declared elsewhere.
                if case .structure(let type) = response.payload, type.path.count > 1 { type } else { nil }
            })
    }

    private func documentation(_ operation: Operation) -> String? {
        let parts = [operation.summary, operation.description == operation.summary ? nil : operation.description]
        let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
        return text.isEmpty ? nil : text
    }

    private func accept(_ operation: Operation) -> [String] {
        var types: [String] = []
        for entry in operation.responses {
            for content in document[entry.response].content where !types.contains(content.name) {
                types.append(content.name)
            }
        }
        return types
    }

    // MARK: Parameters

    private mutating func plan(_ parameter: Parameter, _ scope: inout NameScope, _ operation: String) -> ParameterPlan {
        let place = TypeGraphBuilder.Place(outer: [operation], name: SwiftIdentifier.type(parameter.name))
        let schema = parameter.schema ?? parameter.content.first?.schema
        let isJSON = parameter.schema == nil && !parameter.content.isEmpty
        if !isJSON { checkStyle(parameter) }
        return ParameterPlan(
            wireName: parameter.name, name: scope.claim(SwiftIdentifier.member(parameter.name)),
            location: parameter.location,
            type: schema.map { TypeGraphBuilder.textual(builder.reference(to: $0, at: place)) } ?? .string,
            isRequired: parameter.isRequired || parameter.location == .path,
            coding: isJSON ? .json : .styled(explode: parameter.explodes), documentation: parameter.description)
    }

    private mutating func checkStyle(_ parameter: Parameter) {
        let isUsual =
            parameter.style == (parameter.location == .query || parameter.location == .cookie ? .form : .simple)
        guard !isUsual else { return }
        diagnostics.append(
            Diagnostic(
                SwiftRules.unsupportedStyle,
                .init(
                    "the parameter '\(parameter.name)' has the style '\(parameter.style.rawValue)'",
                    ja: "パラメータ「\(parameter.name)」の style が「\(parameter.style.rawValue)」である"),
                at: parameter.origin.range, pointer: parameter.origin.pointer))
    }

    // MARK: Bodies and responses

    private mutating func bodyPlan(_ body: RequestBody, _ operation: String) -> BodyPlan? {
        let name = body.componentName.map { SwiftIdentifier.type($0) }
        let place = TypeGraphBuilder.Place(outer: [operation], name: name ?? "RequestBody")
        return content(body.content, at: place).map {
            BodyPlan(content: $0, isRequired: body.isRequired, documentation: body.description)
        }
    }

    private mutating func responsePlans(_ operation: Operation, _ typeName: String) -> [ResponsePlan] {
        var scope = NameScope(reserved: ["undocumented", "status"])
        return operation.responses.map { entry in
            let caseName = scope.claim(StatusName.name(of: entry.status))
            return ResponsePlan(
                status: entry.status, caseName: caseName,
                payload: payload(of: entry.response, in: [typeName], caseName: caseName),
                documentation: document[entry.response].description)
        }
    }
}
