import Foundation
@_spi(Generated) import KakehashiRuntime
import Testing

private struct Color: JSONObjectModel, Hashable {
    static let jsonKeys: JSONKeys = ["R", "G", "tags"]

    var red: Int
    var green: Int?
    var tags: [String]?

    init(red: Int, green: Int? = nil, tags: [String]? = nil) {
        self.red = red
        self.green = green
        self.tags = tags
    }

    init(members json: inout JSONReader) throws {
        red = try json.member(0, Int.self)
        green = try json.optionalMember(1, Int.self)
        tags = try json.optionalMember(2, [String].self)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, red)
        json.putOptional(1, green)
        json.putOptional(2, tags)
    }
}

private enum Sort: JSONStringEnum {
    case up, other(String)
    init(rawValue: String) { self = rawValue == "up" ? .up : .other(rawValue) }
    var rawValue: String {
        switch self {
        case .up: "up"
        case .other(let text): text
        }
    }
}

/// An operation with a parameter of every kind, as generated code reads and writes them.
private struct Paint: ClientInput, ServerInput, Equatable {
    static let operation = OperationDescription(id: "paint", method: .get, path: "/x/{id}/{label}/{matrix}/{json}")

    var id = "a/b 橋"
    var label = [1, 2]
    var matrix = Color(red: 1, green: 2)
    var json: [String: [Int]] = ["a": [1]]
    var limit: Int? = -3
    var flag: Bool? = true
    var ratio: Double? = 0.5
    var sort: Sort? = .other("q&=")
    var day: CalendarDate? = CalendarDate("2025-09-01")
    var uuid: UUID? = UUID(uuidString: "6BA7B810-9DAD-11D1-80B4-00C04FD430C8")
    var time: Date? = Date(timeIntervalSince1970: 1_750_000_000)
    var ids: [Int]? = [1, 2, 3]
    var names: [String]? = ["a b", "c|d", ""]
    var pipes: [String]? = ["a b", "c,d"]
    var filter: Color? = Color(red: 1, tags: ["a", "b"])
    var color: Color? = Color(red: 5)
    var query: [Color]? = [Color(red: 9)]
    var nested: [Color]? = [Color(red: 1), Color(red: 2)]
    var url: String? = "https://a/?b=c&d"
    var etags: [String]? = [#""a,b""#, #""c""#]
    var trace: UUID?
    var session: String? = "a;b c,\"橋"
    var visited: [Int]? = [4, 5]

    init() {}

    func write(to request: inout RequestWriter) throws {
        try request.path("id", id)
        try request.path("label", label, .label)
        try request.path("matrix", matrix, .matrix(explode: true))
        try request.path("json", json, .json)
        request.query("limit", limit)
        request.query("flag", flag)
        request.query("ratio", ratio)
        request.query("sort", sort)
        request.query("day", day)
        request.query("uuid", uuid)
        request.query("time", time)
        request.query("ids", ids, explode: false)
        request.query("names", names)
        request.query("pipes", pipes, .pipeDelimited)
        request.query("filter", filter, .deepObject)
        request.query("color", color, .form(explode: false))
        request.jsonQuery("query", query)
        request.query("nested", nested)
        request.query("url", url, .form.allowingReserved)
        request.header("If-Match", etags)
        request.header("X-Trace", trace)
        request.cookie("session", session)
        request.cookie("visited", visited)
    }

    init(reading request: inout RequestReader) throws {
        id = try request.path("id", String.self)
        label = try request.path("label", [Int].self, .label)
        matrix = try request.path("matrix", Color.self, .matrix(explode: true))
        json = try request.path("json", [String: [Int]].self, .json)
        limit = try request.query("limit", Int.self)
        flag = try request.query("flag", Bool.self)
        ratio = try request.query("ratio", Double.self)
        sort = try request.query("sort", Sort.self)
        day = try request.query("day", CalendarDate.self)
        uuid = try request.query("uuid", UUID.self)
        time = try request.query("time", Date.self)
        ids = try request.query("ids", [Int].self, explode: false)
        names = try request.query("names", [String].self)
        pipes = try request.query("pipes", [String].self, .pipeDelimited)
        filter = try request.query("filter", Color.self, .deepObject)
        color = try request.query("color", Color.self, .form(explode: false))
        query = try request.jsonQuery("query", [Color].self)
        nested = try request.query("nested", [Color].self)
        url = try request.query("url", String.self, .form.allowingReserved)
        etags = try request.header("If-Match", [String].self)
        trace = try request.header("X-Trace", UUID.self)
        session = try request.cookie("session", String.self)
        visited = try request.cookie("visited", [Int].self)
    }

    struct Output: ClientOutput, ServerOutput {
        var tags: [String]?
        var color: Color?
        var count: Int
        var any: JSONValue?

        init(tags: [String]?, color: Color?, count: Int, any: JSONValue?) {
            self.tags = tags
            self.color = color
            self.count = count
            self.any = any
        }

        init(reading response: inout ResponseReader) throws {
            tags = try response.header("ETags", [String].self)
            color = try response.header("X-Color", Color.self, explode: true)
            count = try response.requiredHeader("X-Count", Int.self)
            any = try response.header("X-Any", JSONValue.self, .json)
        }

        func write(to response: inout ResponseWriter) {
            response.header("ETags", tags)
            response.header("X-Color", color, explode: true)
            response.header("X-Count", count)
            response.header("X-Any", any, .json)
        }
    }
}

/// Reads what a closure reads, and answers with nothing.
private struct Probe: ServerInput, ServerOutput {
    static let operation = OperationDescription(id: "probe", method: .get, path: "/probe/{id}")
    @TaskLocal static var read: @Sendable (RequestReader) throws -> Void = { _ in }

