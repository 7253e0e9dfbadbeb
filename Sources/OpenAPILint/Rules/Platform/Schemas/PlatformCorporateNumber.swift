import SourceDiagnostics
import YAMLSyntax

/// A corporate number has a wrong check digit.
enum PlatformCorporateNumber: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-corporate-number", .warning,
        .init("a corporate number has a wrong check digit", ja: "法人番号の検査数字が違う"),
        .init(
            "The first of the thirteen digits of a 法人番号 follows from the other twelve (modulo 9). An example "
                + "with a wrong one is refused by everybody who checks it.",
            ja: "法人番号の13桁の最初の1桁は、ほかの12桁から決まります（法9）。誤った例は、検査するすべての相手に拒まれます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    LegalEntity:
                      type: object
                      properties: {legalEntityNumber: {type: string, example: '1999999000001'}}
                """,
            good: """
                components:
                  schemas:
                    LegalEntity:
                      type: object
                      properties: {legalEntityNumber: {type: string, example: '8999999000001'}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.exampleValues.compactMap { value in
            guard let name = value.name, isNumber(name), value.node.isScalar, value.node.kind != .null else {
                return nil
            }
            let text = value.node.scalarText ?? ""
            if let digits = CheckDigit.digits(of: text), digits.count == 13 {
                guard let right = CheckDigit.corporate(Array(digits.dropFirst())), right != digits[0] else {
                    return nil
                }
                let number = String(right) + text.dropFirst()
                return finding(
                    .init("'\(text)' is no corporate number", ja: "「\(text)」は法人番号ではない"), at: value.node,
                    fix: .init("write '\(number)'", ja: "「\(number)」と書く"),
                    edit: NodeEdits.replace(value.node, with: number))
            }
            return finding(
                .init("'\(text)' is no corporate number", ja: "「\(text)」は法人番号ではない"), at: value.node,
                fix: .init("give thirteen digits", ja: "13桁の数字を書く"))
        }
    }

    private static func isNumber(_ name: String) -> Bool {
        let words = LetterCase.words(of: name).joined()
        return words.hasSuffix("corporatenumber") || words.hasSuffix("legalentitynumber") || words == "法人番号"
    }
}
