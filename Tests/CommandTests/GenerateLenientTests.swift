import Foundation
import Testing

/// A contract with one fault, as an argument of a test.
struct FaultyContract: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Part of the finding that names what is lost; nil where nothing but a value is.
    let lost: String?
    /// What is not generated.
    let gone: String?
    let text: String

    init(_ name: String, lost: String?, gone: String?, _ fault: (good: String, bad: String)) {
        testDescription = name
        self.lost = lost
        self.gone = gone
        text = Self.contract.replacing(fault.good, with: fault.bad)
    }

    static let all = [
        FaultyContract(
            "operation", lost: "left out: the operation", gone: "listToys",
            ("    get:\n      operationId: listToys\n", "    get: 3\n    x-rest:\n")),
        FaultyContract(
            "media type", lost: "left out: the media type", gone: nil,
            (
                "            application/json:\n              schema: {type: array",
                "            application/json: 3\n            text/plain:\n              schema: {type: array"
            )),
        FaultyContract(
            "property", lost: nil, gone: nil, ("name: {type: string}", "name: {type: strin}")),
        FaultyContract(
            "reference", lost: "typed as any JSON value", gone: nil,
            ("name: {type: string}", "name: {$ref: '#/components/schemas/Nothing'}")),
        FaultyContract(
            "parameter", lost: "left out: the parameter", gone: "func listPets",
            ("        - {name: limit, in: query, schema: {type: integer}}", "        - {name: limit, in: nowhere}")),
        FaultyContract(
            "path parameter", lost: nil, gone: "func getPet",
            ("        - {name: id, in: path, required: true, schema: {type: string}}\n", "        []\n")),
        FaultyContract(
            "response", lost: "left out: the response", gone: nil,
            ("        '404': {description: None.}", "        '40x4': {description: None.}")),
        FaultyContract(
            "component", lost: "typed as any JSON value", gone: "struct Toy",
            ("    Toy: {type: object, properties: {id: {type: string}}}", "    Toy: 7")),
        FaultyContract(
            "request body", lost: "left out: the request body", gone: "func addPet",
            (
                "      requestBody:\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/Pet'}\n",
                "      requestBody: 3\n"
            )),
        FaultyContract(
            "security requirement", lost: nil, gone: "func addPet",
            ("      security: [{key: []}]", "      security: [{kee: []}]")),
        FaultyContract(
            "security scheme", lost: "left out: the security scheme", gone: "func addPet",
            ("type: apiKey, in: header", "type: apiKee, in: header")),
    ]

    private static let contract = """
        openapi: 3.0.3
        info: {title: Pets, version: '1.0'}
        paths:
          /pets:
            get:
              operationId: listPets
              parameters:
                - {name: limit, in: query, schema: {type: integer}}
              responses:
                '200':
                  description: All of them.
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
            post:
              operationId: addPet
              security: [{key: []}]
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Pet'}
              responses:
                '204': {description: Added.}
          /pets/{id}:
            get:
              operationId: getPet
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
              responses:
                '200':
                  description: One of them.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Pet'}
                '404': {description: None.}
          /toys:
            get:
              operationId: listToys
              responses:
                '200':
                  description: All of them.
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Toy'}}
        components:
          schemas:
            Pet: {type: object, properties: {name: {type: string}}}
            Toy: {type: object, properties: {id: {type: string}}}
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}

        """
}

/// `generate --lenient`.
@Suite struct GenerateLenientTests {
    @Test("a contract with a fault is refused, and generated without what is wrong", arguments: FaultyContract.all)
    func tolerates(_ contract: FaultyContract) throws {
        let tool = try Tool()
        try tool.write(contract.text, to: "pets.yaml")
        let strict = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        #expect(strict.status == 1)
        #expect(strict.errors.contains(": error: "))
        #expect(tool.files(in: "out") == [])

        let lenient = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--lenient")
        #expect(lenient.status == 0)
        #expect(!lenient.errors.contains(": error: "), "\(lenient.errors)")
        #expect(lenient.errors.contains(": warning: "), "every fault is still shown")
        if let lost = contract.lost { #expect(lenient.errors.contains("note: \(lost)"), "\(lenient.errors)") }
        let text = try tool.files(in: "out").map { try tool.read("out/" + $0) }.joined()
        if let gone = contract.gone { #expect(!text.contains(gone), "\(gone)") }
        if let name = contract.gone?.split(separator: " ").last, contract.gone?.hasPrefix("func") == true {
            #expect(lenient.errors.contains(": warning: the operation '\(name)' is left out: "), "\(lenient.errors)")
        }
        for kept in ["listPets", "getPet", "addPet", "listToys"] where contract.gone?.contains(kept) != true {
            #expect(text.contains("func \(kept)("), "\(kept)")
        }
    }

    @Test("the file of the project can say so too")
    func configured() throws {
        let tool = try Tool()
        let contract = try #require(FaultyContract.all.first)
        try tool.write(contract.text, to: "pets.yaml")
        try tool.write("generate:\n  lenient: true\n", to: "kakehashi.yaml")
        #expect(try tool.run("generate", "pets.yaml", "--output-directory", "out").status == 0)
    }

    @Test("what is no contract at all is refused in any case", arguments: ["", "- a\n", "openapi: 3.0.3\n a: {\n"])
    func refuses(_ text: String) throws {
        let tool = try Tool()
        try tool.write(text, to: "pets.yaml")
        let result = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--lenient")
        #expect(result.status != 0)
        #expect(tool.files(in: "out") == [])
    }

    @Test("a contract without faults is the same either way")
    func good() throws {
        let tool = try Tool()
        try tool.write(Contract.good, to: "pets.yaml")
        _ = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        let result = try tool.run("generate", "pets.yaml", "--output-directory", "out", "--lenient", "--check")
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("what is generated without its faults compiles")
    func compiles() throws {
        guard let compiler = GeneratedModule.compiler() else { return }
        let tool = try Tool()
        for (position, contract) in FaultyContract.all.enumerated() {
            try tool.write(contract.text, to: "pets.yaml")
            let result = try tool.run(
                "generate", "pets.yaml", "--output-directory", "out", "--name", "Pets\(position)", "--lenient")
            #expect(result.status == 0, "\(contract.testDescription): \(result.errors)")
        }
        let errors = try compiler.errors(in: tool.path("out"), tool.files(in: "out"))
        #expect(errors == "")
    }
}

/// The compiler of the machine, and the modules that were built with the tests.
struct GeneratedModule {
    private let program: String
    private let modules: String

    /// nil where there is none; then it is said aloud.
    static func compiler(for test: String = #function) -> GeneratedModule? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let program = folders.map { $0 + "/swiftc" }.first(where: FileManager.default.isExecutableFile(atPath:))
        let place = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let modules = place.appendingPathComponent("Modules").path
        guard let program, FileManager.default.fileExists(atPath: modules + "/KakehashiRuntime.swiftmodule") else {
            print("SKIPPED \(test): there is no swiftc in PATH or no module of KakehashiRuntime in \(modules)")
            return nil
        }
        return GeneratedModule(program: program, modules: modules)
    }

    /// What the compiler says about files of one module; nothing where all is well.
    func errors(in folder: String, _ files: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments =
            ["-typecheck", "-wmo", "-swift-version", "6", "-package-name", "generated", "-module-name", "Generated"]
            + ["-I", modules] + files
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : String(decoding: said.prefix(20_000), as: UTF8.self)
    }
}
