import OpenAPIModel
package import SourceDiagnostics

/// Links that give a value to a parameter which the linked operation does not have.
package enum LinkUnknownParameter: LintRule {
    package static let rule = Rule(
        "openapi/link-unknown-parameter", .warning,
        .init("the linked operation has no such parameter", ja: "リンク先の操作にないパラメータ"),
        .init(
            "The names under 'parameters' of a link are those of parameters of the linked operation, with the location "
                + "before them where that is needed: 'id' or 'path.id'. A value for another name goes nowhere.",
            ja: "リンクの parameters の名前は、リンク先の操作のパラメータの名前です。必要なら id を path.id のように場所を前に付けます。"
                + "それ以外の名前に与えた値はどこにも渡りません。"),
        samples: .init(bad: sample(parameter: "shelterID"), good: sample(parameter: "id")))

    private static func sample(parameter: String) -> String {
        """
        paths:
          /shelters:
            get:
              responses:
                '200':
                  description: ok
                  links:
                    first:
                      operationId: getShelter
                      parameters: {\(parameter): '$response.body#/0/id'}
          /shelters/{id}:
            get:
              operationId: getShelter
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
              responses:
                '200': {description: ok}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let links = context.document.allLinks.filter { !$0.arguments.isEmpty }
        guard !links.isEmpty else { return [] }
        let operations = LinkedOperations(context.document)
        var result: [Diagnostic] = []
        for link in links {
            let target =
                link.operationID.map { operations.operation($0) }
                ?? link.operationReference.map { operations.operation(reference: $0) }
            // What is left out of a broken operation may be the parameter.
            guard case .operation(let operation)? = target, !operation.isIncomplete else { continue }
            let parameters = operation.parameters.map { context.document[$0] }
            for argument in link.arguments where !isKnown(argument, parameters) {
                result.append(finding(argument, operation))
            }
        }
        return result
    }

    /// Names of headers do not depend on case. A name may itself begin like a location.
    private static func isKnown(_ argument: Link.Argument, _ parameters: [Parameter]) -> Bool {
        let (name, location) = argument.parameter
        return parameters.contains { parameter in
            if parameter.name == argument.name { return true }
            if let location, location != parameter.location { return false }
            if parameter.location == .header { return parameter.name.lowercased() == name.lowercased() }
            return parameter.name == name
        }
    }

    private static func finding(_ argument: Link.Argument, _ operation: Operation) -> Diagnostic {
        let name = operation.operationID ?? "\(operation.method.rawValue) \(operation.path)"
        var place = Place(argument.origin)
        place.range = argument.nameRange
        return Diagnostic(
            rule,
            .init(
                "the operation '\(name)' has no parameter '\(argument.name)'",
                ja: "操作「\(name)」にパラメータ「\(argument.name)」がない"),
            at: place,
            notes: [.init(.init("the operation is here", ja: "操作はここ"), at: operation.origin.range)],
            fixes: [.init(.init("write the name of one of its parameters", ja: "その操作のパラメータの名前を書く"))])
    }
}
