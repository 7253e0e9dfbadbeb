import Testing

/// A mock plays what can be played of a contract with faults, and says what it left out.
struct MockLenientTests {
    private static func explain(_ contract: FaultyContract, _ arguments: String...) throws -> Tool.Result {
        let tool = try Tool(.full)
        try tool.write(contract.text, to: "pets.yaml")
        return try tool.run(["explain-request", "GET", "/pets/nothing-of-it", "pets.yaml"] + arguments)
    }

    @Test("what is wrong is left out and named", arguments: FaultyContract.all)
    func lenient(_ contract: FaultyContract) throws {
        let result = try Self.explain(contract)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.errors.contains("error:"), "\(result.errors)")
        #expect(result.errors.contains("warning:"), "\(result.errors)")
        if let lost = contract.lost { #expect(result.errors.contains(lost), "\(result.errors)") }
    }

    @Test("--no-lenient refuses it", arguments: FaultyContract.all)
    func strict(_ contract: FaultyContract) throws {
        let result = try Self.explain(contract, "--no-lenient")
        #expect(result.status == 1)
        #expect(result.errors.contains("error:"), "\(result.errors)")
        #expect(result.output == "")
    }

    @Test func `what is no contract at all is refused`() throws {
        let tool = try Tool(.full)
        try tool.write("- 1\n", to: "list.yaml")
        #expect(try tool.run(["explain-request", "GET", "/", "list.yaml"]).status == 1)
        #expect(try tool.run(["explain-request", "GET", "/", "missing.yaml"]).status == 2)
    }
}
