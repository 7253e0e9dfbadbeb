import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A description repeats the name.
enum RepeatingDescription: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/description-repeats-name", .info, .init("a description repeats the name", ja: "説明が名前の繰り返しである"),
        .init(
            "A description that only says the name again fills the page and explains nothing.",
            ja: "名前を繰り返すだけの説明は、紙面を埋めるだけで何も説明しません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {openStatus: {type: string, description: Open status}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties: {openStatus: {type: string, description: 開設状況}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.proses.compactMap { prose in
            guard prose.key.scalarText == "description" else { return nil }
            let text = squeezed(prose.text)
            let names = [prose.owner["name"]?.string, prose.owner.key?.scalarText, prose.owner["summary"]?.string]
            guard !text.isEmpty, let name = names.compactMap({ $0 }).first(where: { squeezed($0) == text }) else {
                return nil
            }
            // The words under `responses` and the like are no names.
            guard Int(name) == nil else { return nil }
            return finding(
                .init("the description only repeats '\(name)'", ja: "説明が「\(name)」の繰り返しである"), at: prose.value,
                fix: .init("say what it means, or leave it out", ja: "意味を書くか、省く"))
        }
    }

    private static func squeezed(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
