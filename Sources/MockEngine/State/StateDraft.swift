import KakehashiRuntime
import OpenAPIModel

/// What an operation does with a resource, before it is known what the others do.
struct StateDraft {
    let index: Int
    let resource: String
    let action: StatefulOperation.Action
    /// In the order in which they are tried.
    let keys: [String]
    let source: StatefulOperation.KeySource?
    var envelope: [String] = []
    var member: ItemMember?
    var whenMissing: String?
    let isDeclared: Bool

    init(_ index: Int, _ declaration: StateDeclaration) {
        self.index = index
        resource = declaration.resource
        action = declaration.action
        keys = [declaration.key]
        source = declaration.source
        envelope = declaration.envelope
        member = declaration.member
        whenMissing = declaration.whenMissing
        isDeclared = true
    }

    /// A collection `/things` and its items `/things/{id}`; nil for any other path.
    init?(inferredFor index: Int, _ operation: OpenAPIModel.Operation, _ itemParameters: [String: String]) {
        self.index = index
        isDeclared = false
        var segments = operation.path.split(separator: "/", omittingEmptySubsequences: false)
        if let last = segments.last, let parameter = Self.parameter(last) {
            segments.removeLast()
            resource = segments.joined(separator: "/")
            source = .path(parameter)
            switch operation.method {
            case .get: action = .read
            case .put, .patch: action = .update
            case .delete: action = .delete
            default: return nil
            }
            keys = Self.keys(parameter, resource)
        } else {
            resource = operation.path
            source = nil
            switch operation.method {
            case .get: action = .list
            case .post: action = .create
            default: return nil
            }
            keys = itemParameters[resource].map { Self.keys($0, operation.path) } ?? ["id"]
        }
    }

    /// The name in a segment that is a parameter and nothing else.
    static func parameter(_ segment: Substring) -> String? {
        guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return nil }
        let name = segment.dropFirst().dropLast()
        return name.contains { $0 == "{" || $0 == "}" } ? nil : String(name)
    }

    /// `petId` of `/pets` is the property `petId` or `id`; `id` of `/pets` is `id` or `petId`; `petName` is `name`.
    private static func keys(_ parameter: String, _ collection: String) -> [String] {
        var keys = [parameter]
        for index in parameter.indices.dropFirst() {
            let rest = parameter[index...]
            if rest.first?.isUppercase == true { keys.append(rest.prefix(1).lowercased() + rest.dropFirst()) }
            if parameter[parameter.index(before: index)] == "_" || parameter[parameter.index(before: index)] == "-" {
                keys.append(String(rest))
            }
        }
        let plural = collection.split(separator: "/").last.map(String.init) ?? ""
        let isPlural = plural.hasSuffix("s")
        let singular = plural.hasSuffix("ies") ? plural.dropLast(3) + "y" : isPlural ? plural.dropLast() : plural[...]
        keys += ["id", singular + "Id", singular + "_id"]
        var seen: Set<String> = []
        return keys.filter { seen.insert($0).inserted }
    }
}
