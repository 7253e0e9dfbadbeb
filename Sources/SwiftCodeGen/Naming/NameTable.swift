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
    /// The parts of the service by tag; empty where there is one part only.
    package private(set) var services: [ServiceName] = []
    package private(set) var diagnostics: [Diagnostic] = []
    /// Names in place of those of the contract, by these.
    private let overrides: [String: String]
    private var scope: NameScope

    package struct OperationName: Sendable {
        package let type: String
        package let method: String
    }

    /// A protocol for the operations whose first tag is this one.
    package struct ServiceName: Sendable {
        package let tag: String
        /// `EntitiesService`.
        package let type: String
        /// `entitiesOperations`.
        package let member: String
    }

    /// - Parameter overrides: what things are called in place of their names in the contract.
    package init(document: Document, contract: String, overrides: [String: String] = [:]) {
        self.contract = contract
        self.overrides = overrides
        var members = ReservedNames.usualMembers.union([contract])
        if !document.securitySchemes.isEmpty { members.formUnion(ReservedNames.securityMembers) }
        if Self.operations(of: document).contains(where: { !$0.callbacks.isEmpty }) {
            members.formUnion(ReservedNames.callbackMembers)
        }
        scope = NameScope(reserved: ReservedNames.usedTypes.union(members))
        nameSchemas(document)
        nameResponses(document)
        nameOperations(document)
        nameServices(document)
    }

    /// A type's name for a name of the contract.
    func type(_ name: String) -> String { SwiftIdentifier.type(overrides[name] ?? name) }

    /// A member's name for a name of the contract.
    func member(_ name: String) -> String { SwiftIdentifier.member(overrides[name] ?? name) }

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
            let preferred = type(name)
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
            let base = type(name)
            let preferred = base.hasSuffix("Response") ? base : base + "Response"
            let chosen = scope.claim(preferred, or: [base + "ResponseContent"])
            responses[Response.ID(index: index)] = chosen
            report(
                chosen, insteadOf: preferred, for: .init("the response '\(name)'", ja: "応答「\(name)」"),
                at: response.origin)
        }
    }

    private mutating func nameOperations(_ document: Document) {
        var methods = NameScope(reserved: ["core", "send", contract])
        for operation in Self.operations(of: document) {
            let name = operation.operationID ?? Self.name(of: operation)
            let preferred = type(name)
            let chosen = scope.claim(preferred, or: [preferred + "Operation"])
            operations.append(OperationName(type: chosen, method: methods.claim(member(name))))
            report(
                chosen, insteadOf: preferred, for: .init("the operation '\(name)'", ja: "操作「\(name)」"),
                at: operation.origin)
        }
    }

    /// In the order in which the tags are first used.
    private mutating func nameServices(_ document: Document) {
        let firstTags = Self.operations(of: document).map(\.tags.first)
        guard Set(firstTags).count > 1 else { return }
        var members = NameScope(reserved: ["operations", "basePath", contract])
        var seen: Set<String> = []
        for case let tag? in firstTags where seen.insert(tag).inserted {
            let word = type(tag)
            let chosen = scope.claim(word + "Service", or: [word + "TagService"])
            services.append(
                ServiceName(tag: tag, type: chosen, member: members.claim(member(tag) + "Operations")))
            report(
                chosen, insteadOf: word + "Service", for: .init("the tag '\(tag)'", ja: "タグ「\(tag)」"),
                at: document.tags.first { $0.name == tag }?.origin ?? document.origin)
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
