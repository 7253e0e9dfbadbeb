import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A list is not paged as elsewhere.
enum PlatformPagination: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-pagination", .warning, .init("a list is not paged as elsewhere", ja: "一覧のページ送りがほかと違う"),
        .init(
            "Lists take 'limit' (1 to 100, default 20) and 'cursor', and answer '{items, nextCursor, "
                + "totalCount}', so that one loop of a client reads them all. Where rows are small, 'maximum' may be "
                + "above 100 with the reason in 'x-limit-reason' beside it. Contracts of a standard, "
                + "and schemas with 'x-standard', keep its paging.",
            ja: "一覧は「limit」（1〜100、既定値20）と「cursor」を受け取り、「{items, nextCursor, totalCount}」を返します。"
                + "クライアントは一つの繰り返しですべての一覧を読めます。1 件が小さい一覧では、隣の「x-limit-reason」に理由を書けば「maximum」を100より大きくできます。"
                + "標準に従う契約と「x-standard」のあるスキーマは、標準のページ送りを使います。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json:
                              schema:
                                type: object
                                properties: {items: {type: array, items: {type: string}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: limit
                          in: query
                          schema: {type: integer, minimum: 1, maximum: 100, default: 20}
                        - {name: cursor, in: query, schema: {type: string}}
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json:
                              schema:
                                type: object
                                required: [items]
                                properties:
                                  items: {type: array, items: {type: string}}
                                  nextCursor: {type: string, nullable: true}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard !PlatformFacts(walk).isStandardBound else { return [] }
        return walk.operations.flatMap { site -> [Diagnostic] in
            guard site.operation.method == .get, let list = listSchema(of: site.operation, walk) else { return [] }
            let parameters = walk.parameters(of: site.operation).filter { $0.location == .query }
            var missing = ["limit", "cursor"].filter { name in !parameters.contains { $0.name == name } }
            if !list.properties.contains(where: { $0.name == "nextCursor" }) { missing.append("nextCursor") }
            var result: [Diagnostic] = []
            if !missing.isEmpty {
                result.append(
                    finding(
                        .init(
                            "the list of '\(site.title)' has no \(missing.map { "'\($0)'" }.joined(separator: ", "))",
                            ja: "「\(site.title)」の一覧に\(missing.map { "「\($0)」" }.joined())がない"),
                        atKeyOf: site.node, fix: .init("page it with a cursor", ja: "カーソルでページを送る")))
            }
            if let limit = parameters.first(where: { $0.name == "limit" }) { result += check(limit, walk) }
            return result
        }
    }

    /// The schema of an answer that is a list with `items`.
    private static func listSchema(of operation: Operation, _ walk: ContractWalk) -> Schema? {
        for (status, response) in walk.responses(of: operation) where status == .code(200) {
            for media in response.content {
                guard let id = media.schema, let node = walk.document[id].origin.node else { continue }
                let schema = walk.document[id]
                if PlatformFacts.isOfStandard(node) { continue }
                guard let items = schema.properties.first(where: { $0.name == "items" }) else { continue }
                if walk.document[items.schema].type == .array { return schema }
            }
        }
        return nil
    }

    private static func check(_ limit: Parameter, _ walk: ContractWalk) -> [Diagnostic] {
        guard let id = limit.schema, let node = walk.document[id].origin.node else { return [] }
        let schema = walk.document[id]
        let most = reason(in: node, limit) == nil ? 100 : Int64.max
        let isBounded = schema.minimum?.int64 == 1 && schema.maximum?.int64.map({ $0 <= most }) == true
        guard !isBounded || node["default"]?.number?.int64 != 20 else { return [] }
        return [
            finding(
                .init("'limit' is not 1 to 100 with the default 20", ja: "「limit」が1〜100、既定値20ではない"), atKeyOf: node,
                fix: .init(
                    "write 'minimum: 1, maximum: 100, default: 20'", ja: "「minimum: 1, maximum: 100, default: 20」と書く"))
        ]
    }

    /// Why a page may be larger, said of the schema or of the parameter.
    private static func reason(in schema: Node, _ limit: Parameter) -> String? {
        let text = (schema["x-limit-reason"] ?? limit.origin.node?["x-limit-reason"])?.string
        return text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}
