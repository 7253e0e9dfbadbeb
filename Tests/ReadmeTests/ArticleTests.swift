import Foundation
import KakehashiAsyncHTTPClient
import KakehashiMock
import KakehashiRuntime
import ReportsAPI
import ReportsMock
import SourceDiagnostics
import SwiftCodeGen
import Testing

@testable import ContractCommands

/// What the articles show beside their Swift is what a reader gets.
@Suite struct ArticleTests {
    private static let setup = Page.articles[1]

    private func block(_ id: String, of page: Page) throws -> CodeBlock {
        try #require(try CodeBlock.fenced(in: page.text()).first { $0.id == id }, "\(page) has no block '\(id)'")
    }

    @Test func `Every article of the catalog is tested`() throws {
        let folder = Files.root.appendingPathComponent(Page.catalog).path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }
        #expect(Set(names.map { "\(Page.catalog)/\($0)" }) == Set(Page.articles.map(\.path)))
    }

    @Test(arguments: Page.articles)
    func `Links lead to articles that are there`(page: Page) throws {
        let names = Set(Page.articles.map { $0.path.dropFirst(Page.catalog.count + 1).dropLast(".md".count) })
        for link in try page.text().matches(of: /<doc:(\w+)>/) {
            #expect(names.contains(link.1), "\(page): there is no '\(link.1)'")
        }
    }

    @Test func `The contract that is shown is the one that is generated from`() throws {
        #expect(try block("contract", of: Self.setup).text == Files.text("Tests/Fixtures/Town/openapi.yaml"))
    }

    @Test func `The configuration that is shown asks for the mock of the contract`() throws {
        let folder = "Sources/ReportsMock"
        let path = folder + "/kakehashi-generator-config.yaml"
        let document = "Sources/ReportsAPI/openapi.yaml"
        let provider = InMemoryFileProvider([path: try block("configuration", of: Self.setup).text, document: ""])
        let target = TargetConfiguration(path: path, document: document, name: "Reports", provider: provider)
        #expect(target.file.diagnostics.isEmpty)
        #expect(target.isFound)
        #expect(target.settings.modes == [.mock])
        #expect(target.apiModule == "ReportsAPI")
    }

    @Test func `SwiftPM reads the manifest that is shown, and its products are in Package.swift`() throws {
        let manifest = try block("manifest", of: Self.setup).text
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("town-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(manifest.utf8).write(to: folder.appendingPathComponent("Package.swift"))
        let swift = Process()
        swift.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        swift.arguments = ["swift", "package", "--package-path", folder.path, "dump-package"]
        let output = Pipe()
        swift.standardOutput = output
        try swift.run()
        let dump = try JSONValue(jsonText: Array(output.fileHandleForReading.readDataToEndOfFile()))
        swift.waitUntilExit()
        #expect(swift.terminationStatus == 0)
        #expect(dump["name"] == "town")
        let package = try Files.text("Package.swift")
        let products = manifest.matches(of: /name: "(\w+)", package: "kakehashi"/).map { String($0.1) }
        #expect(products.count > 5)
        for name in products {
            #expect(package.contains("(name: \"\(name)\""), "there is no product '\(name)'")
        }
    }

    @Test func `The scenario that is shown is played`() async throws {
        let page = try #require(Page.articles.first { $0.path.hasSuffix("/ScenariosOfTheMock.md") })
        let mock = try Reports.Mock.transport().playing(
            ["reports.scenario.yaml": try block("scenario", of: page).text], scenario: "flood")
        let api = Reports.Client(serverURL: try #require(URL(string: "http://town.invalid")), transport: mock)
        guard case .undocumented(let down) = try await api.listReports() else {
            Issue.record("the town is not down")
            return
        }
        #expect(down.status.code == 503)
        #expect(try await api.listReports().ok.body.items.count == 2)
        #expect(try await api.getReport(id: 7).ok.body.text == "Hole in the road")
        _ = try await api.sendReport(body: .init(text: "It rains")).created
        for _ in 1...2 {
            #expect(try await api.getReport(id: 7).ok.body.text == "Water in the cellar, 2025-09-01T00:00:00Z")
        }
        guard case .notFound = try await api.getReport(id: 7) else {
            Issue.record("report 7 is not lost")
            return
        }
    }

    // MARK: The examples at work

    private static func client(_ service: some MountableService) throws -> Reports.Client {
        let url = try #require(URL(string: "http://town.invalid"))
        return Reports.Client(
            serverURL: url, transport: try InMemoryTransport(service), credentials: .init(townKey: .key("open-sesame")))
    }

    @Test func `The client's functions work with the server of the other article`() async throws {
        let api = try Self.client(Town().secured(by: Gate()))
        #expect(try await describe(1, api) == "Hole in the road")
        #expect(try await describe(7, api) == "not there: There is no report 7.")
        #expect(try await allReports(api).map(\.id) == [1, 2])
        let sent = try await sendPhoto(at: Files.folder.appendingPathComponent("shelters.yaml").path, api)
        #expect(sent.id == 3)
    }

    @Test func `A list is read to its last page`() async throws {
        let api = try Self.client(Town().unsecured(as: Caller(Citizen(name: "Hanako"))))
        for number in 1...60 { _ = try await api.sendReport(body: .init(text: "Report \(number)")).created }
        #expect(try await allReports(api).map(\.id) == Array(1...62))
    }

    @Test func `A draft answers with what is written, and with examples`() async throws {
        let api = try Self.client(Draft().unsecured())
        #expect(try await api.getReport(id: 1).ok.body.text == "Written by hand")
        #expect(try await api.listReports().ok.body.items.count == 2)
    }

    private static func answer(_ path: String, key: String?) async throws -> (HTTPResponse, String) {
        var request = HTTPRequest(method: .get, scheme: "http", authority: "town.invalid", path: path)
        if let key, let name = HTTPField.Name("X-Town-Key") { request.headerFields[name] = key }
        let (response, body) = try await InMemoryTransport(Town().secured(by: Gate())).send(request, body: .empty)
        return (response, String(decoding: try await body.collect(upTo: 10_000), as: UTF8.self))
    }

    @Test func `The refusals that are shown are what the server answers`() async throws {
        let shown = try block("refusals", of: Page.articles[3]).lines
        let (unknown, challenge) = try await Self.answer("/reports/1", key: nil)
        #expect(unknown.status.code == 401)
        #expect(shown.contains(Substring(challenge)), "\(challenge)")
        let (wrong, problem) = try await Self.answer("/reports?limit=0&after=x", key: "open-sesame")
        #expect(wrong.status.code == 400)
        #expect(shown.contains(Substring(problem)), "\(problem)")
    }

    @Test func `The errors that are shown are what the client says`() async throws {
        // As that of the article, without its time limit: a busy machine may not get there before.
        let api = Reports.Client(
            serverURL: try #require(URL(string: "http://127.0.0.1:1")), transport: AsyncHTTPClientTransport(),
            credentials: .init(townKey: .key("open-sesame")))
        let unreachable = await #expect(throws: ClientError.self) { _ = try await api.listReports(limit: 10) }
        let lines = try block("unreachable", of: Page.articles[2]).lines
        // The number behind it is the system's.
        let report = "The town cannot be reached. \(try #require(unreachable))"
        #expect(lines.first?.split(separator: "errno").first == report.split(separator: "errno").first, "\(report)")
        let violation = await #expect(throws: ClientError.self) {
            _ = try await api.validating(.both).listReports(limit: 0)
        }
        let text = "\(try #require(violation))"
        #expect(try block("violation", of: Page.articles[2]).lines == [Substring(text)], "\(text)")
    }
}