    init(reading request: inout RequestReader) throws { try Self.read(request) }
    func write(to response: inout ResponseWriter) { response.status(204) }
}

struct ParameterRequestTests {
    private struct Service: MountableService {
        var basePath = ""
        var paint: @Sendable (Paint) async throws -> Paint.Output = { _ in
            Paint.Output(tags: nil, color: nil, count: 0, any: nil)
        }

        func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
            [ServerOperation(paint), ServerOperation { (input: Probe) in input }]
        }
    }

    private func client(_ service: Service) throws -> ClientCore {
        ClientCore(serverURL: try #require(URL(string: "http://a")), transport: try InMemoryTransport(service, at: ""))
    }

    @Test func `what a client sends is what a server reads, for every kind of parameter`() async throws {
        let service = Service { input in
            #expect(input == Paint())
            #expect(input.sort == .other("q&="))
            #expect(input.names == ["a b", "c|d", ""])
            return Paint.Output(
                tags: ["a", "b"], color: Color(red: 1, green: 2), count: 42, any: ["橋": [1, .null]])
        }
        let output = try await client(service).send(Paint())
        #expect(output.tags == ["a", "b"])
        #expect(output.color == Color(red: 1, green: 2))
        #expect(output.count == 42)
        #expect(output.any == ["橋": [1, .null]])
    }

    @Test func `what is nil is not sent`() async throws {
        var input = Paint()
        input.limit = nil
        input.ids = nil
        input.filter = nil
        input.session = nil
        input.etags = nil
        let sent = input
        let service = Service { input in
            #expect(input == sent)
            return Paint.Output(tags: nil, color: nil, count: 0, any: nil)
        }
        _ = try await client(service).send(sent)
    }

    @Test func `what cannot be sent is an error of the client, and nothing is sent`() async throws {
        var input = Paint()
        input.pipes = ["a|b"]
        let client = try client(
            Service { _ in
                Issue.record("the request was sent")
                throw CancellationError()
            })
        let first = input
        let error = await #expect(throws: ClientError.self) { _ = try await client.send(first) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.description.contains("the query parameter 'pipes'") == true)
        input = Paint()
        input.etags = ["a\r\nX-Evil: 1"]
        let second = input
        await #expect(throws: ClientError.self) { _ = try await client.send(second) }
    }

    // MARK: Problems

    private func problem(
        _ query: String, _ read: @escaping @Sendable (RequestReader) throws -> Void
    ) async throws -> JSONValue? {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "a", path: "/probe/x%20y" + query)
        let (response, body) = try await Probe.$read.withValue(read) {
            try await client(Service()).transport.send(request, body: .empty)
        }
        if response.status == .noContent { return nil }
        #expect(response.status == .badRequest)
        return try JSONValue(jsonText: try await body.collect(upTo: 10_000))["errors"]
    }

