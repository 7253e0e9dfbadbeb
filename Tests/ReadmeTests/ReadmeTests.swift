import Foundation
import KakehashiRuntime
import OpenAPILint
import OpenAPIModel
import OpenDataBrokerAPI
import OpenDataBrokerMock
import SourceDiagnostics
import SwiftCodeGen
import Testing

@testable import ContractCommands

/// What the README shows is what the code does, in both languages.
@Suite struct ReadmeTests {
    private static let readmes = ["README.md", "README.ja.md"]
    /// A piece of a manifest, which no compiler takes alone.
    private static let manifest = "manifest"

    private static func blocks(_ readme: String, _ language: String) throws -> [CodeBlock] {
        try CodeBlock.fenced(in: Files.text(readme)).filter { $0.language == language }
    }

    private static func block(_ readme: String, _ id: String) throws -> CodeBlock {
        let blocks = try CodeBlock.fenced(in: Files.text(readme))
        return try #require(blocks.first { $0.id == id }, "\(readme) has no block '\(id)'")
    }

    @Test(arguments: Page.readmes + Page.articles)
    func `Every Swift block is compiled, and everything that is compiled for it is shown`(page: Page) throws {
        let regions = try page.regions()
        let blocks = try page.blocks("swift").filter { $0.id != Self.manifest }
        #expect(blocks.map(\.id) == regions.map(\.id))
        for (block, region) in zip(blocks, regions) {
            #expect(block.code(comment: "//") == region.code(comment: "//"), "\(page), '\(block.id ?? "")'")
        }
    }

    @Test func `Commands and texts are the same in both languages`() throws {
        for language in ["sh", "yaml", "json", "text"] {
            let code = try Self.readmes.map { try Self.blocks($0, language).map { $0.code(comment: "#") } }
            #expect(code[0] == code[1])
        }
        let manifests = try Self.readmes.map { try Self.block($0, Self.manifest).code(comment: "//") }
        #expect(manifests[0] == manifests[1])
    }

