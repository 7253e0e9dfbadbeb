import JSONCoding
import Testing

@Suite struct BundleTests {
    private static let entry = """
        openapi: 3.0.3
        info: {title: Pets, version: '1.0'}
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [pets]
              responses:
                '200':
                  description: All of them.
                  content: {application/json: {schema: {$ref: 'parts.yaml#/Pet'}}}
          /toys:
            get:
              operationId: listToys
              tags: [toys]
              responses:
                '200':
                  description: All of them.
                  content: {application/json: {schema: {$ref: 'parts.yaml#/Toy'}}}

        """

    private func tool() throws -> Tool {
        let tool = try Tool(.full)
        try tool.write(Self.entry, to: "specs/api.yaml")
        try tool.write("Pet: {type: object}\nToy: {type: string}\n", to: "specs/parts.yaml")
        return tool
    }

    @Test("many files become one that stands alone")
    func bundle() throws {
        let tool = try tool()
        let result = try tool.run("bundle", "specs/api.yaml")
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(!result.output.contains("parts.yaml"))
        #expect(try tool.run(["validate", "-"], input: result.output).status == 0)
        #expect(try tool.run(["bundle", "-"], input: result.output).output == result.output)
        let again = try tool.run("bundle", "specs/api.yaml", "--output", "one.yaml")
        #expect(again.output == "")
        #expect(try tool.read("one.yaml") == result.output)
    }

    @Test("the form is that of the option, else of the name, else of the document")
    func form() throws {
        let tool = try tool()
        let json = try tool.run("bundle", "specs/api.yaml", "--format", "json").output
        #expect(try JSONValue(jsonText: json)["openapi"] == "3.0.3")
        _ = try tool.run("bundle", "specs/api.yaml", "-o", "one.json")
        #expect(try tool.read("one.json") == json)
        _ = try tool.run("bundle", "one.json", "-o", "one.txt")
        #expect(try tool.read("one.txt") == json)
        _ = try tool.run("bundle", "one.json", "-o", "one.yml")
        #expect(try tool.read("one.yml").hasPrefix("openapi: 3.0.3\n"))
    }

    @Test("a file that the contract was read from is not overwritten", arguments: ["bundle", "filter"])
    func ontoItself(_ command: String) throws {
        let tool = try Tool(.full)
        try tool.write(Contract.good + "# a comment\n", to: "pets.yaml")
        let flags = command == "filter" ? ["--path", "*"] : []
        let result = try tool.run([command, "pets.yaml", "--output", "./pets.yaml"] + flags)
        #expect(result.status == 2)
        #expect(
            result.errors == "./pets.yaml: error: the contract was read from this file; choose another one\n")
        #expect(try tool.read("pets.yaml").hasSuffix("# a comment\n"))
    }

    @Test("a contract with errors is not written", arguments: ["bundle", "filter"])
    func errors(_ command: String) throws {
        let tool = try tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        let extra = command == "filter" ? ["--path", "/pets/{id}"] : []
        let result = try tool.run([command, "bad.yaml", "-o", "out.yaml"] + extra)
        #expect(result.status == 1)
        #expect(result.errors.hasSuffix("bad.yaml: 5 errors; nothing was written\n"))
        #expect(!tool.files(in: ".").contains("out.yaml"))
        #expect(try tool.run([command, "missing.yaml"] + extra).status == 2)
        let tag = command == "filter" ? ["--tag", "pets"] : []
        #expect(try tool.run([command, "specs/api.yaml", "-o", "no/such/folder"] + tag).status == 2)
    }

    @Test(
        "a filter keeps what is chosen and what that needs",
        arguments: [
            (["--operation", "listPets"], "Pet", "Toy"), (["--tag", "toys"], "Toy", "Pet"),
            (["--path", "/p*"], "Pet", "Toy"), (["--exclude-tag", "toys"], "Pet", "Toy"),
            (["--exclude-operation", "listPets"], "Toy", "Pet"), (["--exclude-path", "/toys"], "Pet", "Toy"),
        ])
    func filter(_ arguments: [String], _ kept: String, _ dropped: String) throws {
        let tool = try tool()
        let result = try tool.run(["filter", "specs/api.yaml"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("list\(kept)s") && result.output.contains("    \(kept):"))
        #expect(!result.output.contains("list\(dropped)s") && !result.output.contains("    \(dropped):"))
        #expect(try tool.run(["validate", "-"], input: result.output).status == 0)
    }

    @Test("what a filter names must be there")
    func unknown() throws {
        let tool = try tool()
        let result = try tool.run("filter", "specs/api.yaml", "--operation", "listPet", "-o", "out.yaml")
        #expect(result.status == 1)
        #expect(result.errors.contains("[config/unknown-operation]\nfix: write 'listPets'"), "\(result.errors)")
        #expect(!tool.files(in: ".").contains("out.yaml"))
        #expect(try tool.run("filter", "specs/api.yaml").status == 64)
    }
}
