import OpenAPIModel
package import SourceDiagnostics

/// Links that lead to no operation.
package enum LinkUnknownOperation: LintRule {
    package static let rule = Rule(
        "openapi/link-unknown-operation", .error,
        .init("a link leads to no operation", ja: "リンク先の操作がない"),
        .init(
            "The 'operationId' of a link must be that of an operation of the document, and an 'operationRef' must lead "
                + "to an Operation Object, such as '#/paths/~1users~1{id}/get', where '~1' stands for a slash within "
                + "the path. A reference to another document is not followed.",
            ja: "リンクの operationId は契約の中の操作のものでなければならず、operationRef は操作を指さなければなりません。"
                + "例: #/paths/~1users~1{id}/get（~1 はパスの中のスラッシュ）。別の文書への参照はたどりません。"),
        samples: .init(bad: sample(operation: "getShelte"), good: sample(operation: "getShelter")))

    private static func sample(operation: String) -> String {
        """
        paths:
          /shelters:
            get:
              responses:
                '200':
                  description: ok
                  links:
                    first: {operationId: \(operation)}
          /shelter:
            get:
              operationId: getShelter
              responses:
                '200': {description: ok}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let links = context.document.allLinks
        guard !links.isEmpty else { return [] }
        let operations = LinkedOperations(context.document)
        var result: [Diagnostic] = []
        for link in links {
            if let id = link.operationID, case .unknown = operations.operation(id) {
                result.append(
                    Diagnostic(
                        rule, .init("there is no operation '\(id)'", ja: "操作「\(id)」がない"),
                        at: Place(link.origin, "operationId"),
                        fixes: [.init(.init("write the operationId of an operation", ja: "操作の operationId を書く"))]))
            }
            if let text = link.operationReference, case .unknown = operations.operation(reference: text) {
                result.append(
                    Diagnostic(
                        rule, .init("'\(text)' leads to no operation", ja: "「\(text)」の先に操作がない"),
                        at: Place(link.origin, "operationRef"),
                        fixes: [
                            .init(
                                .init(
                                    "write it as '#/paths/~1path/method', or use 'operationId'",
                                    ja: "「#/paths/~1path/method」の形で書くか、「operationId」を使う"))
                        ]))
            }
        }
        return result
    }
}
