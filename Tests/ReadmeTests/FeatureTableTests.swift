import SourceDiagnostics
import SwiftCodeGen
import Testing

@testable import OpenAPIModel

/// The table of what is there of OpenAPI, in both READMEs.
@Suite struct FeatureTableTests {
    private struct Row {
        let object: String
        /// What stands between backticks in each column.
        let names: [[String]]
        let verdicts: [String]
    }

    private static let objects: [ObjectFields] = [
        .document, .info, .contact, .license, .server, .serverVariable, .components, .pathItem, .operation,
        .externalDocs, .parameter, .header, .requestBody, .mediaType, .encoding, .response, .example, .link, .tag,
        .discriminator, .xml, .securityScheme, .flows, .flow, .schema,
    ]

    private static func rows(_ readme: String) throws -> [Row] {
        let lines = try Files.text(readme).split(separator: "\n", omittingEmptySubsequences: false)
        let headings = ["| object | fields |", "| オブジェクト | 項目 |"]
        let heading = try #require(lines.firstIndex { line in headings.contains { line.hasPrefix($0) } })
        return lines[(heading + 2)...].prefix { $0.hasPrefix("|") }.map { line in
            let cells = line.dropFirst().dropLast().split(separator: "|").map { $0.trimming { $0 == " " } }
            let names = cells.dropFirst().map { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
            let verdicts = cells.dropFirst(2).map { String($0.prefix { !";。`".contains($0) }) }
            return Row(object: String(cells[0]), names: names, verdicts: verdicts)
        }
    }

    @Test(arguments: [("README.md", Language.english), ("README.ja.md", .japanese)])
    func `Every field of every object is in the table`(readme: String, language: Language) throws {
        let rows = try Self.rows(readme)
        for object in Self.objects {
            let name = object.name[language]
            let listed = rows.filter { $0.object == name }.flatMap { $0.names[0] }
            let missing = object.names.filter { !listed.contains($0) }
            #expect(missing == [], "\(readme), \(name)")
        }
    }

    @Test func `Every finding about what is not generated is in the table`() throws {
        let named = Set(try Self.rows("README.md").flatMap { $0.names[2] })
        // A clash is settled, and everything is generated.
        let expected = SwiftRules.all.map(\.id).filter { $0 != "swift/name-clash" }
        #expect(Set(expected).subtracting(named) == [])
    }

    /// What a column may say, in Japanese and English.
    private static let words = [
        "はい": "yes", "いいえ": "no", "–": "–", "要求だけ": "in requests", "資格情報だけ": "of credentials",
    ]

    @Test func `A column of the table says yes, names a rule, or says that there is nothing to do`() throws {
        for row in try Self.rows("README.md") {
            for (verdict, names) in zip(row.verdicts, row.names.dropFirst()) {
                let isKnown = Self.words.values.contains(verdict) || verdict.isEmpty && !names.isEmpty
                #expect(isKnown, "\(row.object): '\(verdict)'")
            }
        }
    }

    @Test func `Both languages have the same table`() throws {
        let (english, japanese) = (try Self.rows("README.md"), try Self.rows("README.ja.md"))
        #expect(english.map(\.names) == japanese.map(\.names))
        #expect(english.map(\.verdicts) == japanese.map { $0.verdicts.map { Self.words[$0] ?? $0 } })
    }
}

extension Substring {
    fileprivate func trimming(_ isEdge: (Character) -> Bool) -> Substring {
        let start = drop(while: isEdge)
        return start.lastIndex { !isEdge($0) }.map { start[...$0] } ?? ""
    }
}
