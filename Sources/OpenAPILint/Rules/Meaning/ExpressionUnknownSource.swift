import OpenAPIModel
package import SourceDiagnostics

/// Runtime expressions of links and callbacks about parts that the request does not have.
package enum ExpressionUnknownSource: LintRule {
    package static let rule = Rule(
        "openapi/expression-unknown-source", .warning,
        .init("a runtime expression names a part that the request does not have", ja: "実行時式が要求にない部分を指している"),
        .init(
            "'$request.query.name' and '$request.path.name' take the value of a parameter of the operation that the "
                + "link or the callback belongs to, '$request.body' its request body. Where the operation has no such "
                + "part, the expression has no value. Correct the name, or declare the part.",
            ja: "$request.query.名前 と $request.path.名前 は、リンクやコールバックが属する操作のパラメータの値を、$request.body はその要求本文を"
                + "指します。操作にその部分がなければ式の値はありません。名前を直すか、その部分を宣言してください。"),
        samples: .init(bad: sample(name: "callback"), good: sample(name: "callbackUrl")))

    private static func sample(name: String) -> String {
        """
        paths:
          /subscriptions:
            post:
              parameters:
                - {name: callbackUrl, in: query, schema: {type: string}}
              responses:
                '201': {description: made}
              callbacks:
                alert:
                  '{$request.query.\(name)}':
                    post:
                      responses:
                        '204': {description: received}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let document = context.document
        var result: [Diagnostic] = []
        for operation in document.allOperations where !operation.isIncomplete {
            let request = Request(operation, document)
            for item in operation.callbacks.lazy.flatMap(\.expressions) {
                guard let text = item.expression else { continue }
                var place = Place(item.origin)
                place.range = item.templateRange
                result += request.findings(text, at: place)
            }
            for entry in operation.responses {
                for link in document[entry.response].links.lazy.map(\.value) {
                    for argument in link.arguments {
                        guard case .expression(let text) = argument.value else { continue }
                        result += request.findings(text, at: Place(argument.origin))
                    }
                    guard case .expression(let text)? = link.body else { continue }
                    result += request.findings(text, at: Place(link.origin, "requestBody"))
                }
            }
        }
        return result
    }

    /// What an expression can speak about. Headers are left out: a request has more of them than are declared.
    private struct Request {
        let operation: Operation
        let parameters: [Parameter]

        init(_ operation: Operation, _ document: Document) {
            self.operation = operation
            parameters = operation.parameters.map { document[$0] }
        }

        func findings(_ text: RuntimeText, at place: Place) -> [Diagnostic] {
            text.expressions.filter { !hasValue($0) }.map { expression in
                let name = operation.operationID ?? "\(operation.method.rawValue) \(operation.path)"
                return Diagnostic(
                    rule,
                    .init(
                        "the request of '\(name)' has nothing for '\(expression)'",
                        ja: "「\(name)」の要求に「\(expression)」に当たるものがない"),
                    at: place, fixes: [.init(.init("correct the name, or declare it", ja: "名前を直すか、宣言する"))])
            }
        }

        private func hasValue(_ expression: RuntimeExpression) -> Bool {
            switch expression {
            case .request(.query(let name)): has(name, .query)
            case .request(.path(let name)): has(name, .path)
            case .request(.body): operation.requestBody != nil
            default: true
            }
        }

        private func has(_ name: String, _ location: ParameterLocation) -> Bool {
            parameters.contains { $0.location == location && $0.name == name }
        }
    }
}
