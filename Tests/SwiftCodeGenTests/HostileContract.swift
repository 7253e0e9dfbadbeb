import Foundation
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// A contract with a place for a text in everything that a contract can say: `§title§` in `Fixtures/hostile.json`.
struct HostileContract: Sendable {
    /// Places whose text gives names in Swift. At all others it may only change comments and string literals.
    static let naming: Set<String> = [
        "pathSegment", "pathParameter", "operationID", "parameterValue", "queryName", "headerName", "cookieName",
        "mediaType", "mediaTypeParameter", "responseHeader", "propertyName", "innerName", "enumValue", "optionalName",
        "nullableValue", "discriminatorName",
        "mappingValue", "alternativeTitle", "schemaName", "responseName", "tag", "callbackName", "callbackPath",
        "linkName", "partName", "partHeader", "partType", "schemeName", "keyName",
    ]

    /// Occurs in every attack that tries to run something. No name that is made of a text has an underscore inside.
    static let marker = "pwned_pwned"

    static let attacks: [String] = breakouts + lineBreaks + hidden + names

    private static let breakouts = [
        "*/ pwned_pwned() /*", "/* pwned_pwned", "*/", "\"; pwned_pwned() //", "\" + pwned_pwned() + \"",
        "\\(pwned_pwned())", "\\", "\\\" pwned_pwned", "\\\\(pwned_pwned())", "\"\"\"\npwned_pwned()\n\"\"\"", "\"\"\"",
        "\"#\n#\"pwned_pwned", "`; pwned_pwned(); `", "`", "} pwned_pwned() {", "}}}}", ")", "; pwned_pwned()",
        "#if pwned_pwned", "#endif", "#error(\"pwned_pwned\")", "#sourceLocation(file: \"pwned_pwned\", line: 1)",
        "/// pwned_pwned", "// pwned_pwned", "@main struct pwned_pwned", "<#pwned_pwned#>", "${pwned_pwned}", "%s%n",
        "a, b: pwned_pwned", "a = pwned_pwned()", "\"", "'", "//", "\\u{22} pwned_pwned", "\\n pwned_pwned",
    ]

    private static let lineBreaks = ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"].map {
        "a\($0)pwned_pwned()\($0)"
    }

    private static let hidden =
        ["\u{0}", "\u{1}", "\u{1B}[31m", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200B}"]
        .flatMap { ["a\($0) pwned_pwned()", $0] } + ["\u{FEFF}", "\u{FFFE}", "\u{E000}", "\u{E0001}", "\u{AD}"]

    private static let names = [
        "", " ", "_", "$0", "0", "class", "self", "Self", "init", "Type", "Protocol", "default", "in", "inout", "let",
        "var", "Any", "nil", "true", "func", "import", "body", "operation", "core", "request", "response", "json",
        "unknown", "undocumented", "rawValue", "jsonKeys", "hashValue", "description", "String", "Int", "Date", "URL",
        "JSONValue", "HTTPBody", "Client", "Service", "Request", "Response", "Item", "ITEM", "item", "Union", "kind",
        "東京都 🗼", "🗼", "ｆｕｌｌ", "e\u{301}", "\u{301}", "か\u{3099}", "👨‍👩‍👧", "ÀÉ", String(repeating: "long ", count: 2_000),
    ]

    private let template: String
    /// Places that only tell readers something.
    let telling: Set<String>

    init() throws {
        template = try String(contentsOfFile: Fixture.path("hostile.json"), encoding: .utf8)
        let parts = template.split(separator: "§", omittingEmptySubsequences: false)
        telling = Set(stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }).subtracting(Self.naming)
    }

    /// The places that may hold a text. A contract may be refused for a name, but not for what it tells.
    func places(for text: String) throws -> Set<String> {
        let all = telling.union(Self.naming)
        if try !load(text, at: all).diagnostics.hasErrors { return all }
        return telling.union(try Self.naming.filter { try !load(text, at: [$0]).diagnostics.hasErrors })
    }

    /// The contract with a text at some of its places; at the others stands the place's own name.
    private func load(_ text: String, at chosen: Set<String>, file: String = "hostile.json") throws -> Outcome<Document>
    {
        let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self).dropFirst().dropLast()
        let parts = template.split(separator: "§", omittingEmptySubsequences: false)
        let contract = parts.enumerated().map { index, part in
            index % 2 == 1 && chosen.contains(String(part)) ? quoted : part
        }
        return DocumentLoader.load(text: contract.joined(), name: file)
    }

    /// Fails where the contract has errors.
    func generate(
        _ text: String, at chosen: Set<String>, name: String = "Hostile", file: String = "hostile.json"
    ) throws -> [GeneratedFile] {
        let outcome = try load(text, at: chosen, file: file)
        #expect(!outcome.diagnostics.hasErrors, "\(outcome.diagnostics.map(\.message))")
        let options = GenerationOptions(modes: GenerationOptions.Mode.allCases, name: name, toolVersion: "0.0.0")
        let document = try #require(outcome.value)
        return try #require(CodeGenerator.generate(document, options: options).value)
    }
}
