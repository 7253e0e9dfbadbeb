import KakehashiTestSupport
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct FilterTests {
    static let snapshots = ["filter-list-pets.yaml", "filter-parts.yaml"]

    private func filter(
        _ including: OperationSelection.Criteria = .init(), excluding: OperationSelection.Criteria = .init()
    ) throws -> Outcome<BundledContract> {
        ContractFilter(selection: OperationSelection(including: including, excluding: excluding))
            .filter(try FilterFixture.contract())
    }

    private func operations(_ outcome: Outcome<BundledContract>) throws -> [String] {
        try #require(outcome.value).reloaded().document.paths.flatMap { $0.operations.compactMap(\.operationID) }
    }

    @Test("what an operation needs is kept: components, subtypes, security schemes, tags; links to others are not")
    func needs() throws {
        let outcome = try filter(.init(operationIDs: ["listPets"]))
        #expect(outcome.diagnostics.isEmpty)
        let contract = try #require(outcome.value)
        #expect(Snapshot().difference(contract.text(), Self.snapshots[0]) == nil)
        #expect(!(try contract.reloaded().diagnostics.hasErrors))
    }

    @Test("a part of an operation that is left out becomes a component if another one refers to it")
    func parts() throws {
        let outcome = try filter(.init(operationIDs: ["petOf"]))
        let contract = try #require(outcome.value)
        #expect(Snapshot().difference(contract.text(), Self.snapshots[1]) == nil)
        #expect(!(try contract.reloaded().diagnostics.hasErrors))
    }

    @Test("criteria add up, and what is excluded is out")
    func criteria() throws {
        #expect(try operations(filter(.init(tags: ["people"]))) == ["createPet", "listPeople"])
        #expect(try operations(filter(.init(operationIDs: ["petOf"], paths: ["/people"]))) == ["listPeople", "petOf"])
        #expect(try operations(filter(.init(paths: ["/people*"]))) == ["listPeople", "petOf", "houseOf"])
        #expect(try operations(filter(.init(paths: ["*/{id}/*"]))) == ["petOf", "houseOf"])
        #expect(
            try operations(filter(.init(paths: ["/p*"]), excluding: .init(operationIDs: ["petOf"], tags: ["pets"])))
                == ["listPeople", "houseOf"])
        #expect(try operations(filter(excluding: .init(paths: ["/people*"]))) == ["listPets", "createPet"])
    }

    @Test("a path that refers to another one stands for itself")
    func samePath() throws {
        let text = """
            openapi: 3.0.3
            info: {title: Same, version: '1'}
            paths:
              /first:
                get: {responses: {'200': {description: first}}}
                put: {tags: [put], responses: {'200': {description: first}}}
              /same:
                summary: same
                $ref: '#/paths/~1first'
            """
        let bundle = try Contract(["openapi.yaml": text]).bundled()
        let methods = { (criteria: OperationSelection.Criteria) in
            let filter = ContractFilter(selection: OperationSelection(including: criteria))
            let contract = try #require(filter.filter(bundle).value).reloaded()
            #expect(contract.diagnostics.isEmpty)
            return contract.document.paths.flatMap(\.operations).map { "\($0.method) \($0.path)" }
        }
        #expect(try methods(.init(paths: ["/same"])) == ["get /same", "put /same"])
        #expect(try methods(.init(paths: ["/first"])) == ["get /first", "put /first"])
        #expect(try methods(.init(tags: ["put"])) == ["put /first", "put /same"])
    }

    @Test("a reference into a component keeps the component")
    func partOfComponent() throws {
        let document = try #require(try filter(.init(operationIDs: ["houseOf"])).value).reloaded().document
        #expect(document.components.schemas.map(\.name) == ["Person", "Identifier"])
        #expect(document.security.isEmpty && document.securitySchemes.isEmpty && document.tags.isEmpty)
    }

    @Test("filtering by everything leaves all operations and what they reach")
    func everything() throws {
        let contract = try FilterFixture.contract()
        let all = try #require(ContractFilter(selection: OperationSelection()).filter(contract).value)
        let (before, after) = (try contract.reloaded().document, try all.reloaded().document)
        #expect(ModelDescription.unfoldedPaths(of: after) == ModelDescription.unfoldedPaths(of: before))
        let gone = ModelDescription.components(of: before).subtracting(ModelDescription.components(of: after))
        #expect(gone.isSubset(of: ["schemas/Unused", "securitySchemes/unusedKey"]) && gone.contains("schemas/Unused"))
        #expect(after.securitySchemes.map(\.name) == ["documentKey", "petKey"])
        #expect(after.tags.map(\.name) == ["pets", "people"])
        let again = try #require(ContractFilter(selection: OperationSelection()).filter(all).value)
        #expect(again.bytes() == all.bytes())
    }

    @Test(
        "an unknown name is a finding with the nearest known one",
        arguments: [
            (
                OperationSelection.Criteria(operationIDs: ["listPet", "listPets"]), "config/unknown-operation",
                "listPets"
            ),
            (.init(tags: ["people", "poeple"]), "config/unknown-tag", "people"),
            (.init(paths: ["/people", "/pet"]), "config/unknown-path", "/pets"),
        ])
    func unknown(criteria: OperationSelection.Criteria, rule: String, nearest: String) throws {
        for outcome in [try filter(criteria), try filter(excluding: criteria)] {
            #expect(outcome.diagnostics.map(\.rule.id) == [rule])
            #expect(outcome.diagnostics.first?.fixes.map(\.title.english) == ["write '\(nearest)'"])
            #expect(outcome.diagnostics.first?.fileName == "openapi.yaml")
            #expect(outcome.value != nil)
        }
    }

    @Test("a selection that leaves nothing is a warning")
    func empty() throws {
        let outcome = try filter(.init(tags: ["people"]), excluding: .init(paths: ["*"]))
        #expect(outcome.diagnostics.map(\.rule.id) == ["config/empty-selection"])
        #expect(try operations(outcome) == [])
    }

    @Test(
        "a star stands for any text",
        arguments: [
            ("*", "", true), ("/a*", "/a", true), ("/a*c", "/abcbc", true), ("/a*c", "/abcb", false),
            ("*b*", "/abc", true),
            ("/a", "/ab", false), ("/*/*/x", "/a/x", false), ("/*/*/x", "/a/b/c/x", true), ("", "", true),
            ("", "a", false),
        ])
    func star(pattern: String, path: String, matches: Bool) throws {
        let text =
            "openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths: {'/\(path)': {get: {responses: {default: {description: x}}}}}\n"
        let contract = try Contract(["openapi.yaml": text]).bundled()
        let selection = OperationSelection(including: .init(paths: ["/" + pattern]))
        #expect(ContractFilter(selection: selection).filter(contract).diagnostics.isEmpty == matches)
    }

    @Test("each operation of a real document can be had alone", arguments: ["line", "oai", "twilio"])
    func corpus(group: String) throws {
        guard let corpus = Corpus.folder() else { return }
        for path in Corpus.files(in: corpus + "/" + group, endings: [".yaml", ".yml", ".json"]) {
            let contract = try Contract(path: path)
            let bundle = try contract.bundled()
            let operations = contract.document.paths.flatMap(\.operations).compactMap(\.operationID)
            for id in operations.count > 20 ? [operations[7]] : operations {
                let filter = ContractFilter(selection: OperationSelection(including: .init(operationIDs: [id])))
                let alone = try #require(filter.filter(bundle).value).reloaded()
                #expect(alone.document.paths.flatMap(\.operations).compactMap(\.operationID) == [id], "\(path)")
                #expect(!alone.diagnostics.hasErrors, "\(path) \(id)")
            }
        }
    }
}
