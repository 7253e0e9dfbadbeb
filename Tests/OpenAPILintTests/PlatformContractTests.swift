import Foundation
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

/// The contracts of the platform keep its rules.
@Suite struct PlatformContractTests {
    private static let specs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../specs").standardizedFileURL.path

    /// Files with a key `openapi`; the others are parts of them. That of our own host is no contract of the platform.
    private static func contracts() throws -> [String] {
        let walk = FileManager.default.enumerator(atPath: specs)
        var paths: [String] = []
        while let path = walk?.nextObject() as? String {
            guard path.hasSuffix(".yaml"), !path.hasPrefix("admin/") else { continue }
            let text = try String(contentsOfFile: specs + "/" + path, encoding: .utf8)
            if text.hasPrefix("openapi:") || text.contains("\nopenapi:") { paths.append(path) }
        }
        return paths.sorted()
    }

    @Test("no contract of the platform has an error or a warning under the profile 'platform'")
    func clean() throws {
        let paths = try Self.contracts()
        #expect(paths.count >= 25)
        for path in paths {
            let loader = DocumentLoader(
                provider: DiskFileProvider(), options: LoaderOptions(rootFolder: Self.specs))
            let outcome = loader.load(path: Self.specs + "/" + path)
            let document = try #require(outcome.value, "\(path)")
            let findings = (outcome.diagnostics + Linter(profile: .platform).run(document))
                .filter { $0.severity != .info }
            #expect(findings.map { "\($0.rule.id): \($0.message.english)" } == [], "\(path)")
        }
    }

    @Test("an operationId is the id of one operation in all contracts")
    func operationIDs() throws {
        var owners: [String: [String]] = [:]
        for path in try Self.contracts() {
            let loader = DocumentLoader(
                provider: DiskFileProvider(), options: LoaderOptions(rootFolder: Self.specs))
            let document = try #require(loader.load(path: Self.specs + "/" + path).value)
            for id in document.paths.flatMap(\.operations).compactMap(\.operationID) {
                owners[id, default: []].append(path)
            }
        }
        #expect(owners.count > 300)
        #expect(owners.filter { $0.value.count > 1 } == [:])
    }
}
