import JSONCoding
import OpenAPIModel
import SourceDiagnostics

// Links are planned when all operations are: what a link makes is the request of another one.
extension APIPlanner {
    /// Whether a link of the response leads to an operation of this document.
    func hasUsableLinks(_ response: Response) -> Bool {
        response.links.contains { target(of: $0.value, among: NameTable.operations(of: document)) != nil }
    }

    mutating func linked(_ plans: [OperationPlan]) -> [OperationPlan] {
        var result = plans
        for (index, operation) in operations.enumerated() {
            for (position, entry) in operation.responses.enumerated() where !document[entry.response].links.isEmpty {
                // One response under two statuses has its methods once.
                let isFirst = operation.responses.firstIndex { $0.response == entry.response } == position
                guard isFirst, case .structure(let type) = plans[index].responses[position].payload else {
                    leaveOutAll(document[entry.response].links, isSilent: !isFirst)
                    continue
                }
                result[index].responses[position].links = links(
                    document[entry.response].links, type, plans[index], position, plans)
            }
        }
        return result
    }

    private mutating func leaveOutAll(_ links: [NamedEntry<Link>], isSilent: Bool) {
        if isSilent { return }
        for link in links { leaveOut(link, .init("it leads to no operation of this document", ja: "この文書の操作につながらない")) }
    }

    private mutating func links(
        _ links: [NamedEntry<Link>], _ type: ResponseType, _ operation: OperationPlan, _ position: Int,
        _ plans: [OperationPlan]
    ) -> [LinkPlan] {
        var scope = NameScope(reserved: Set(type.headers.map(\.name)).union(["body", "init", builder.names.contract]))
        let sourcing = RuntimeSourcing(request: operation, response: operation.responses[position])
        return links.compactMap { link in
            let name = scope.claim(builder.names.member(link.name))
            guard let target = target(of: link.value, among: operations) else {
                leaveOut(link, .init("it leads to no operation of this document", ja: "この文書の操作につながらない"))
                return nil
            }
            guard link.value.server == nil else {
                leaveOut(link, .init("it has a server of its own", ja: "独自の server がある"))
                return nil
            }
            guard var plan = plan(link, name, to: plans[target], sourcing) else {
                leaveOut(
                    link, .init("it asks for a part of a message that has no type", ja: "型のないメッセージの部分を参照している"))
                return nil
            }
            plan.target = target
            return plan
        }
    }

    private func plan(
        _ link: NamedEntry<Link>, _ methodName: String, to target: OperationPlan, _ sourcing: RuntimeSourcing
    ) -> LinkPlan? {
        var plan = LinkPlan(
            name: link.name, methodName: methodName, documentation: link.value.description, target: 0, sources: [],
            values: [:], bodyCase: nil)
        for parameter in target.parameters where parameter.isRequired { plan.values[parameter.name] = .given }
        if target.body?.isRequired == true { plan.values["body"] = .given }
        for argument in link.value.arguments {
            let (name, location) = argument.parameter
            guard
                let parameter = target.parameters.first(where: {
                    $0.wireName == name && (location == nil || $0.location == location)
                })
            else { continue }
            guard let value = value(argument.value, sourcing, &plan.sources) else { return nil }
            plan.values[parameter.name] = value
        }
        guard let body = link.value.body, let content = target.body?.content else { return plan }
        guard content.hasValue, let value = value(body, sourcing, &plan.sources) else { return nil }
        plan.values["body"] = value
        if case .several(let several) = content {
            plan.bodyCase = several.cases.first { $0.content.kind.isValue }?.name
        }
        return plan
    }

    private func value(
        _ value: LinkValue, _ sourcing: RuntimeSourcing, _ sources: inout [RuntimeSource]
    ) -> LinkPlan.Value? {
        switch value {
        case .constant(let constant): return .constant(String(decoding: constant.json.jsonText, as: UTF8.self))
        case .expression(let text):
            guard let found = sourcing.sources(of: text) else { return nil }
            for source in found where !sources.contains(where: { $0.key == source.key }) { sources.append(source) }
            return .expression(text.description)
        }
    }

    // MARK: Targets

    /// The position of the operation that a link leads to.
    private func target(of link: Link, among operations: [Operation]) -> Int? {
        if let id = link.operationID { return operations.firstIndex { $0.operationID == id } }
        guard let reference = link.operationReference, reference.hasPrefix("#") else { return nil }
        let text = Self.percentDecoded(reference.dropFirst())
        guard let steps = JSONPointer.steps(of: text), steps.count == 3, steps[0] == "paths" else { return nil }
        return operations.firstIndex { $0.path == steps[1] && $0.method.rawValue == steps[2] }
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                rest = rest.dropFirst(2)
                bytes.append(code)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func leaveOut(_ link: NamedEntry<Link>, _ reason: LocalizedText) {
        let known = diagnostics.contains { $0.rule == SwiftRules.leftOut && $0.range == link.value.origin.range }
        if known { return }
        diagnostics.append(
            report(
                SwiftRules.leftOut,
                .init(
                    "the link '\(link.name)' is left out: \(reason.english)",
                    ja: "リンク「\(link.name)」は生成されない: \(reason.japanese)"), at: link.value.origin))
    }
}
