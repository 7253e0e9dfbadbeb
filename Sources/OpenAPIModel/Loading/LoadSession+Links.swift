import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func links(in node: Node) -> [NamedEntry<Link>] {
        var result: [NamedEntry<Link>] = []
        for (key, value) in mapping("links", in: node)?.entries.map({ $0 }) ?? [] {
            guard let link = link(at: value) else { continue }
            result.append(NamedEntry(name: key.scalarText ?? "", value: link, nameRange: key.range))
        }
        return result
    }

    func link(at node: Node) -> Link? {
        guard let target = resolve(node, as: .links) else {
            leaveOut(.link, node)
            return nil
        }
        var link = Link(
            operationID: string("operationId", in: target), operationReference: string("operationRef", in: target),
            description: ownDescription(ofReference: node) ?? string("description", in: target),
            origin: origin(of: target))
        link.extensions = checkFields(of: target, .link)
        link.componentName = componentName(of: target, .links)
        link.arguments = entries("parameters", in: target)?.map { argument($0.key, $0.value) } ?? []
        link.body = target["requestBody"].map { linkValue($0) }
        link.server = target["server"].flatMap { server(at: $0) }
        checkTarget(of: link, target)
        return link
    }

    private func argument(_ key: Node, _ value: Node) -> Link.Argument {
        Link.Argument(
            name: key.scalarText ?? "", nameRange: key.range, value: linkValue(value), origin: origin(of: value))
    }

    /// A text is taken for an expression only where it must be one: `$5` and `{x}` are constants like any other.
    private func linkValue(_ node: Node) -> LinkValue {
        guard let text = node.string, text.contains("$") else { return .constant(WrittenValue(node)) }
        do throws(RuntimeText.Fault) {
            let expression = try RuntimeText(text)
            return expression.expressions.isEmpty ? .constant(WrittenValue(node)) : .expression(expression)
        } catch {
            reportRuntimeExpression(error, at: node, pointer: node.pointer)
            return .constant(WrittenValue(node))
        }
    }

    /// OAS 3.0.4, section 4.7.20: an operation is named in one of two ways.
    private func checkTarget(of link: Link, _ node: Node) {
        checkExclusive("operationRef", "operationId", in: node, .link, OpenAPIRules.exclusiveFields)
        guard node["operationRef"] == nil, node["operationId"] == nil else { return }
        reportMissing(
            "operationId", in: node, .link,
            fix: .init("add 'operationId' or 'operationRef'", ja: "「operationId」か「operationRef」を加える"))
    }
}
