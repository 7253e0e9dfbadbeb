import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing

struct SchemaSampleTests {
    @Test("a rule's bad sample raises it, its good sample raises nothing", arguments: SchemaRules.all)
    func samples(rule: Rule) throws {
        guard let samples = rule.samples else { return }
        #expect(try findings(samples.bad, rule).contains(rule.id))
        #expect(try findings(samples.good, rule) == [])
    }

    @Test func `every rule that one small document can show has samples`() {
        let without = SchemaRules.all.filter { $0.samples == nil }.map(\.id)
        #expect(without == ["schema/too-deep", "schema/too-costly"])
    }

    @Test("a rule is written in both languages", arguments: SchemaRules.all)
    func languages(rule: Rule) {
        #expect(rule.summary.english != rule.summary.japanese)
        #expect(rule.explanation.english != rule.explanation.japanese)
        #expect(rule.explanation.japanese.hasSuffix("。"))
    }

    /// The findings about the patterns of a sample, and what its example violates; the direction is the one that the
    /// rule is about.
    private func findings(_ text: String, _ rule: Rule) throws -> [String] {
        let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n" + text
        let document = try #require(DocumentLoader.load(text: text, name: "openapi.yaml").value)
        let compiled = SchemaValidators.compile(document)
        let validators = try #require(compiled.value)
        let id = try #require(document.components.schemas.first { $0.name == "Sample" }).value
        let direction: ValueDirection = rule == SchemaRules.writeOnly ? .response : .request
        let violations = document[id].example.map { validators.violations(of: $0, against: id, direction: direction) }
        return compiled.diagnostics.map(\.rule.id) + (violations ?? []).map(\.rule.id)
    }
}
