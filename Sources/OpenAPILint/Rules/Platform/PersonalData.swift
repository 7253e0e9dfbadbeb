import OpenAPIModel
import YAMLSyntax

/// Which operations carry personal data, by the class that schemas are given with `x-kakehashi-data-class`.
struct PersonalData {
    private let walk: ContractWalk
    private let personal: Set<Schema.ID>

    static let classes = ["non-personal", "personal", "sensitive"]
    static let field = "x-kakehashi-data-class"

    init(_ walk: ContractWalk) {
        self.walk = walk
        personal = Set(
            walk.schemas.filter { site in
                guard let name = site.node[Self.field]?.string else { return false }
                return name == "personal" || name == "sensitive"
            }.map(\.id))
    }

    /// Whether some body of the operation, or what is in it, is of a personal class.
    func isCarried(by operation: Operation) -> Bool {
        guard !personal.isEmpty else { return false }
        var content = operation.requestBody.map { walk.document[$0].content } ?? []
        for entry in operation.responses where !entry.status.isError {
            content += walk.document[entry.response].content
        }
        var seen: Set<Schema.ID> = []
        var open = content.compactMap(\.schema) + operation.parameters.compactMap { walk.document[$0].schema }
        while let id = open.popLast() {
            if personal.contains(id) { return true }
            guard seen.insert(id).inserted else { continue }
            open += parts(of: walk.document[id])
        }
        return false
    }

    private func parts(of schema: Schema) -> [Schema.ID] {
        var parts = schema.properties.map(\.schema) + schema.allOf + schema.oneOf + schema.anyOf
        if let items = schema.items { parts.append(items) }
        if case .schema(let id) = schema.additionalProperties { parts.append(id) }
        return parts
    }
}