    @Test(arguments: readmes)
    func `Products that the README depends on are in Package.swift`(readme: String) throws {
        let package = try Files.text("Package.swift")
        let shown = try Self.block(readme, Self.manifest).text
        let names = shown.matches(of: /\.product\(name: "(\w+)", package: "kakehashi"\)/).map { String($0.1) }
        #expect(!names.isEmpty)
        for name in names {
            // The products of contracts are made from a list of their names.
            let contract = name.replacing(/(API|Mock)$/, with: "")
            let isProduct = package.contains(".library(name: \"\(name)\"") && contract == name
            let isContract =
                package.firstMatch(of: /let contracts = \[([^\]]*)\]/)?.1.contains("\"\(contract)\"") ?? false
            #expect(isProduct || isContract, "there is no product '\(name)'")
        }
    }

    // MARK: The contract that is shown

    @Test(arguments: readmes)
    func `The contract that is shown is the one that is generated from`(readme: String) throws {
        #expect(try Self.block(readme, "contract").text == Files.text("shelters.yaml", in: Files.folder))
    }

    @Test(arguments: readmes, Language.allCases)
    func `The findings that are shown are those of the fault that is told`(readme: String, language: Language) throws {
        let name = "shelters.yaml"
        let text = try Files.text(name, in: Files.folder)
        let faulty = text.replacing("name: id, in: path", with: "name: shelterId, in: path")
        let loader = DocumentLoader(provider: InMemoryFileProvider([name: faulty]))
        let (outcome, files) = loader.loadWithFiles(path: name)
        let shown = TextRenderer(files: files, language: language).render(outcome.diagnostics)
        #expect(try Self.block(readme, language == .english ? "findings" : "findings-ja").text == shown)
    }

    @Test(arguments: readmes)
    func `The finding that is accepted is one of the contract that is shown`(readme: String) throws {
        let name = "shelters.yaml"
        let provider = InMemoryFileProvider([name: try Files.text(name, in: Files.folder)])
        let outcome = DocumentLoader(provider: provider).load(path: name)
        let document = try #require(outcome.value)
        let findings = Linter(profile: .recommended).findings(in: document, loading: outcome.diagnostics)
        var files = SourceFiles()
        let text = try Self.block(readme, "ignore").text
        let accepted = IgnoreFile.read(files.add(name: IgnoreFile.defaultName, bytes: Array(text.utf8)))
        #expect(accepted.diagnostics.isEmpty)
        let today = try #require(IgnoreFile.Day("2027-03-31"))
        let folder = IgnoreFile.Folder(of: IgnoreFile.defaultName, provider: provider)
        var tally = IgnoreFile.Tally()
        let file = try #require(accepted.value)
        let application = file.apply(to: findings, in: document.files, seenFrom: folder, today: today, &tally)
        #expect(application.hidden.map(\.rule.id) == ["lint/no-servers"])
        #expect(file.findings(after: tally, seenFrom: folder, today: today).isEmpty)
    }

    // MARK: The settings and rules that are named

    @Test(arguments: readmes)
    func `The settings that are shown are read without findings, and no key is missing`(readme: String) throws {
        let text = try Self.block(readme, "settings").text
        let provider = InMemoryFileProvider([ConfigurationFile.name: text])
        let file = ConfigurationFile(path: ConfigurationFile.name, provider: provider)
        #expect(file.diagnostics.isEmpty)
        #expect(file.texts("references.allow-hosts") == ["schemas.example.jp"])
        #expect(file.lint.levels["lint/path-kebab-case"] == .off)
        let lines = text.split(separator: "\n")
        for key in ConfigurationKey.all {
            #expect(lines.contains { $0.hasPrefix(key.name + ":") }, "'\(key.name)' is not shown")
        }
    }

    @Test(arguments: readmes)
    func `Rules that are named exist, and every limit is named`(readme: String) throws {
        let text = try Files.text(readme)
        let rules = Set(AllRules.all.map(\.id))
        let named = text.matches(of: /[`\[ ]((?:yaml|json|openapi|schema|lint|config|swift)\/[a-z0-9-]+)/)
        #expect(!named.isEmpty)
        for match in named { #expect(rules.contains(String(match.1)), "there is no rule '\(match.1)'") }
        for limit in Limit.allCases { #expect(text.contains("`\(limit.flag)`"), "'\(limit.flag)' is not named") }
    }

    // MARK: The examples at work

    private static func call(_ path: String) async throws -> (HTTPResponse, JSONValue) {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "shelters.invalid", path: path)
        let (response, body) = try await InMemoryTransport(ShelterService()).send(request, body: .empty)
        return (response, try JSONValue(jsonText: try await body.collect(upTo: 10_000)))
    }

    @Test func `The service that is shown answers`() async throws {
        let (response, shelter) = try await Self.call("/shelters/1")
        #expect(response.status == .ok)
        #expect(shelter == ["name": "城西小学校", "capacity": 320])

        let url = try #require(URL(string: "http://shelters.invalid"))
        let api = Shelters.Client(serverURL: url, transport: try InMemoryTransport(ShelterService()))
        #expect(try await api.getShelter(id: 1).ok.body.capacity == 320)
        _ = try await api.getShelter(id: 2).notFound
    }

    @Test(arguments: readmes)
    func `The problem that is shown is what the service answers`(readme: String) async throws {
        let (response, problem) = try await Self.call("/shelters/first")
        #expect(response.status == .badRequest)
        #expect(response.headerFields[.contentType] == "application/problem+json")
        let shown = try JSONValue(jsonText: try Self.block(readme, "problem").text)
        #expect(shown == problem, "the answer is \(problem)")
    }

    @Test func `The client that is shown throws a ClientError where nobody answers`() async throws {
        let url = try #require(URL(string: "http://127.0.0.1:1"))
        let error = await #expect(throws: ClientError.self) { try await printShelters(at: url) }
        #expect(error?.code == .transport)
    }

    @Test func `The switch that is shown takes a documented response apart`() async throws {
        let id = "urn:ngsi-ld:EvacuationSite:072028:0001"
        let found = try await capacity(of: id, OpenDataBroker.Mock.client())
        #expect(found.hasSuffix(" people"))
    }
}
