import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

@Suite struct TypeTests {
    @Test("a property whose schema is broken is any JSON value, and all else is as ever")
    func brokenProperty() throws {
        let outcome = DocumentLoader.load(
            text: document("Pet: {type: object, required: [a], properties: {a: {type: nonsense}, b: {type: string}}}"))
        #expect(outcome.diagnostics.hasErrors)
        let text = try types(try #require(outcome.value))
        #expect(text.contains("public var a: JSONValue\n"))
        #expect(text.contains("public var b: String?\n"))
    }

    @Test("a broken alternative takes what the others do not")
    func brokenAlternative() throws {
        let outcome = DocumentLoader.load(text: document("U: {oneOf: [{type: nonsense}, {type: integer}]}"))
        let text = try types(try #require(outcome.value))
        #expect(text.contains("case any(JSONValue)"))
        #expect(text.contains("[.any, .integer]"))
    }

    @Test("a module of a configured type is imported where the type stands, as visibly as it has to be")
    func modules() throws {
        let contract = document(
            """
            Money: {type: object, properties: {a: {type: string}}}
                Bill: {type: object, properties: {sum: {$ref: '#/components/schemas/Money'}, at: {type: string, format: date}}}
                Other: {type: object, properties: {a: {type: string}}}
            """)
        let loaded = try #require(DocumentLoader.load(text: contract).value)
        let typing = TypingOptions(formatTypes: ["date": "calendars.Day"], schemaTypes: ["Money": "Money.Amount"])
        #expect(typing.modules == ["Money", "calendars"])
        let files = try generate(loaded, typing)
        func lines(_ declaration: String) throws -> [Substring] {
            let file = try #require(files.first { $0.text.contains(declaration) })
            return file.text.split(separator: "\n").filter { $0.contains("import ") }
        }
        #expect(try lines("public typealias Money = Money.Amount").contains("public import Money"))
        #expect(try lines("struct Bill").contains("public import calendars"))
        #expect(!files.contains { $0.text.contains("struct Other") && $0.text.contains("import Other") })
        #expect(files.contains { !$0.text.contains("import Money") })
    }

    @Test("all enums are closed where all are said to be")
    func allStrict() throws {
        let loaded = try #require(
            DocumentLoader.load(text: document("A: {type: string, enum: [x]}\n    B: {type: integer, enum: [1]}")).value
        )
        let files = try generate(loaded, TypingOptions(strictEnums: ["*"]))
        let text = files.map(\.text).joined()
        #expect(text.contains("JSONClosedStringEnum") && text.contains("JSONClosedIntegerEnum"))
        #expect(!text.contains("unknown"))
    }

    @Test("unions and allOf that contain each other come to an end", arguments: ["allOf", "oneOf", "anyOf"])
    func knots(_ keyword: String) throws {
        let names = (0..<6).map { "N\($0)" }
        let others = names.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", ")
        let schemas = names.map { name in
            "\(name): {type: object, properties: {\(name): {type: string}}, allOf: [{oneOf: [\(others)]}, "
                + "{$ref: '#/components/schemas/N0'}], \(keyword == "allOf" ? "anyOf" : keyword): [\(others)]}"
        }
        let outcome = DocumentLoader.load(text: document(schemas.joined(separator: "\n    ")))
        #expect(try !types(try #require(outcome.value)).isEmpty)
    }

    @Test("a lattice of allOf is read in time that its size asks for")
    func lattice() throws {
        let schemas = (0..<40).flatMap { level in
            ["a", "b"].map { side in
                "\(side)\(level): {type: object, properties: {p\(level): {type: string}}, allOf: ["
                    + "{$ref: '#/components/schemas/a\(level + 1)'}, {$ref: '#/components/schemas/b\(level + 1)'}]}"
            }
        }
        let last = ["a40: {type: object, properties: {x: {type: string}}}", "b40: {type: object}"]
        let loaded = try #require(
            DocumentLoader.load(text: document((schemas + last).joined(separator: "\n    "))).value)
        #expect(try types(loaded).contains("public var p39: String?"))
    }

    // MARK: -

    private func document(_ schemas: String) -> String {
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \(schemas)\n"
    }

    private func types(_ document: Document) throws -> String {
        try generate(document, TypingOptions()).map(\.text).joined(separator: "\n")
    }

    private func generate(_ document: Document, _ typing: TypingOptions) throws -> [GeneratedFile] {
        let options = GenerationOptions(modes: [.types], name: "Contract", typing: typing, toolVersion: "0.0.0")
        return try #require(CodeGenerator.generate(document, options: options).value)
    }
}
