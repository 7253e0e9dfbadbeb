import KakehashiTestSupport
import SwiftCodeGen
import Testing

@Suite struct FixtureTests {
    private let snapshot = Snapshot()

    @Test("what is generated equals the recorded text", arguments: Fixture.all)
    func snapshots(of fixture: Fixture) throws {
        let files = try fixture.generate()
        let text = files.filter { !$0.isEmpty }.map { "// File: \($0.name)\n\($0.text)" }.joined(separator: "\n")
        let difference = snapshot.difference(text, fixture.name + ".swift")
        #expect(difference == nil)
    }

    @Test("every recorded text has a test")
    func orphans() {
        #expect(snapshot.orphans(known: Set(Fixture.all.map { $0.name + ".swift" })) == [])
    }

    @Test("every contract in the folder is used")
    func unusedContracts() throws {
        let used = Set(Fixture.all.map(\.name)).union(["mock-schemas", "hostile"])
        #expect(try Fixture.namesOnDisk().filter { !used.contains($0) } == [])
    }

    @Test("what is generated is Swift that compiles without a warning")
    func compiles() throws {
        guard let compiler = SwiftCompiler.find() else { return }
        // Several contracts of one module, as users have them.
        let files = try Fixture.all.flatMap { try $0.generate(modes: [.types, .client, .server]) }
        try compiler.typecheck(files)
        try compiler.parse(try Fixture.all.flatMap { try $0.generate(modes: [.mock]) })
    }
}
