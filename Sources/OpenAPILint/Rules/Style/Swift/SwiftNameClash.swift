import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Two names are the same in Swift.
enum SwiftNameClash: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/swift-name-clash", .warning, .init("two names are the same in Swift", ja: "Swift で同じ名前になる"),
        .init(
            "Signs such as '-' and '_' cannot stand in Swift names. Where two names differ only in them, the "
                + "second gets another name in generated code, and which is which must be looked up.",
            ja: "「-」や「_」は Swift の名前に使えません。そこだけが違う二つの名前があると、生成コードでは二つ目に別の名前が付き、どちらなのか分かりにくくなります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    pet-item: {type: object}
                    PetItem: {type: object}
                """,
            good: """
                components:
                  schemas:
                    PetItem: {type: object}
                    PetItemPage: {type: object}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let ids = walk.operations.compactMap { site in site.node["operationId"].map { (key: $0, value: site.node) } }
        return clashes(walk.namedSchemas) + clashes(ids)
    }

    private static func clashes(_ entries: [(key: Node, value: Node)]) -> [Diagnostic] {
        var names: [String: Node] = [:]
        return entries.compactMap { key, value in
            guard let name = key.scalarText else { return nil }
            let swift = SwiftSpelling.type(name)
            guard let first = names[swift], let other = first.scalarText, other != name else {
                names[swift] = key
                return nil
            }
            var result = finding(
                .init(
                    "'\(name)' and '\(other)' are both '\(swift)' in Swift",
                    ja: "「\(name)」と「\(other)」が Swift でどちらも「\(swift)」になる"),
                at: key.range, in: value, fix: .init("rename one of them", ja: "一方の名前を変える"))
            result.notes = [.init(.init("'\(other)' is here", ja: "「\(other)」はここにある"), at: first.range)]
            return result
        }
    }
}
