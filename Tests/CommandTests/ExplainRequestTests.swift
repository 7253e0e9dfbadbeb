import KakehashiTestSupport
import Testing

@Suite struct ExplainRequestTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: Shelters, version: '1'}
        paths:
          /shelters/{id}:
            put:
              operationId: putShelter
              parameters:
                - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
              requestBody:
                required: true
                content: {application/json: {schema: {type: object, required: [name]}}}
              responses:
                '200': {description: done, content: {application/json: {example: {name: 城西小学校}}}}

        """

    private func explain(_ arguments: String...) throws -> Tool.Result {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        return try tool.run(["explain-request"] + arguments + ["shelters.yaml"])
    }

    @Test func `every decision is a line with its place, and the answer follows`() throws {
        let result = try explain(
            "put", "/shelters/7", "--header", "Content-Type: application/json", "--body", #"{"name": "a"}"#)
        #expect(result.status == 0, "\(result.errors)")
        #expect(Snapshot().difference(result.output, "explain-request.txt") == nil)
    }

    @Test func `a request that does not fit is explained too`() throws {
        let result = try explain("PUT", "shelters/0", "--body", "{}")
        #expect(result.status == 0)
        #expect(Snapshot().difference(result.output, "explain-request-refused.txt") == nil)
    }

    @Test func `options of the mock count`() throws {
        let result = try explain("PUT", "/shelters/0", "--body", "{}", "--validate-request", "warn")
        #expect(result.output.contains("\n200\n"), "\(result.output)")
    }

    @Test(
        arguments: [
            ("explode", "'explode' is no fault"), ("latency(x)", "'latency(x)' is not written as latency(MS)"),
            ("putPet=reset", "'--fault' names the operation 'putPet', which no contract has"),
        ])
    func `a fault that cannot be is wrong usage`(fault: String, message: String) throws {
        let result = try explain("PUT", "/shelters/7", "--fault", fault)
        #expect(result.status == 64)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func `a fault of an operation is explained`() throws {
        let result = try explain("PUT", "/shelters/7", "--fault", "putShelter=error(503)")
        #expect(result.output.contains("the fault 'error(503)': refused with 503\n"), "\(result.output)")
        #expect(result.output.contains("\n503\n"), "\(result.output)")
    }

    @Test(arguments: [["P T", "/"], ["GET", "/", "--header", "no colon"], ["GET", "/", "--header", "a b: c"]])
    func `what is no request is wrong usage`(arguments: [String]) throws {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        let result = try tool.run(["explain-request"] + arguments + ["shelters.yaml"])
        #expect(result.status == 64)
        #expect(result.output == "")
    }
}
