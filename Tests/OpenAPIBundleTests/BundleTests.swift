import KakehashiTestSupport
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct BundleTests {
    /// Folders under `Fixtures`.
    static let fixtures = ["cycles", "discriminators", "json", "kinds", "names", "path-items"]

    private static func entry(_ name: String) -> String {
        Folder.fixtures + "/\(name)/openapi." + (name == "json" ? "json" : "yaml")
    }

    @Test("many files become the one that was written down", arguments: fixtures)
    func snapshot(name: String) throws {
        let contract = try Contract(path: Self.entry(name))
        let text = try contract.bundled().text()
        #expect(Snapshot().difference(text, name + (name == "json" ? ".json" : ".yaml")) == nil)
    }

    @Test("a bundle of a bundle is the same, in either format", arguments: fixtures)
    func twice(name: String) throws {
        let bundle = try Contract(path: Self.entry(name)).bundled()
        for format in DocumentFormat.allCases {
            let again = try bundle.reloaded(as: format).bundled()
            #expect(again.text(as: format) == bundle.text(as: format))
        }
    }

    @Test("a bundle has no reference that the files did not have broken already", arguments: fixtures)
    func findings(name: String) throws {
        let contract = try Contract(path: Self.entry(name))
        let again = try contract.bundled().reloaded()
        let errors = { (contract: Contract) in
            contract.diagnostics.filter { $0.severity == .error }.map { "\($0.rule.id) \($0.message.english)" }.sorted()
        }
        #expect(errors(again) == errors(contract))
    }

    @Test("a bundle is the same model", arguments: ["json", "kinds", "names"])
    func model(name: String) throws {
        let contract = try Contract(path: Self.entry(name))
        let again = try contract.bundled().reloaded()
        let before = ModelDescription.unfoldedPaths(of: contract.document)
        #expect(ModelDescription.unfoldedPaths(of: again.document) == before)
    }

    @Test("documents that differ have different descriptions")
    func descriptions() throws {
        let text = FilterFixture.text
        let document = try Contract(["openapi.yaml": text]).document
        let changes = [
            ("kind: {type: string", "kind: {type: integer"), ("description: pets", "description: dogs"),
            ("[pets, people]", "[people, pets]"), ("in: query", "in: header"), ("name: B", "name: A"),
            ("bird: Bird", "bird: Fish"), ("Small: {type: object}", "Small: {type: object, x-a: 1}"),
        ]
        for (change, replacement) in changes {
            let other = try Contract(["openapi.yaml": text.replacing(change, with: replacement)]).document
            #expect(ModelDescription.difference(document, other) != nil, "\(change)")
        }
    }

    @Test("each snapshot belongs to a test")
    func orphans() {
        let names = Self.fixtures.map { $0 + ($0 == "json" ? ".json" : ".yaml") } + FilterTests.snapshots
        #expect(Snapshot().orphans(known: Set(names)) == [])
    }
}
