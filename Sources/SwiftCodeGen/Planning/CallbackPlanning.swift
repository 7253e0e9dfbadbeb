import OpenAPIModel
import SourceDiagnostics

extension APIPlanner {
    /// Each operation of each callback; those that have callbacks themselves come without these, and with a finding.
    mutating func callbackPlans(_ operation: Operation, _ parent: OperationPlan) -> [CallbackPlan] {
        var plans: [CallbackPlan] = []
        for callback in operation.callbacks {
            let count = callback.expressions.reduce(0) { $0 + $1.operations.count }
            for item in callback.expressions {
                for inner in item.operations {
                    let own = inner.operationID ?? callback.name + "-" + inner.method.rawValue
                    let name = count == 1 ? callback.name : own
                    if let plan = plan(inner, named: name, item, of: parent) { plans.append(plan) }
                }
            }
        }
        return plans
    }

    private mutating func plan(
        _ operation: Operation, named name: String, _ item: PathItem, of parent: OperationPlan
    ) -> CallbackPlan? {
        guard let url = item.expression, let sources = urlSources(url, parent) else {
            leaveOut(
                name, operation,
                .init(
                    "its URL asks for a part of a message that has no type",
                    ja: "URL が型のないメッセージの部分を参照している"))
            return nil
        }
        if usable.hasBrokenSecurity(operation) {
            leaveOut(
                name, operation, .init("what it asks of its sender is broken", ja: "セキュリティ要件に誤りがある"))
            return nil
        }
        for inner in operation.callbacks {
            leaveOut(
                inner.name, operation,
                .init("it belongs to the callback '\(name)'", ja: "コールバック「\(name)」の中にある"))
        }
        let outer = parent.typePath[0]
        let type = builder.claimNested(builder.names.type(name), in: outer)
        let method = callbackMethods.claim(
            builder.names.member(name), or: [parent.methodName + builder.names.type(name)])
        var plan = plan(
            operation, id: operation.operationID ?? "\(parent.id).\(name)", typePath: [outer, type],
            methodName: method, OperationPlace(outer: outer, prefix: type))
        plan.path = Self.pathBehindAddress(of: url)
        // Where it is is the receiver's to say.
        plan.servers = []
        return CallbackPlan(
            operation: plan, parent: parent.typePath, url: url.description, sources: sources.request,
            responseSources: sources.responses)
    }

    // MARK: The URL

    private func urlSources(
        _ url: RuntimeText, _ parent: OperationPlan
    ) -> (request: [RuntimeSource], responses: [(response: ResponsePlan, sources: [RuntimeSource])])? {
        var request: [RuntimeSource] = []
        var parts: [RuntimeText] = []
        for expression in url.expressions {
            guard let text = try? RuntimeText(expression.description) else { return nil }
            switch expression {
            case .response, .statusCode: parts.append(text)
            case .request, .url, .method:
                guard let found = RuntimeSourcing(request: parent).sources(of: text) else { return nil }
                request += found.filter { source in !request.contains { $0.key == source.key } }
            }
        }
        guard !parts.isEmpty else { return (request, []) }
        var responses: [(response: ResponsePlan, sources: [RuntimeSource])] = []
        for response in parent.responses {
            let sourcing = RuntimeSourcing(request: parent, response: response)
            var unique: [RuntimeSource] = []
            for source in parts.flatMap({ sourcing.sources(of: $0) ?? [] })
            where !unique.contains(where: { $0.key == source.key }) {
                unique.append(source)
            }
            if !unique.isEmpty { responses.append((response, unique)) }
        }
        return responses.isEmpty ? nil : (request, responses)
    }

    /// What follows the expression that begins the URL: the receiver gives the address before it, and serves this below
    /// it. Expressions within it are parameters that nobody reads.
    static func pathBehindAddress(of url: RuntimeText) -> String {
        guard case .expression = url.parts.first else { return "" }
        var path = ""
        for (index, part) in url.parts.dropFirst().enumerated() {
            switch part {
            case .literal(let text): path += text
            case .expression: path += "{value\(index)}"
            }
        }
        path = String(path.prefix { $0 != "?" && $0 != "#" })
        return path.hasPrefix("/") ? path : ""
    }

    private mutating func leaveOut(_ name: String, _ operation: Operation, _ reason: LocalizedText) {
        diagnostics.append(
            report(
                SwiftRules.leftOut,
                .init(
                    "the callback '\(name)' is left out: \(reason.english)",
                    ja: "コールバック「\(name)」は生成されない: \(reason.japanese)"), at: operation.origin))
    }
}
