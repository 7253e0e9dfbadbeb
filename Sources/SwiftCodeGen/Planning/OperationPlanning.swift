import OpenAPIModel

extension APIPlanner {
    mutating func plan(_ operation: Operation, _ name: NameTable.OperationName) -> OperationPlan {
        var plan = plan(
            operation, id: operation.operationID ?? SwiftIdentifier.member(NameTable.name(of: operation)),
            typePath: [name.type], methodName: name.method, OperationPlace(outer: name.type))
        plan.service = builder.names.services.firstIndex { $0.tag == operation.tags.first }
        plan.callbacks = callbackPlans(operation, plan)
        return plan
    }

    /// An operation without its callbacks.
    mutating func plan(
        _ operation: Operation, id: String, typePath: [String], methodName: String, _ place: OperationPlace
    ) -> OperationPlan {
        streamsForms = streamedForms.contains("*") || streamedForms.contains(id)
        let firstEnum = bodyEnums.count
        let firstMultipart = multipartTypes.count
        let choices = choices(operation)
        let reserved: Set<String> = choices.isEmpty ? ["body", "operation"] : ["body", "operation", "accept"]
        var scope = NameScope(reserved: reserved.union([builder.names.contract]))
        let parameters = operation.parameters.map { plan(document[$0], &scope, place, operation) }
        let body = operation.requestBody.flatMap { bodyPlan(document[$0], place) }
        let responses = responsePlans(operation, place)
        return OperationPlan(
            id: id, typePath: typePath, methodName: methodName, method: operation.method, path: operation.path,
            accept: accept(operation), choices: choices, servers: operation.servers.map(Self.plan),
            security: security(of: operation), documentation: documentation(operation),
            isDeprecated: operation.isDeprecated, service: nil, parameters: parameters, body: body,
            responses: responses, bodyEnums: Array(bodyEnums[firstEnum...]),
            responseTypes: responses.compactMap { response in
                // Those with one step only are shared, and declared elsewhere.
                if case .structure(let type) = response.payload, type.path.count > 1 { type } else { nil }
            }, multipartTypes: Array(multipartTypes[firstMultipart...]), callbacks: [])
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

    /// The media types that mean success, where there are several: a handler may want to know which one is wanted.
    private func choices(_ operation: Operation) -> [String] {
        var types: [String] = []
        for entry in operation.responses where entry.status.meansSuccess {
            let contents = document[entry.response].content
            guard contents.count > 1 else { continue }
            for content in contents where !types.contains(content.name) { types.append(content.name) }
        }
        return types
    }

    // MARK: Bodies

    private mutating func bodyPlan(_ body: RequestBody, _ operation: OperationPlace) -> BodyPlan? {
        let name = body.componentName.map { builder.names.type($0) }
        return content(body.content, at: operation.place(name ?? "RequestBody")).map {
            BodyPlan(content: $0, isRequired: body.isRequired, documentation: body.description)
        }
    }
}

extension StatusPattern {
    fileprivate var meansSuccess: Bool {
        switch self {
        case .code(let code): (200...299).contains(code)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}