    struct Case: CustomTestStringConvertible {
        var query: String
        var code: String
        var pointer: String
        var read: @Sendable (RequestReader) throws -> Void
        var testDescription: String { "\(query) \(code)" }

        init(
            _ query: String, _ code: String, _ pointer: String,
            _ read: @escaping @Sendable (RequestReader) throws -> Void
        ) {
            self.query = query
            self.code = code
            self.pointer = pointer
            self.read = read
        }
    }

    @Test(
        arguments: [
            Case("", "missing", "/a") { _ = try $0.requiredQuery("a", Int.self) },
            Case("?b=1", "missing", "/a") { _ = try $0.requiredQuery("a", [Int].self) },
            Case("?a=x", "wrong-type", "/a") { _ = try $0.query("a", Int.self) },
            Case("?a=", "wrong-type", "/a") { _ = try $0.query("a", Int.self) },
            Case("?a=99999999999", "invalid-value", "/a") { _ = try $0.query("a", Int32.self) },
            Case("?a=1&a=2", "repeated", "/a") { _ = try $0.query("a", Int.self) },
            Case("?a=1&a=x", "wrong-type", "/a/1") { _ = try $0.query("a", [Int].self) },
            Case("?a/b=%zz", "malformed", "/a~1b") { _ = try $0.query("a/b", String.self) },
            Case("?a={", "malformed", "/a") { _ = try $0.query("a", JSONValue.self, .json) },
            Case(#"?a={"R":true}"#, "wrong-type", "/a/R") { _ = try $0.query("a", Color.self, .json) },
            Case("?a[R]=1&a[G]=x", "wrong-type", "/a/G") { _ = try $0.query("a", Color.self, .deepObject) },
            Case("?a[G]=1", "missing-member", "/a") { _ = try $0.query("a", Color.self, .deepObject) },
            Case("?a=R,1,G", "malformed", "/a") { _ = try $0.query("a", Color.self, .form(explode: false)) },
            Case("", "invalid-value", "/id") { _ = try $0.path("id", UUID.self) },
            Case("", "malformed", "/id") { _ = try $0.path("id", String.self, .matrix) },
            Case("", "missing", "/X-A") { _ = try $0.requiredHeader("X-A", String.self) },
            Case("", "missing", "/a") { _ = try $0.requiredCookie("a", String.self) },
            Case("?" + String(repeating: "a=1&", count: 1001), "too-many", "/a") { _ = try $0.query("a", [Int].self) },
            Case("?a=" + String(repeating: "1,", count: 10_001), "too-many", "/a") {
                _ = try $0.query("a", [Int].self, .form(explode: false))
            },
        ])
    func `a parameter that does not fit is a problem with its place and code`(_ wrong: Case) async throws {
        let errors = try await problem(wrong.query, wrong.read)
        #expect(errors?[0]?["code"]?.stringValue == wrong.code)
        #expect(errors?[0]?["pointer"]?.stringValue == wrong.pointer)
        #expect(errors?[0]?["message"]?.stringValue?.isEmpty == false)
        let location = wrong.pointer == "/id" ? "path" : wrong.pointer == "/X-A" ? "header" : nil
        if let location { #expect(errors?[0]?["in"]?.stringValue == location) }
    }

    @Test func `an empty value is none where the contract allows it`() async throws {
        let errors = try await problem("?a=&b&c=&d=1") { (request: RequestReader) throws in
            #expect(try request.query("a", Int.self, .form.allowingEmptyValue) == nil)
            #expect(try request.query("b", Bool.self, .form.allowingEmptyValue) == nil)
            #expect(try request.query("c", String.self, .form.allowingEmptyValue) == "")
            #expect(try request.query("d", Int.self, .form.allowingEmptyValue) == 1)
        }
        #expect(errors == nil)
    }

    @Test func `an empty text is null where the type may be`() async throws {
        let errors = try await problem("?a=&b=1&b=&c=") { (request: RequestReader) throws in
            #expect(try request.query("a", Int?.self) == .some(.none))
            #expect(try request.query("b", [Int?].self) == [1, nil])
            #expect(try request.query("c", String?.self) == "")
        }
        #expect(errors == nil)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("999999999999999999", 999_999_999_999_999_999),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("1.0", 1), ("1e2", 100),
            ("9223372036854775808", nil), ("01", nil), ("+1", nil), ("1 ", nil), ("", nil), ("-", nil), ("0x1", nil),
            ("1_0", nil), ("١", nil),
        ] as [(String, Int?)])
    func `the short way reads integers as the long way does`(text: String, value: Int?) async throws {
        let query = "?a=" + PercentCoding.encode(text)
        let errors = try await problem(query) { (request: RequestReader) throws in
            #expect(try request.query("a", Int.self) == value)
            #expect(try request.query("a", Int64.self) == value.map { Int64($0) })
        }
        #expect((errors == nil) == (value != nil))
    }
}

struct ParameterTableTests {
    private let table = [
        ParameterDescription("id", in: .path, isRequired: true),
        ParameterDescription("limit", in: .query), ParameterDescription("tag", in: .query, isRequired: true),
        ParameterDescription("ids", in: .query, .pipeDelimited, shape: .array),
        ParameterDescription("once", in: .query), ParameterDescription("q", in: .query, .json),
        ParameterDescription("flag", in: .query, .form.allowingEmptyValue, isRequired: false),
        ParameterDescription("X-List", in: .header, shape: .array),
        ParameterDescription("X-Must", in: .header, isRequired: true),
        ParameterDescription("session", in: .cookie, isRequired: true),
    ]

