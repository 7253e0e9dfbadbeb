import Foundation
import Testing

@Suite struct GenerateTests {
    @Test("a contract becomes files, and a second run has nothing to do")
    func generates() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "open-pets.yaml")
        let first = try tool.run("generate", "open-pets.yaml", "--output-directory", "made/Sources")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.errors == "")
        let files = tool.files(in: "made/Sources")
        #expect(files.contains("OpenPets.swift") && files.contains("OpenPets+Client.swift"))
        #expect(!files.contains("OpenPets+Mock.swift"), "a mock is made only where it is asked for")
        #expect(first.output == "made/Sources: \(files.count) written, 0 unchanged, 0 removed\n")
        let before = try tool.dates(in: "made/Sources")
        let second = try tool.run("generate", "open-pets.yaml", "--output-directory", "made/Sources")
        #expect(second.output == "made/Sources: 0 written, \(files.count) unchanged, 0 removed\n")
        #expect(try tool.dates(in: "made/Sources") == before, "files that are the same are not touched")
    }

    @Test(
        "modes say what is written",
        arguments: [
            (["--mode", "types"], ["Types"]), (["--mode", "types,client"], ["Types", "Client"]),
            (["--mode", "types", "--mode", "server"], ["Types", "Server"]), (["--mode", "mock"], ["Mock"]),
            (["--mode", "types, mock"], ["Types", "Mock"]), ([], ["Types", "Client", "Server"]),
        ])
    func modes(_ arguments: [String], _ kinds: [String]) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let result = try tool.run(["generate", "pets.yaml", "--output-directory", "out"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        let files = tool.files(in: "out")
        for kind in ["Types", "Client", "Server", "Mock"] {
            #expect(files.contains { $0.hasSuffix("\(kind).swift") } == kinds.contains(kind), "\(kind)")
        }
    }

    @Test("name and access modifier are those that were asked for", arguments: ["public", "package", "internal"])
    func options(_ modifier: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let result = try tool.run(
            "generate", "pets.yaml", "--output-directory", "out", "--name", "Zoo", "--access-modifier", modifier)
        #expect(result.status == 0, "\(result.errors)")
        #expect(tool.files(in: "out").allSatisfy { $0.hasPrefix("Zoo") })
        let root = try tool.read("out/Zoo.swift")
        #expect(root.contains((modifier == "internal" ? "\n" : "\n\(modifier) ") + "nonisolated enum Zoo {"))
    }

    @Test("a check writes nothing and says whether the folder is up to date")
    func check() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let missing = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--check")
        #expect(missing.status == 1)
        #expect(missing.output.hasPrefix("--- /dev/null\n+++ generated/out/Pets.swift\n@@ -0,0 +1,"))
        #expect(missing.errors == "out: not up to date; run generate without --check\n")
        #expect(tool.files(in: ".") == ["pets.yaml"])

        _ = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        let current = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--check")
        #expect(current.status == 0)
        #expect(current.output == "out: up to date\n")

        try tool.write(Contract.good.replacing("name:", with: "title:"), to: "pets.yaml")
        let dates = try tool.dates(in: "out")
        let stale = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--check")
        #expect(stale.status == 1)
        #expect(
            stale.output.split(separator: "\n").count { $0.hasPrefix("+++ ") } == 1, "one property changes one file")
        #expect(stale.output.contains("\n-        public var name: String?\n+        public var title: String?\n"))
        #expect(try tool.dates(in: "out") == dates)

        _ = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        let superfluous = try tool.run(
            "generate", "pets.yaml", "--output-directory", "out", "--check", "--mode", "types")
        #expect(superfluous.status == 1)
        #expect(superfluous.output.contains("--- committed/out/Pets+Client.swift\n+++ /dev/null\n@@ -1,"))
    }

    @Test("a dry run writes nothing and ends well")
    func dryRun() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let result = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--dry-run")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("write out/Pets.swift\n"))
        #expect(tool.files(in: ".") == ["pets.yaml"])
        _ = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        let again = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--dry-run")
        #expect(again.output == "out: nothing to do\n")
        let less = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--dry-run", "--mode", "mock")
        #expect(less.output.hasPrefix("write out/Pets+Mock.swift\nremove out/Pets+Checks.swift\n"))
    }

    @Test("a stale file goes if we made it, and stays if we did not")
    func staleFiles() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        _ = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--mode", "types,client,server,mock")
        try tool.write("// Written by hand\n", to: "out/Pets+Extras.swift")
        try tool.write("// Generated by kakehashi 0.0.1 from zoo.yaml; do not edit.\n", to: "out/Zoo.swift")
        try tool.write("notes", to: "out/notes.txt")
        let result = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--mode", "types,client")
        #expect(result.status == 0)
        #expect(result.output.hasSuffix(", 6 removed\n"), "\(result.output)")
        let files = tool.files(in: "out")
        #expect(!files.contains { $0.contains("Server") || $0.contains("Mock") })
        for kept in ["Pets+Extras.swift", "Zoo.swift", "notes.txt", "Pets+Client.swift"] {
            #expect(files.contains(kept), "\(kept)")
        }
    }

    @Test(
        "a file of another's in the way is kept, and nothing is written", arguments: [[], ["--check"], ["--dry-run"]])
    func foreignFiles(_ arguments: [String]) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write("// Written by hand\n", to: "out/Pets+Client.swift")
        let result = try tool.run(["generate", "pets.yaml", "--output-directory", "out"] + arguments)
        #expect(result.status == 2)
        #expect(
            result.errors
                == "out/Pets+Client.swift: error: the file was not generated and would be overwritten\n")
        #expect(try tool.read("out/Pets+Client.swift") == "// Written by hand\n")
        #expect(tool.files(in: "out") == ["Pets+Client.swift"])
    }

    @Test("all faults of a contract come in one run, and nothing is written")
    func faults() throws {
        let tool = try Tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        let result = try tool.run("generate", "bad.yaml", "--output-directory", "out")
        #expect(result.status == 1)
        #expect(result.output == "")
        for rule in [
            "openapi/missing-field", "openapi/path-parameter-undeclared", "openapi/dangling-reference",
            "openapi/path-without-slash", "openapi/status-code",
        ] {
            #expect(result.errors.contains("[\(rule)]\n"), "\(rule)\n\(result.errors)")
        }
        #expect(result.errors.hasSuffix("; nothing was written\n"))
        #expect(tool.files(in: ".") == ["bad.yaml"])
    }

    @Test("files that were there stay as they were where the contract is broken")
    func faultsLeaveFiles() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        _ = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        let dates = try tool.dates(in: "out")
        try tool.write(Contract.bad, to: "pets.yaml")
        #expect(try tool.run("generate", "pets.yaml", "--output-directory", "out").status == 1)
        #expect(try tool.dates(in: "out") == dates)
    }

    @Test("a folder that is a file is no place to write to", arguments: ["out", "out/below"])
    func folderIsFile(_ folder: String) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        try tool.write("a file", to: "out")
        let result = try tool.run("generate", "pets.yaml", "--output-directory", folder)
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("\(folder): error: cannot write: "), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(try tool.read("out") == "a file")
    }

    @Test(
        "a folder that may not be written to is said to be so",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc")))
    func readOnlyFolder() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        // Not even the superuser makes folders there.
        let result = try tool.run("generate", "pets.yaml", "--output-directory", "/proc/kakehashi")
        #expect(result.status == 2)
        #expect(
            result.errors
                == "/proc/kakehashi: error: cannot write: the folder cannot be created: nothing new can be put there\n")
    }

    @Test(
        "wrong usage ends with 64",
        arguments: [
            ["generate"], ["generate", "pets.yaml"], ["generate", "--output-directory", "out"],
            ["generate", "pets.yaml", "--output-directory", "out", "--mode", "types,flags"],
            ["generate", "pets.yaml", "--output-directory", "out", "--mode", ""],
            ["generate", "pets.yaml", "--output-directory", "out", "--access-modifier", "private"],
            ["generate", "pets.yaml", "--output-directory", "out", "--name", "a b"],
            ["generate", "pets.yaml", "--output-directory", "out", "--name", ""],
            ["generate", "pets.yaml", "--output-directory", "out", "--name", "Client"],
            ["generate", "pets.yaml", "--output-directory", "out", "--name", "../Zoo"],
            ["generate", "pets.yaml", "--output-directory", "out", "--api-module", "a; import Darwin"],
            ["generate", "pets.yaml", "--output-directory", "out", "--unknown"],
            ["generate", "-", "--output-directory", "out"],
            ["generate", "pets.yaml", "--output-directory", "out", "--check", "--dry-run"],
            ["generate", "pets.yaml", "--output-directory", "out", "--mock-executable", "--mock-module", "a b"],
            ["validate"], ["lint", "pets.yaml"], ["bundle", "pets.yaml"], ["explain", "yaml/syntax"], ["--unknown"],
        ])
    func usage(_ arguments: [String]) throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        let result = try tool.run(arguments)
        #expect(result.status == 64, "\(result.output)\(result.errors)")
        #expect(result.errors.hasPrefix("Error: "))
        #expect(tool.files(in: ".") == ["pets.yaml"])
    }
}
