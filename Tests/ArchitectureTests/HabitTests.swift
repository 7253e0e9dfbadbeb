import Testing

@Suite struct HabitTests {
    @Test("the runtime stays small")
    func runtimeSize() throws {
        let lines = try ["Sources/KakehashiRuntime", "Sources/JSONCoding", "Sources/JSONValidation"].map { folder in
            try SourceTree.files(below: folder).reduce(0) { $0 + $1.code.count }
        }
        #expect(lines.allSatisfy { $0 > 0 })
        #expect(lines.reduce(0, +) < 13_000)
    }

    @Test("nothing of ours ends the program", arguments: ["Sources", "Plugins"])
    func endings(_ folder: String) throws {
        let banned = ["fatalError(", "try!", "as!"]
        for file in try SourceTree.files(below: folder) {
            for line in file.code {
                for word in banned { #expect(!line.contains(word), "\(file.path): \(line)") }
            }
        }
    }

    @Test("no file has a name that says nothing", arguments: ["Manager", "Helper", "Util", "Info", "Impl"])
    func names(_ word: String) throws {
        for folder in ["Sources", "Plugins", "Tests"] {
            for file in try SourceTree.files(below: folder) {
                let name = file.path.dropLast(".swift".count)
                #expect(!name.hasSuffix(word) && !name.hasSuffix(word + "s"), "\(file.path)")
            }
        }
    }
}
