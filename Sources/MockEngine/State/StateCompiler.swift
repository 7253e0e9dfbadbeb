import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SourceDiagnostics

/// Finds out which operations share which things: what `x-stateful` says or, in a contract without it, what the paths
/// tell.
struct StateCompiler {
    private let document: Document
    private let operations: [CompiledOperation]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ document: Document, _ operations: [CompiledOperation]) {
        self.document = document
        self.operations = operations
    }

    mutating func run() -> StateModel {
        let drafts = drafts()
        var resources: [StatefulResource] = []
        var found: [StatefulOperation?] = operations.map { _ in nil }
        var members: [(name: String, drafts: [StateDraft])] = []
        for draft in drafts {
            if let index = members.firstIndex(where: { $0.name == draft.resource }) {
                members[index].drafts.append(draft)
            } else {
                members.append((draft.resource, [draft]))
            }
        }
        for draft in drafts { check(draft, operations[draft.index]) }
        var groups: [Group] = []
        for (name, drafts) in members {
            if let group = Group(name, drafts, operations, document) {
                groups.append(group)
            } else {
                reportUnkept(drafts)
            }
        }
        for (index, group) in groups.enumerated() {
            resources.append(group.resource)
            for member in group.members {
                found[member.draft.index] = operation(member, index, group, groups)
            }
        }
        return StateModel(resources: resources, operations: found)
    }

    /// A contract that says of one operation what it keeps says it of all.
    private mutating func drafts() -> [StateDraft] {
        let entries = operations.map { $0.operation.extensions.entry("x-stateful") }
        if entries.contains(where: { $0 != nil && $0?.value != .bool(false) }) {
            return entries.enumerated().compactMap { index, entry in
                entry.flatMap { StateDeclaration($0, &diagnostics) }.map { StateDraft(index, $0) }
            }
        }
        var itemParameters: [String: String] = [:]
        for operation in operations {
            var segments = operation.operation.path.split(separator: "/", omittingEmptySubsequences: false)
            guard let last = segments.popLast(), let name = StateDraft.parameter(last) else { continue }
            itemParameters[segments.joined(separator: "/")] = itemParameters[segments.joined(separator: "/")] ?? name
        }
        return operations.indices.compactMap { index in
            guard entries[index] == nil else { return nil }
            return StateDraft(inferredFor: index, operations[index].operation, itemParameters)
        }
    }

    // MARK: Operations

    private mutating func operation(
        _ member: Group.Member, _ resource: Int, _ group: Group, _ groups: [Group]
    ) -> StatefulOperation? {
        let draft = member.draft
        let compiled = operations[draft.index]
        let model = compiled.operation
        let ofMember = draft.member?.parameters ?? []
        let parameters = Self.pathParameters(model.path).filter { !ofMember.contains($0) }
        let source = group.source(of: draft, model, document)
        var scopes = parameters
        if draft.action != .list, draft.action != .create {
            guard let source, group.resource.keys.contains(member.key) else { return nil }
            if case .path(let name) = source, let position = parameters.firstIndex(of: name) {
                // What lies below an item is not kept one by one.
                guard position == parameters.count - 1 else { return nil }
                scopes.removeLast()
            }
        }
        if draft.action == .list, member.places.isEmpty { return nil }
        let isOwn = source == .own
        let endsWithKey = model.path.hasSuffix("}") && draft.member == nil
        return StatefulOperation(
            resource: resource, action: draft.action, key: member.key, source: source ?? .own,
            scopes: scopes.map { scope($0, model, resource, groups) }, isItemPath: isOwn || endsWithKey,
            member: draft.member, whenMissing: draft.whenMissing, places: member.places,
            request: request(compiled, member),
            list: draft.action == .list
                ? ListParameters(model.parameters.map { document[$0] }, member.shape ?? group.resource.shape, document)
                : .none,
            verb: endsWithKey ? nil : model.path.split(separator: "/").last.map(String.init),
            needsCondition: compiled.responses.contains { $0.status == .code(428) })
    }

    static func pathParameters(_ path: String) -> [String] {
        path.split(separator: "{").dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }

    private func scope(
        _ name: String, _ operation: OpenAPIModel.Operation, _ own: Int, _ groups: [Group]
    ) -> StatefulOperation.Scope {
        let prefix = operation.path.firstRange(of: "{\(name)}").map { String(operation.path[..<$0.upperBound]) } ?? ""
        let parent = groups.firstIndex { $0.resource.itemPath == prefix }
        let parameter = operation.parameters.lazy.map { document[$0] }.first { $0.name == name && $0.location == .path }
        let example = parameter.flatMap { Self.example(of: $0, document) }
        guard let parent, parent != own, let example, let key = groups[parent].itemKey else {
            return .init(parameter: name, parent: nil)
        }
        return .init(parameter: name, parent: .init(resource: parent, key: key, example: example))
    }

    static func example(of parameter: Parameter, _ document: Document) -> JSONValue? {
        parameter.examples.lazy.compactMap(\.value).first ?? parameter.schema.flatMap { document[$0].example }
    }

    private func request(_ operation: CompiledOperation, _ member: Group.Member) -> StatefulOperation.RequestShape {
        let contents = operation.body?.contents ?? []
        let content = contents.first { $0.schema != nil && $0.type?.subtype != "json-patch+json" }
        guard let schema = content?.schema, let shape = ItemShape(schema, document) else { return .init() }
        let path = member.places.values.lazy.map(\.path).first ?? []
        if let name = path.first, path.count == 1, let inner = shape.properties[name],
            let inner = ItemShape(inner, document)
        {
            return .init(path: path, names: Set(inner.names))
        }
        guard !shape.names.isEmpty else { return .init() }
        let isCreation = member.draft.action == .create
        return .init(names: Set(shape.names).subtracting(isCreation ? answered(operation, member) : []))
    }

    /// Members of an item that examples of answers show, and the first example of a request does not send: the server
    /// makes them where a client does not.
    private func answered(_ operation: CompiledOperation, _ member: Group.Member) -> Set<String> {
        let examples = (operation.body?.contents ?? []).flatMap(\.examples)
        guard let request = examples.lazy.compactMap(\.value.objectValue).first else { return [] }
        let items = operation.successes.flatMap { content -> [JSONObject] in
            guard let place = content.schema.flatMap({ member.places[$0] }) else { return [] }
            return content.examples.compactMap { place.value(in: $0.value)?.objectValue }
        }
        return Set(items.flatMap(\.keys)).subtracting(request.keys)
    }

    // MARK: Findings

    private mutating func check(_ draft: StateDraft, _ operation: CompiledOperation) {
        guard draft.isDeclared, let entry = operation.operation.extensions.entry("x-stateful") else { return }
        let successes = operation.successes
        if let name = draft.whenMissing, !successes.contains(where: { $0.example(named: name) != nil }) {
            reject(entry, "no answer has the example '\(name)'", "例「\(name)」を持つ応答がない")
        }
        if let name = draft.envelope.first, !successes.isEmpty,
            !successes.contains(where: { content in
                content.schema.flatMap { ItemShape($0, document) }?.properties[name] != nil
            })
        {
            reject(entry, "no answer has the member '\(name)'", "項目「\(name)」を持つ応答がない")
        }
        let place: (ParameterLocation, String)? =
            switch draft.source {
            case .path(let name): (.path, name)
            case .query(let name): (.query, name)
            case .header(let name): (.header, name)
            case .body, .own, nil: nil
            }
        if draft.isDeclared, let (location, name) = place,
            !operation.parameters.contains(where: { $0.location == location && $0.name == name })
        {
            reject(
                entry, "the operation has no \(location.rawValue) parameter '\(name)'",
                "操作に\(location.rawValue)の引数「\(name)」がない")
        }
    }

    private mutating func reportUnkept(_ drafts: [StateDraft]) {
        guard diagnostics.isEmpty, let draft = drafts.first, draft.isDeclared,
            let entry = operations[draft.index].operation.extensions.entry("x-stateful")
        else { return }
        reject(
            entry, "no answer shows an item of '\(draft.resource)' that has '\(draft.keys[0])'",
            "「\(draft.keys[0])」を持つ「\(draft.resource)」の項目を示す応答がない")
    }

    private mutating func reject(_ entry: Extensions.Entry, _ english: String, _ japanese: String) {
        diagnostics.append(
            Diagnostic(
                MockRules.wrongStateful, .init(english, ja: japanese), at: entry.origin.range,
                pointer: entry.origin.pointer))
    }
}

extension CompiledOperation {
    /// What may be sent where all is well.
    var successResponses: [CompiledResponse] {
        responses.filter { response in
            switch response.status {
            case .code(let code): (200..<300).contains(code)
            case .range(let digit): digit == 2
            case .default: !hasSuccess
            }
        }
    }

    var successes: [CompiledContent] { successResponses.flatMap(\.contents) }
}
