import SourceDiagnostics
import YAMLSyntax

/// A municipality code has a wrong check digit.
enum PlatformMunicipalityCode: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-municipality-code", .error,
        .init("a municipality code has a wrong check digit", ja: "団体コードの検査数字が違う"),
        .init(
            "The sixth digit of a 全国地方公共団体コード follows from the first five (JIS X 0402, weights 6 to 2, modulo "
                + "11). Without quotation marks YAML drops the leading zero or reads another number.",
            ja: "全国地方公共団体コードの6桁目は、前の5桁から決まります（JIS X 0402、重み6〜2、法11）。引用符がないと、YAML では数値になります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: municipalityCode
                          in: query
                          schema: {type: string}
                          example: '072029'
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters:
                        - name: municipalityCode
                          in: query
                          schema: {type: string}
                          example: '072028'
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.exampleValues.compactMap { value in
            guard let name = value.name, isCode(name), value.node.isScalar, value.node.kind != .null else { return nil }
            let text = value.node.scalarText ?? ""
            guard value.node.kind == .string else {
                return report(text, value.node, fix: .init("put it in quotes", ja: "引用符で囲む"), edit: quoted(value.node))
            }
            guard let digits = CheckDigit.digits(of: text), digits.count == 6 else {
                return report(text, value.node, fix: .init("give six digits", ja: "6桁の数字を書く"), edit: nil)
            }
            guard let right = CheckDigit.municipality(Array(digits.prefix(5))), right != digits[5] else { return nil }
            let code = text.prefix(5) + String(right)
            return report(
                text, value.node, fix: .init("write '\(code)'", ja: "「\(code)」と書く"),
                edit: NodeEdits.replace(value.node, with: String(code)))
        }
    }

    private static func report(
        _ text: String, _ node: Node, fix: LocalizedText, edit: Diagnostic.Fix.Edit?
    ) -> Diagnostic {
        finding(.init("'\(text)' is no municipality code", ja: "「\(text)」は団体コードではない"), at: node, fix: fix, edit: edit)
    }

    private static func quoted(_ node: Node) -> Diagnostic.Fix.Edit? {
        // As written: the number it was read as has lost its zero.
        let bytes = node.file.bytes[Int(node.range.start)..<Int(node.range.end)]
        guard let digits = CheckDigit.digits(of: String(decoding: bytes, as: UTF8.self)), digits.count == 6,
            CheckDigit.municipality(Array(digits.prefix(5))) == digits[5]
        else { return nil }
        return .init(range: node.range, replacement: "'" + String(decoding: bytes, as: UTF8.self) + "'")
    }

    private static func isCode(_ name: String) -> Bool {
        let words = LetterCase.words(of: name).joined()
        return words.hasSuffix("municipalitycode") || words.hasSuffix("municipalitycodes")
            || words.hasSuffix("localgovernmentcode") || words == "全国地方公共団体コード"
    }
}
