import Foundation
import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// An operation as generated code has it, with checks of both directions.
private struct AddPet: ClientInput, ServerInput {
    private static let pet = #"""
        "Pet":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":2},\#
        "secret":{"type":"string","writeOnly":true}}}
        """#
    static let checks = ContractChecks(
        [
            "schemas:", pet, "operations:",
            #""addPet":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer","maximum":9}},"#
                + #"{"name":"sort","in":"query","schema":{"type":"string","enum":["up"]}}],"#
                + #""body":{"required":true,"content":{"application/json":{"schema":{"$ref":"Pet"}}}},"#
                + #""responses":{"200":{"headers":[{"name":"X-Count","in":"header","required":true,"#
                + #""schema":{"type":"integer","minimum":1}}],"content":{"application/json":{"schema":{"$ref":"Pet"}}}},"#
                + #""4XX":{"content":{"application/problem+json":{}}}}}"#,
        ].joined(separator: "\n"))
    static let operation = OperationDescription(
        id: "addPet", method: .post, path: "/pets/{id}", accept: "application/json", checks: checks)

    var id = 1
    var sort: String?
    var pet: JSONValue = ["name": "Tama"]

    struct Output: ClientOutput, ServerOutput {
        var pet: JSONValue
        var count: Int?

        init(pet: JSONValue, count: Int? = 1) {
            self.pet = pet
            self.count = count
        }

        init(reading response: inout ResponseReader) throws { pet = try response.json(JSONValue.self) }

        func write(to response: inout ResponseWriter) {
            response.status(200)
            response.header("X-Count", count)
            response.json(pet, "application/json")
        }
    }

    init(id: Int = 1, sort: String? = nil, pet: JSONValue = ["name": "Tama"]) {
        self.id = id
        self.sort = sort
        self.pet = pet
    }

    init(reading request: inout RequestReader) throws {
        id = try request.path("id", Int.self)
        sort = try request.query("sort", String.self)
        pet = try request.json(JSONValue.self)
    }

    func write(to request: inout RequestWriter) throws {
        try request.path("id", id)
        request.query("sort", sort)
        request.json(pet, "application/json")
    }
}

private struct Pets: MountableService {
    var output = AddPet.Output(pet: ["name": "Tama"])
    var basePath: String { "" }

    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        [ServerOperation({ (_: AddPet) in output }, middlewares: middlewares)]
    }
}

private struct Client: ContractClient { var core: ClientCore }

struct ValidationMessageTests {
    private func client(_ service: some MountableService, _ validation: ContractValidation) throws -> Client {
        let transport = try InMemoryTransport(service)
        let url = try #require(URL(string: "http://pets.test"))
        return Client(core: ClientCore(serverURL: url, transport: transport)).validating(validation)
    }

    private func status(
        _ service: some MountableService, _ path: String = "/pets/1", _ body: String = #"{"name":"Tama"}"#
    ) async throws -> (Int, String) {
        let responder = try ServerResponder(service.operations(middlewares: []), at: "")
        let request = HTTPRequest(
            method: .post, scheme: "http", authority: "a", path: path,
            headerFields: [.contentType: "application/json"])
        let (response, answer) = await responder.respond(to: request, body: HTTPBody(body))
        return (response.status.code, String(decoding: try await answer.collect(upTo: 100_000), as: UTF8.self))
    }

    @Test("a server compares requests unless it is told otherwise, and responses where it is told so")
    func server() async throws {
        #expect(try await status(Pets(), "/pets/10?sort=x", #"{"name":"a"}"#).0 == 422)
        #expect(try await status(Pets().validating([]), "/pets/10?sort=x", #"{"name":"a"}"#).0 == 200)
        #expect(try await status(Pets(), "/pets/x").0 == 400)
        let wrong = Pets(output: .init(pet: ["name": "a", "secret": "b"], count: 0))
        #expect(try await status(wrong).0 == 200)
        let (code, text) = try await status(wrong.validating(.both))
        #expect(code == 500)
        let problem = try JSONValue(jsonText: text)
        #expect(problem["type"] == "urn:kakehashi:problem:invalid-response")
        #expect(
            problem["errors"]?.arrayValue?.compactMap { $0["code"]?.stringValue }
                == ["minimum", "min-length", "write-only"])
        #expect(try await status(Pets().validating(.both)).0 == 200)
    }

    @Test("a client compares what it is told to, before a request goes out and before a response is read")
    func client() async throws {
        let wrong = Pets(output: .init(pet: ["name": "a", "secret": "b"], count: nil)).validating([])
        _ = try await client(wrong, []).send(AddPet(id: 10, pet: ["name": "a"]))
        do {
            _ = try await client(wrong, .requests).send(AddPet(id: 10, sort: "down", pet: ["name": "a"]))
            Issue.record("the request went out")
        } catch let error as ClientError {
            #expect(error.code == .invalidRequest)
            let found = try #require(error.underlying as? ContractViolations)
            #expect(found.violations.map(\.pointer) == ["/id", "/sort", "/name"])
            #expect(found.description == "path /id [maximum], query /sort [enum], body /name [min-length]")
            #expect(found.violations.first?.message == "10 is not at most 9")
        }
        do {
            _ = try await client(wrong, .responses).send(AddPet(id: 10))
            Issue.record("the response was read")
        } catch let error as ClientError {
            #expect(error.code == .invalidResponse)
            let found = try #require(error.underlying as? ContractViolations)
            #expect(found.violations.map(\.code) == ["missing", "min-length"])
        }
        _ = try await client(Pets(), .both).send(AddPet())
    }

    @Test("no request, however hostile, is answered 500")
    func hostile() async throws {
        var generator = SplitMix(seed: 7)
        let responder = try ServerResponder(Pets().operations(middlewares: []), at: "")
        let scraps = [
            "{", "}", "[", "]", "\"name\"", ":", ",", "\"Tama\"", "1e999", "-", "null", "\u{FEFF}", "\\u12", "\0", "é",
            "%", "&", "=",
            "sort=", "sort=up", "?", "9", "a", " ", "/", ";", "\"", "{\"name\":\"Tama\"}", "{\"name\":\"T\"}",
        ]
        let types = [
            "application/json", "text/plain", "x", "", "application/json;charset=x", "multipart/form-data", "*/*",
        ]
        var codes: Set<Int> = []
        for _ in 0..<2_000 {
            func text(_ count: Int) -> String {
                (0..<Int.random(in: 0...count, using: &generator)).map { _ in
                    scraps.randomElement(using: &generator) ?? ""
                }
                .joined()
            }
            let visible = { (text: String) in
                String(text.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F && $0 != "/" })
            }
            let id = Bool.random(using: &generator) ? "1" : visible(text(2))
            let path = "/pets/\(id.filter { $0 != "?" })?\(visible(text(4)))"
            var fields: HTTPFields = [:]
            if let type = types.randomElement(using: &generator) { fields[.contentType] = type }
            let request = HTTPRequest(method: .post, scheme: "http", authority: "a", path: path, headerFields: fields)
            let (response, _) = await responder.respond(
                to: request, body: HTTPBody(text(Bool.random(using: &generator) ? 1 : 6)))
            codes.insert(response.status.code)
        }
        #expect(codes.isSubset(of: [200, 400, 404, 413, 415, 422]))
        #expect(codes.isSuperset(of: [200, 400, 415, 422]))
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
