import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Two members are the same in Swift.
enum SwiftMemberClash: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/swift-member-clash", .warning, .init("two members are the same in Swift", ja: "Swift で同じメンバーになる"),
        .init(
            "Two properties of an object, or two values of an enumeration, differ only in signs or in the "
                + "first letter's case, which Swift names do not keep. The second gets another name in generated "
                + "code.",
            ja: "オブジェクトの二つのプロパティか列挙の二つの値が、記号か最初の文字の大文字小文字だけ違います。Swift の名前では区別できず、生成コードでは二つ目に別の名前が付きます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Order: {type: string, enum: [asc, Asc]}
                """,
            good: """
                components:
                  schemas:
                    Order: {type: string, enum: [asc, desc]}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            let keys = site.node["properties"]?.entries.map(\.key) ?? []
            let values = site.node["enum"]?.elements.filter { $0.kind == .string } ?? []
            return clashes(keys, in: site.node) + clashes(values, in: site.node)
        }
    }

    private static func clashes(_ members: [Node], in owner: Node) -> [Diagnostic] {
        var names: [String: String] = [:]
        return members.compactMap { member in
            guard let name = member.scalarText else { return nil }
            let swift = SwiftSpelling.member(name)
            guard let other = names[swift], other != name else {
                names[swift] = name
                return nil
            }
            return finding(
                .init(
                    "'\(name)' and '\(other)' are both '\(swift)' in Swift",
                    ja: "「\(name)」と「\(other)」が Swift でどちらも「\(swift)」になる"),
                at: member.range, in: owner, fix: .init("rename one of them", ja: "一方の名前を変える"))
        }
    }
}
