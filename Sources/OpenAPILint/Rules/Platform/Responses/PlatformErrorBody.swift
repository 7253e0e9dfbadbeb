import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An error has not the form of the platform.
enum PlatformErrorBody: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-error-body", .warning,
        .init("an error has not the form of the platform", ja: "エラーの形がプラットフォームと違う"),
        .init(
            "Errors are 'application/problem+json' (RFC 9457) with 'type', 'title', 'status' and 'code', so "
                + "that one piece of code handles those of all services. Contracts of a standard keep its form: "
                + "'{error}', '{message}', '{success}', an OperationOutcome, '{err}'.",
            ja: "エラーは「type」「title」「status」「code」を持つ「application/problem+json」（RFC 9457）です。すべてのサービスのエラーを一つのコードで扱えます。"
                + "標準に従う契約は標準の形を使います：「{error}」「{message}」「{success}」、OperationOutcome、「{err}」。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '400':
                          description: 誤り
                          content: {application/json: {schema: {type: object}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '400':
                          description: 誤り
                          content:
                            application/problem+json:
                              schema:
                                type: object
                                properties:
                                  type: {type: string}
                                  title: {type: string}
                                  status: {type: integer}
                                  code: {type: string}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let isStandardBound = PlatformFacts(walk).isStandardBound
        return walk.responses.compactMap { site in
            guard site.isUsed(where: \.isError), let owner = site.node.key ?? site.node.entries.first?.key else {
                return nil
            }
            let contents = site.contents
            // HEAD has no body.
            guard !contents.isEmpty || site.uses.contains(where: { $0.operation.operation.method != .head }) else {
                return nil
            }
            if let problem = contents.first(where: \.isProblem) { return check(problem, walk) }
            if isStandardBound, contents.contains(where: { hasStandardMember($0, walk) }) { return nil }
            return finding(
                .init("the error is not 'application/problem+json'", ja: "エラーが「application/problem+json」ではない"),
                at: contents.first?.media.nameRange ?? owner.range, in: site.node,
                fix: .init("refer to a common response", ja: "共通の応答を参照する"))
        }
    }

    private static func check(_ problem: ContentSite, _ walk: ContractWalk) -> Diagnostic? {
        let names = problem.media.schema.map { propertyNames(of: $0, walk) } ?? []
        let missing = ["type", "title", "status", "code"].filter { !names.contains($0) }
        guard !missing.isEmpty else { return nil }
        return finding(
            .init(
                "the problem has no \(missing.map { "'\($0)'" }.joined(separator: ", "))",
                ja: "problem に\(missing.map { "「\($0)」" }.joined())がない"),
            at: problem.media.nameRange, in: problem.node,
            fix: .init("use the shared schema 'Problem'", ja: "共通のスキーマ「Problem」を使う"))
    }

    private static func hasStandardMember(_ content: ContentSite, _ walk: ContractWalk) -> Bool {
        guard content.isJSON, let id = content.media.schema else { return false }
        let names = propertyNames(of: id, walk)
        return ["error", "message", "success", "resourceType", "err"].contains { names.contains($0) }
    }

    /// Those of the schema and of everything it is composed of.
    private static func propertyNames(of id: Schema.ID, _ walk: ContractWalk) -> Set<String> {
        var names: Set<String> = []
        var seen: Set<Schema.ID> = []
        var open = [id]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            let schema = walk.document[id]
            names.formUnion(schema.properties.map(\.name))
            open += schema.allOf + schema.oneOf + schema.anyOf
        }
        return names
    }
}
