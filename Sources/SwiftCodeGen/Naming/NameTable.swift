package import OpenAPIModel
package import SourceDiagnostics

/// The Swift names of everything that stands in a contract's namespace: schemas, responses, operations.
///
/// Clashes are settled by document order, schemas first; each is reported.
package struct NameTable: Sendable {
    /// The contract's namespace.
    package let contract: String
    package private(set) var schemas: [Schema.ID: String] = [:]
    package private(set) var responses: [Response.ID: String] = [:]
    /// Type and method name per operation, in the order of `operations(of:)`.
    package private(set) var operations: [OperationName] = []
    package private(set) var diagnostics: [Diagnostic] = []
    private var scope: NameScope

    package struct OperationName: Sendable {
        package let type: String
        package let method: String
    }

    package init(document: Document, contract: String) {
        self.contract = contract
        scope = NameScope(
            reserved: ReservedNames.usedTypes.union(ReservedNames.contractMembers).union([contract]))
        nameSchemas(document)
        nameResponses(document)
        nameOperations(document)
    }

    /// A further name in the contract's namespace.
    mutating func claim(_ preferred: String, or alternatives: [String] = []) -> String {
        scope.claim(preferred, or: alternatives)
    }

    /// Every operation of a document, in the order of the text.
    package static func operations(of document: Document) -> [Operation] { document.paths.flatMap(\.operations) }

    private mutating func nameSchemas(_ document: Document) {
        // Those of the entry document come first, so that a file it refers to cannot take their names.
        let entries = document.components.schemas.map(\.value)
        let others = document.schemas.indices.map(Schema.ID.init(index:))
        for id in entries + others where schemas[id] == nil {
            guard let name = document[id].componentName else { continue }
            let preferred = SwiftIdentifier.type(name)
            let chosen = scope.claim(preferred, or: [preferred + "Schema"])
            schemas[id] = chosen
            report(
                chosen, insteadOf: preferred, for: .init("the schema '\(name)'", ja: "スキーマ「\(name)」"),
                at: document[id].origin)
        }
    }

    private mutating func nameResponses(_ document: Document) {
        for index in document.responses.indices {
            let response = document.responses[index]
            guard let name = response.componentName else { continue }
            let base = SwiftIdentifier.type(name)
            let preferred = base.hasSuffix("Response") ? base : base + "Response"
            let chosen = scope.claim(preferred, or: [base + "ResponseContent"])
            responses[Response.ID(index: index)] = chosen
            report(
                chosen, insteadOf: preferred, for: .init("the response '\(name)'", ja: "応答「\(name)」"),
                at: response.origin)
        }
    }

    private mutating func nameOperations(_ document: Document) {
        var methods = NameScope(reserved: ["core", contract])
        for operation in Self.operations(of: document) {
            let name = operation.operationID ?? Self.name(of: operation)
            let type = SwiftIdentifier.type(name)
            let chosen = scope.claim(type, or: [type + "Operation"])
            operations.append(OperationName(type: chosen, method: methods.claim(SwiftIdentifier.member(name))))
            report(
                chosen, insteadOf: type, for: .init("the operation '\(name)'", ja: "操作「\(name)」"), at: operation.origin)
        }
    }

    /// `GET /pets/{petId}/toys` → `get pets by petId toys`.
    package static func name(of operation: Operation) -> String {
        let words = operation.path.split(separator: "/").map { segment -> String in
            segment.contains("{") ? "by-" + segment.filter { $0 != "{" && $0 != "}" } : String(segment)
        }
        return ([operation.method.rawValue] + words).joined(separator: "-")
    }

    private mutating func report(
        _ chosen: String, insteadOf preferred: String, for thing: LocalizedText, at origin: Origin
    ) {
        guard chosen != preferred else { return }
        diagnostics.append(
            Diagnostic(
                SwiftRules.nameClash,
                .init(
                    "\(thing.english) is named '\(chosen)' in Swift, for '\(preferred)' is taken",
                    ja: "\(thing.japanese)の Swift での名前は「\(chosen)」（「\(preferred)」は使用済み）"),
                at: origin.range, pointer: origin.pointer))
    }
}
