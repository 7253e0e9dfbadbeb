import Testing

@Suite struct ImportTests {
    @Test("every room imports what the table allows, no more", arguments: Room.all)
    func imports(_ room: Room) throws {
        for file in try SourceTree.files(below: "Sources/" + room.name) {
            for (module, line) in file.imports {
                #expect(room.allowed.contains(module), "\(file.path):\(line + 1) imports \(module)")
            }
        }
    }

    @Test("every folder in Sources is a room of the table")
    func rooms() {
        let rooms = Set(Room.all.map(\.name))
        #expect(SourceTree.names(in: "Sources").filter { !rooms.contains($0) } == [])
    }

    @Test("the table has no circle")
    func circles() {
        var open = Room.all
        var settled: Set<String> = []
        while let index = open.firstIndex(where: { $0.ours.isSubset(of: settled) }) {
            settled.insert(open.remove(at: index).name)
        }
        #expect(open.map(\.name) == [])
    }

    @Test("no type has its module's name", arguments: Room.all)
    func moduleNames(_ room: Room) throws {
        // Such a type hides the module, so that nothing in it can be named in full.
        let declaration = /\b(?:struct|enum|class|actor|protocol|typealias) (\w+)/
        for file in try SourceTree.files(below: "Sources/" + room.name) {
            let names = file.text.matches(of: declaration).map(\.1)
            #expect(!names.contains(Substring(room.name)), "\(file.path)")
        }
    }

    @Test("generated code imports the runtime, and a mock its own")
    func generatedImports() throws {
        let files = try SourceTree.files(below: "generated")
        #expect(!files.isEmpty)
        for file in files {
            let folder = file.path.split(separator: "/")[1]
            var allowed: Set<String> = ["KakehashiRuntime", "FoundationEssentials", "Foundation"]
            if folder.hasSuffix("Mock") { allowed.formUnion(["KakehashiMock", folder.dropLast(4) + "API"]) }
            for (module, line) in file.imports {
                #expect(allowed.contains(module), "\(file.path):\(line + 1) imports \(module)")
            }
        }
    }

    @Test(
        "the whole of Foundation is used only where there is no small one",
        arguments: ["Sources/JSONCoding", "Sources/KakehashiRuntime", "Sources/ContractCommands", "generated"])
    func wholeFoundation(_ folder: String) throws {
        for file in try SourceTree.files(below: folder) {
            for (module, line) in file.imports where module == "Foundation" {
                let above = line > 0 ? file.lines[line - 1] : ""
                #expect(above == "#else", "\(file.path):\(line + 1) imports all of Foundation")
            }
        }
    }
}
