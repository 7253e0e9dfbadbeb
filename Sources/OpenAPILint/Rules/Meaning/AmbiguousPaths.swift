import JSONCoding
import OpenAPIModel
import SchemaValidation
package import SourceDiagnostics

/// Path templates that match the same path where neither is the more specific one.
package enum AmbiguousPaths: LintRule {
    package static let rule = Rule(
        "openapi/ambiguous-paths", .warning,
        .init("two path templates match the same path", ja: "二つのパステンプレートが同じパスに一致する"),
        .init(
            "A request is matched with the more specific template: text wins over a parameter. Where one template is "
                + "more specific in one segment and the other one in another, the specification does not say which is "
                + "meant, and tools differ. Parameters whose schema refuses the text of the other template are left "
                + "alone. Change a segment of one of the two so that no path fits both.",
            ja: "要求には、より具体的なテンプレートが一致します（文字列はパラメータに優先します）。ある区間では一方が、別の区間では他方が"
                + "具体的な場合、どちらを指すかを仕様は定めておらず、ツールによって異なります。相手の文字列をスキーマが"
                + "許さないパラメータは対象外です。両方に一致するパスがないように、"
                + "どちらかの区間を変えてください。"),
        samples: .init(
            bad: sample(path: "/shelters/near/{id}"), good: sample(path: "/shelters/near/by/{id}")))

    private static func sample(path: String) -> String {
        """
        paths:
          /shelters/{city}/all:
            get:
              parameters: [{name: city, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: ok}}
          \(path):
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: ok}}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let paths = context.document.paths
        var tries: [Int: TemplateTrie] = [:]
        // A document made to have us compare each with each comes to an end here.
        var budget = 100_000 + paths.count * 200
        var result: [Diagnostic] = []
        for (index, item) in paths.enumerated() {
            let template = TemplateSegments(item.template)
            let count = template.segments.count
            let rival = tries[count]?.rival(of: template, budget: &budget) { other in
                isOpen(item, template, paths[other], context)
            }
            if let rival { result.append(finding(item, template, paths[rival])) }
            tries[count, default: TemplateTrie()].insert(template, index)
        }
        return result
    }

    /// Whether each parameter may have the text that the other template has in its place: where one is an integer, a
    /// word is none, and no valid request is for both.
    private static func isOpen(
        _ item: PathItem, _ template: TemplateSegments, _ other: PathItem, _ context: LintContext
    ) -> Bool {
        let rival = TemplateSegments(other.template)
        for position in template.segments.indices {
            switch (template.segments[position], rival.segments[position]) {
            case (.literal(let text), .parameter):
                if !accepts(text, rival.parameterName(at: position), other, context) { return false }
            case (.parameter, .literal(let text)):
                if !accepts(text, template.parameterName(at: position), item, context) { return false }
            default: break
            }
        }
        return true
    }

    private static func accepts(_ text: String, _ name: String, _ item: PathItem, _ context: LintContext) -> Bool {
        let ids = item.parameters + item.operations.flatMap(\.parameters)
        let parameters = ids.lazy.map { context.document[$0] }.filter { $0.location == .path && $0.name == name }
        guard let schema = parameters.compactMap(\.schema).first else { return true }
        var values: [JSONValue] = [.string(text)]
        if let number = JSONNumber(text: text) { values.append(.number(number)) }
        if text == "true" || text == "false" { values.append(.bool(text == "true")) }
        return values.contains { context.validators.accepts($0, against: schema) }
    }

    private static func finding(_ item: PathItem, _ template: TemplateSegments, _ other: PathItem) -> Diagnostic {
        let shared = template.sharedPath(with: TemplateSegments(other.template))
        var place = Place(item.origin)
        place.range = item.templateRange
        return Diagnostic(
            rule,
            .init(
                "the path '\(shared)' matches both '\(item.template)' and '\(other.template)'",
                ja: "パス「\(shared)」が「\(item.template)」と「\(other.template)」の両方に一致する"),
            at: place,
            notes: [.init(.init("the other template is here", ja: "もう一方のテンプレートはここ"), at: other.templateRange)],
            fixes: [
                .init(
                    .init("change a segment so that no path fits both", ja: "両方に一致するパスがないように区間を変える"))
            ])
    }
}
