import ContractCommands
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// `generate:` in `kakehashi.yaml`, and the configuration of a target.
@Suite struct GenerateConfigurationTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: Pets, version: '1.0'}
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [public]
              responses:
                '200':
                  description: All of them.
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
          /visits:
            get:
              operationId: listVisits
              tags: [staff]
              responses:
                '200':
                  description: All of them.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Visit'}
        components:
          schemas:
            Pet:
              type: object
              properties:
                born: {type: string, format: date}
                kind: {type: string, enum: [cat, dog]}
                owner: {$ref: '#/components/schemas/Owner'}
            Owner: {type: object, properties: {name: {type: string}}}
            Visit: {type: object, properties: {day: {type: string}}}
            Unused: {type: object, properties: {a: {type: string}}}

        """

    /// What is generated, all files together.
    private func generate(_ settings: String, _ arguments: String..., named file: String = "kakehashi.yaml") throws
        -> String
    {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        try tool.write(settings, to: file)
        let result = try tool.run(["generate", "pets.yaml", "--output-directory", "out"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try tool.files(in: "out").map { try "// \($0)\n" + tool.read("out/" + $0) }.joined()
    }

    @Test("modes and access modifier of the file are used, and those of options come before them")
    func modes() throws {
        let settings = "generate:\n  modes: [types]\n  accessModifier: package\n"
        let text = try generate(settings)
        #expect(text.contains("\npackage nonisolated enum Pets {") && !text.contains("+Client.swift"))
        let other = try generate(settings, "--mode", "client", "--access-modifier", "public")
        #expect(other.contains("+Client.swift") && !other.contains("Types.swift") && !other.contains("package struct"))
    }

    @Test(
        "a filter leaves the operations that it names, and the schemas that these need",
        arguments: [
            ("{operations: [listPets]}", ["Pet", "Owner"]), ("{tags: [staff]}", ["Visit"]),
            ("{paths: ['/p*']}", ["Pet", "Owner"]),
            ("{schemas: [Unused]}", ["Unused"]), ("{tags: [public], schemas: [Visit]}", ["Pet", "Owner", "Visit"]),
        ])
    func filter(_ filter: String, _ expected: [String]) throws {
        let text = try generate("generate:\n  modes: [types]\n  filter: \(filter)\n")
        for name in ["Pet", "Owner", "Visit", "Unused"] {
            #expect(text.contains("struct \(name):") == expected.contains(name), "\(name)")
        }
        #expect(text.contains("enum ListPets") == expected.contains("Pet"))
    }

    @Test("a filter that names what is not there is refused", arguments: ["operations", "tags", "paths", "schemas"])
    func unknownFilter(_ key: String) throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        try tool.write("generate:\n  filter: {\(key): [lisPets]}\n", to: "kakehashi.yaml")
        let result = try tool.run("generate", "pets.yaml", "--output-directory", "out")
        #expect(result.status == 2)
        #expect(result.errors.contains("'lisPets'"), "\(result.errors)")
        #expect(tool.files(in: "out") == [])
    }

    @Test("types, formats, enums, imports and conformances are those of the file")
    func types() throws {
        let text = try generate(
            """
            generate:
              modes: [types]
              typeOverrides: {schemas: {Owner: People.Person}}
              formatOverrides: {date: Calendars.Day}
              strictEnums: ['*']
              additionalImports: [Extras]
              conformances: {Pet: [Identifiable, Zoo.Animal], Unknown: [Zoo.Animal]}
            """)
        for line in [
            "born: Calendars.Day?", "import People", "import Calendars", "import Extras", "public import Zoo",
            "nonisolated extension Pets.Pet: Identifiable, Zoo.Animal {}",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(!text.contains("public import Extras"), "nothing public is seen to come from it")
    }

    @Test("a schema whose name is taken has its conformances too")
    func takenName() throws {
        let text = try generate("generate:\n  conformances: {Pet: [Identifiable]}\n", "--name", "Pet")
        #expect(text.contains("nonisolated extension Pet.PetSchema: Identifiable {}"))
    }

    @Test(
        "a value that cannot be used is found at its place",
        arguments: [
            ("modes: [typs]", "modes: [①typs]", "write 'types'"),
            ("modes: types", "modes: ①types", "write a list of 'types', 'client', 'server', 'mock'"),
            ("lenient: yes", "lenient: ①yes", "write true or false"),
            ("validation: all", "validation: ①all", "write one of 'requests', 'responses', 'both', 'off'"),
            ("accessModifier: open", "accessModifier: ①open", "write one of 'public', 'package', 'internal'"),
            ("additionalImports: [A B]", "additionalImports: [①A B]", "write a name that Swift allows"),
            ("formatOverrides: {date: Day?}", "formatOverrides: {date: ①Day?}", "write the name of a type, such as"),
            ("conformances: {Pet: Animal}", "conformances: {Pet: ①Animal}", "write a list of names"),
            ("filter: {tag: [a]}", "filter: {①tag: [a]}", "rename it to 'tags'"),
            ("nameOverride: {}", "①nameOverride: {}", "rename it to 'nameOverrides'"),
        ])
    func wrong(_ line: String, _ marked: String, _ fix: String) throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        for (file, start, options) in [
            ("kakehashi.yaml", "generate:\n  ", []), ("target.yaml", "", ["--generator-config", "target.yaml"]),
        ] {
            try tool.write("# nothing\n", to: "kakehashi.yaml")
            try tool.write(start + line + "\n", to: file)
            let result = try tool.run(["generate", "pets.yaml", "--output-directory", "out"] + options)
            #expect(result.status == 2)
            let column = marked.distance(from: marked.startIndex, to: try #require(marked.firstIndex(of: "①")))
            let place = start.isEmpty ? "\(file):1:\(column + 1): error: " : "\(file):2:\(column + 3): error: "
            #expect(result.errors.hasPrefix(place), "\(result.errors)")
            #expect(result.errors.contains("\nfix: \(fix)"), "\(result.errors)")
            #expect(tool.files(in: "out") == [])
        }
    }

    @Test("the keys of the configuration are in its schema")
    func schema() {
        let schema = ConfigurationSchema.settings.text(.english)
        for key in [
            "generate", "modes", "accessModifier", "additionalImports", "validation", "streamedForms", "strictEnums",
            "typeOverrides", "formatOverrides", "nameOverrides", "namingStrategy", "conformances", "filter", "lenient",
        ] {
            #expect(schema.contains("\"\(key)\": {"), "\(key)")
        }
    }

    // MARK: Targets

    @Test("the configuration of a target comes before that of the project, and after options")
    func target() throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "api/pets.yaml")
        try tool.write("generate:\n  accessModifier: internal\n  modes: [types]\n", to: "kakehashi.yaml")
        try tool.write(
            """
            contracts:
              - document: other.yaml
                accessModifier: public
              - document: ../api/pets.yaml
                name: Zoo
            accessModifier: package
            """, to: "target/config.yaml")
        let arguments = ["generate", "api/pets.yaml", "--output-directory", "out", "--generator-config"]
        let result = try tool.run(arguments + ["target/config.yaml"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try tool.read("out/Zoo.swift").contains("\npackage nonisolated enum Zoo {"))
        #expect(!tool.files(in: "out").contains("Zoo+Client.swift"))
        let named = try tool.run(arguments + ["target/config.yaml", "--access-modifier", "public"])
        #expect(named.status == 0)
        #expect(try tool.read("out/Zoo.swift").contains("\npublic nonisolated enum Zoo {"))
        let unknown = try tool.run(arguments + ["target/config.yaml", "--name", "Pets"])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("it says nothing about the contract 'api/pets.yaml'"))
    }

    @Test("a mock beside types without a server has no MockedService")
    func mockOfClient() throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        for (text, expected) in [
            ("document: pets.yaml\n", true), ("document: pets.yaml\nmockedService: false\n", false),
        ] {
            try tool.write(text, to: "config.yaml")
            let result = try tool.run(
                "generate", "pets.yaml", "--output-directory", "out", "--mode", "mock", "--generator-config",
                "config.yaml")
            #expect(result.status == 0, "\(result.errors)")
            #expect(try tool.read("out/Pets+Mock.swift").contains("protocol MockedService") == expected)
        }
    }

    @Test("forms that are to be read part by part are")
    func streamedForms() throws {
        let tool = try Tool()
        try tool.write(
            """
            openapi: 3.0.3
            info: {title: Files, version: '1'}
            paths:
              /files:
                post:
                  operationId: sendFile
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {type: object, properties: {file: {type: string, format: binary}}}
                  responses: {'204': {description: Sent.}}
            """, to: "files.yaml")
        try tool.write("generate:\n  streamedForms: [sendFile]\n", to: "kakehashi.yaml")
        let result = try tool.run("generate", "files.yaml", "--output-directory", "out")
        #expect(result.status == 0, "\(result.errors)")
        let texts = try tool.files(in: "out").map { try tool.read("out/" + $0) }
        #expect(texts.contains { $0.contains("var body: MultipartStream?") })
    }

    @Test("the configuration of Apple's generator is understood, and what has no effect is said")
    func apple() throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        try tool.write(
            """
            generate:
              - types
              - client
            accessModifier: internal
            additionalImports: [Extras]
            namingStrategy: defensive
            filter:
              tags: [public]
            typeOverrides:
              schemas:
                Owner: People.Person
            nameOverrides: {}
            """, to: "openapi-generator-config.yaml")
        let result = try tool.run(
            "generate", "pets.yaml", "--output-directory", "out", "--generator-config", "openapi-generator-config.yaml")
        #expect(result.status == 0)
        #expect(
            result.errors.hasPrefix(
                "openapi-generator-config.yaml:6:17: warning: 'namingStrategy' is 'defensive' [config/invalid-value]\n"),
            "\(result.errors)")
        #expect(!tool.files(in: "out").contains { $0.contains("Server") })
    }

    @Test("a file that a build plugin has planned and that is not needed is there, and empty")
    func planned() throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        let arguments = ["generate", "pets.yaml", "--output-directory", "out", "--mode", "mock", "--planned"]
        let result = try tool.run(arguments + ["Pets+Mock.swift", "--planned", "Pets+Client.swift"])
        #expect(result.status == 0)
        #expect(result.output == "", "a build's log has no room for what went well")
        #expect(tool.files(in: "out") == ["Pets+Client.swift", "Pets+Mock.swift"])
        let text = try tool.read("out/Pets+Client.swift")
        #expect(text.split(separator: "\n").count == 1 && CodeGenerator.isGenerated(Array(text.utf8)))
    }

    @Test("a build plugin that has understood something else is refused before anything is written")
    func wronglyPlanned() throws {
        let tool = try Tool()
        try tool.write(Self.contract, to: "pets.yaml")
        let result = try tool.run(
            "generate", "pets.yaml", "--output-directory", "out", "--mode", "mock", "--planned", "Zoo+Mock.swift")
        #expect(result.status == 2)
        #expect(
            result.errors == """
                pets.yaml: error: the build plugin planned other files than are written; not written: Zoo+Mock.swift; \
                not planned: Pets+Mock.swift
                fix: if the configuration has changed since the build was planned, touch Package.swift and build again

                """)
        #expect(tool.files(in: "out") == [])
    }
}
