import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A value of an enumeration gives no name.
enum NamelessEnumValue: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/nameless-enum-value", .info, .init("a value of an enumeration gives no name", ja: "列挙の値から名前が作れない"),
        .init(
            "A value of signs alone has no letter or digit to make a Swift name of, so the generated case is "
                + "called after its signs or its place.",
            ja: "記号だけの値には、Swift の名前にできる文字や数字がありません。生成される case は記号や順番から名付けられます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Sign: {type: string, enum: ['~', '^']}
                """,
            good: """
                components:
                  schemas:
                    Sign: {type: string, enum: [about, exact]}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            site.node["enum"]?.elements.compactMap { value in
                guard let text = value.string, !text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
                return finding(
                    .init("the value '\(text)' gives no name", ja: "値「\(text)」から名前が作れない"), at: value,
                    fix: .init("use a word", ja: "語を使う"))
            } ?? []
        }
    }
}
