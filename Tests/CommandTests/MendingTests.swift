import ContractCommands
import OpenAPIModel
import SourceDiagnostics
import Synchronization
import Testing

/// What `lint --fix` does with fixes, right ones and wrong ones.
@Suite struct MendingTests {
    private static let rule = Rule("lint/unused-tag", .info, .init("s", ja: "s"), .init("e", ja: "e"))

    private static let contract = """
        openapi: 3.0.3
        info: {title: old, version: '1'}
        paths: {}
        components: {schemas: {Pet: {$ref: 'common.yaml#/Pet'}}}

        """

    /// Files that can be written to, as on a disk.
    private final class Folder: FileProvider {
        private let files: Mutex<InMemoryFileProvider>
        let written = Mutex<[String]>([])

        init(_ texts: [String: String]) { files = Mutex(InMemoryFileProvider(texts)) }

        func read(path: String, limit: Int) throws(FileProviderError) -> [UInt8] {
            try files.withLock { $0 }.read(path: path, limit: limit)
        }

        func canonicalPath(_ path: String) throws(FileProviderError) -> String {
            try files.withLock { $0 }.canonicalPath(path)
        }

        func write(_ name: String, _ bytes: [UInt8]) {
            files.withLock { $0.add(path: name, bytes: bytes) }
            written.withLock { $0.append(name) }
        }

        func text(_ name: String) throws -> String { String(decoding: try read(path: name), as: UTF8.self) }
    }

    private static func folder() -> Folder {
        Folder(["pets.yaml": contract, "common.yaml": "Pet: {type: object}\n"])
    }

    @Sendable private static func check(_ provider: any FileProvider) async -> CheckedContract {
        let result = DocumentLoader(provider: provider).run(path: "pets.yaml")
        return CheckedContract(ContractReading(path: "pets.yaml", result: result), result.diagnostics)
    }

    /// Fixes that put other words in the place of some, in whichever file has them.
    private static func fixes(_ words: [(String, String)]) -> @Sendable (CheckedContract) -> [Diagnostic] {
        { contract in
            let edits = words.flatMap { old, new in
                contract.reading.files.files.compactMap { file in
                    let range = String(decoding: file.bytes, as: UTF8.self).firstRange(of: old)
                    return range.map { range in
                        let text = String(decoding: file.bytes, as: UTF8.self)
                        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                        return Diagnostic.Fix.Edit(
                            range: SourceRange(
                                file: file.id, start: UInt32(start), end: UInt32(start + old.utf8.count)),
                            replacement: new)
                    }
                }
            }
            guard !edits.isEmpty else { return [] }
            return [
                Diagnostic(
                    rule, .init(verbatim: "m"), at: edits[0].range, fixes: [.init(.init(verbatim: "f"), edits: edits)])
            ]
        }
    }

    private func mend(_ folder: Folder, _ words: [(String, String)]) async throws -> Mending.Result {
        try await Mending(
            files: folder, check: Self.check, choose: Self.fixes(words),
            write: { name, bytes in folder.write(name, bytes) }
        ).run(await Self.check(folder))
    }

    @Test("what a good fix does is written, in every file that it is about")
    func good() async throws {
        let folder = Self.folder()
        let result = try await mend(folder, [("title: old", "title: new"), ("type: object", "type: string")])
        #expect(result.count == 1 && result.refusal == nil)
        #expect(try folder.text("pets.yaml").contains("title: new"))
        #expect(try folder.text("common.yaml") == "Pet: {type: string}\n")
        #expect(try result.contract.reading.files.files.map(\.bytes) == ["pets.yaml", "common.yaml"].map(folder.read))
    }

    @Test(
        "a fix that makes a contract worse is not written, and the run fails",
        arguments: [
            ("title: old", "title: ["), ("title: old, ", ""), ("openapi: 3.0.3\n", ""), ("openapi: 3.0.3\n", "- "),
            ("type: object", "type: nothing"), ("Pet: {type: object}\n", ""),
        ])
    func bad(_ old: String, _ new: String) async throws {
        let folder = Self.folder()
        let result = try await mend(folder, [(old, new)])
        let refusal = try #require(result.refusal)
        #expect(refusal.rule.id == "config/fix-not-written")
        #expect(refusal.severity == .error && refusal.fileName == "pets.yaml")
        #expect(refusal.message.english.contains("instead of 0"))
        #expect(!refusal.notes.isEmpty)
        #expect(result.count == 0)
        #expect(folder.written.withLock { $0 } == [])
        #expect(try folder.text("pets.yaml") == Self.contract)
    }

    @Test("what was mended before a bad fix stays mended")
    func later() async throws {
        let folder = Self.folder()
        let result = try await mend(folder, [("title: old", "title: bad"), ("title: bad", "title: [")])
        #expect(result.count == 1)
        #expect(result.refusal != nil)
        #expect(try folder.text("pets.yaml") == Self.contract.replacing("title: old", with: "title: bad"))
        #expect(result.contract.findings.allSatisfy { $0.severity != .error }, "as the files are now")
    }

    @Test("a contract that had errors before may keep them")
    func errorsBefore() async throws {
        let folder = Folder([
            "pets.yaml": Self.contract.replacing(", version: '1'", with: ""), "common.yaml": "Pet: {type: object}\n",
        ])
        let result = try await mend(folder, [("title: old", "title: new")])
        #expect(result.count == 1 && result.refusal == nil)
    }

    @Test("where one of two files cannot be written, neither is changed")
    func writeFailure() async throws {
        struct Full: Error {}
        let folder = Self.folder()
        let mending = Mending(
            files: folder, check: Self.check,
            choose: Self.fixes([("title: old", "title: new"), ("type: object", "type: string")]),
            write: { name, bytes in
                if name == "common.yaml" { throw Full() }
                folder.write(name, bytes)
            })
        let contract = await Self.check(folder)
        await #expect(throws: Full.self) { _ = try await mending.run(contract) }
        #expect(try folder.text("pets.yaml") == Self.contract)
        #expect(try folder.text("common.yaml") == "Pet: {type: object}\n")
    }
}