    private func read(_ query: String, fields: HTTPFields = [:]) -> ParameterValues {
        let request = HTTPRequest(
            method: .get, scheme: "http", authority: "a", path: "/x" + query, headerFields: fields)
        return ParameterTexts(request, pathParameters: ["id": "a%20b"]).read(table)
    }

    @Test func `everything that is wrong is listed at once, in the order of the contract`() {
        let result = read("?limit=%zz&ids=a|b&once=1&once=2&q=%7B&flag")
        let violations = result.violations.map { "\($0.location) \($0.pointer) \($0.code)" }
        #expect(
            violations == [
                "query /limit malformed", "query /tag missing", "query /once repeated", "query /q malformed",
                "header /X-Must missing", "cookie /session missing",
            ])
        #expect(result.values.map(\.parameter) == table)
        #expect(result.values.map(\.value) == ["a b", nil, nil, ["a", "b"], nil, nil, nil, nil, nil, nil])
    }

    @Test func `what is right is read as texts, and JSON as what it is`() throws {
        var fields = HTTPFields()
        fields[try #require(HTTPField.Name("X-List"))] = "a, b"
        fields[try #require(HTTPField.Name("X-Must"))] = "1"
        fields[.cookie] = "session=s"
        let result = read("?limit=10&tag=x&q=%5B1%5D&flag=true", fields: fields)
        #expect(result.violations.isEmpty)
        #expect(result.values.map(\.value) == ["a b", "10", "x", nil, nil, [1], "true", ["a", "b"], "1", "s"])
    }

    @Test func `a description has the coding of its location where none is given`() {
        #expect(table[0].coding == .simple)
        #expect(table[1].coding == .form)
        #expect(table[8].coding == .simple)
        #expect(table[9].coding == .form)
    }
}
