import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func components(_ node: Node) -> Document.Components {
        var result = Document.Components()
        result.extensions = checkFields(of: node, .components)
        result.schemas = component(.schemas, in: node) { _, value in schema(at: value) }
        result.responses = component(.responses, in: node) { _, value in response(at: value) }
        result.parameters = component(.parameters, in: node) { _, value in parameter(at: value) }
        result.requestBodies = component(.requestBodies, in: node) { _, value in requestBody(at: value) }
        result.headers = component(.headers, in: node) { _, value in header(at: value) }
        result.examples = component(.examples, in: node) { key, value in example(at: value, name: key.scalarText) }
        result.links = component(.links, in: node) { _, value in link(at: value) }
        result.callbacks = component(.callbacks, in: node) { key, value in callback(key, value) }
        if isVersion31 {
            result.pathItems = component(.pathItems, in: node) { key, value in
                pathItem(key.scalarText ?? "", key, value, as: .component)
            }
        }
        // They are read before everything else; here only their names are looked at.
        _ = component(.securitySchemes, in: node) { _, _ in nil as Int? }
        return result
    }

    private func component<Value>(
        _ kind: ComponentKind, in node: Node, _ read: (Node, Node) -> Value?
    ) -> [NamedEntry<Value>] {
        guard let group = mapping(kind.rawValue, in: node) else { return [] }
        var result: [NamedEntry<Value>] = []
        for (key, value) in group.entries {
            let name = key.scalarText ?? ""
            checkComponentName(name, key, value)
            if let value = read(key, value) {
                result.append(NamedEntry(name: name, value: value, nameRange: key.range))
            }
        }
        return result
    }

    private func checkComponentName(_ name: String, _ key: Node, _ value: Node) {
        let isValid = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard !isValid || name.isEmpty else { return }
        report(
            Diagnostic(
                OpenAPIRules.componentName,
                .init(
                    "the component name '\(name)' has other characters than 'A-Z a-z 0-9 . - _'",
                    ja: "部品の名前「\(name)」に「A-Z a-z 0-9 . - _」以外の文字がある"), at: key.range, pointer: value.pointer,
                fixes: [.init(.init("rename the component", ja: "部品の名前を変える"))]))
    }
}
