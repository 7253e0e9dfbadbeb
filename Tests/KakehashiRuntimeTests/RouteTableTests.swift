import KakehashiRuntime
import Testing

struct RouteTableTests {
    private func table(_ templates: [String]) throws -> RouteTable<String> {
        var table = RouteTable<String>()
        for template in templates {
            let start = template.firstIndex(of: "/") ?? template.endIndex
            let method = HTTPRequest.Method(template[..<start].filter { $0 != " " }) ?? .get
            try table.add(method, String(template[start...]), template)
        }
        return table
    }

    /// The template that was found, and its parameters in the order of their names.
    private func found(_ table: RouteTable<String>, _ method: HTTPRequest.Method, _ path: String) -> String {
        switch table.match(method, path[...]) {
        case .found(let template, let parameters):
            let texts = parameters.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            return template + texts.joined()
        case .methodNotAllowed(let methods): return methods.map(\.rawValue).sorted().joined(separator: ",")
        case .notFound: return "-"
        }
    }

    @Test(
        arguments: [
            // A literal before a template.
            (["/pets/{id}", "/pets/mine"], "/pets/mine", "/pets/mine"),
            (["/pets/{id}", "/pets/mine"], "/pets/m%69ne", "/pets/mine"),
            (["/pets/{id}", "/pets/mine"], "/pets/mines", "/pets/{id} id=mines"),
            // A template with literal parts before one without, the longer literal first.
            (["/{a}", "/{a}.json", "/v{a}", "/{a}.geo.json"], "/x.geo.json", "/{a}.geo.json a=x"),
            (["/{a}", "/{a}.json", "/v{a}", "/{a}.geo.json"], "/x.json", "/{a}.json a=x"),
            (["/{a}", "/{a}.json", "/v{a}"], "/v1", "/v{a} a=1"),
            (["/{a}", "/{a}.json", "/v{a}"], "/v", "/{a} a=v"),
            (["/{a}", "/{a}.json"], "/.json", "/{a} a=.json"),
            // A choice that leads nowhere is taken back.
            (["/a/b/c", "/a/{x}/d", "/{y}/b/e"], "/a/b/c", "/a/b/c"),
            (["/a/b/c", "/a/{x}/d", "/{y}/b/e"], "/a/b/d", "/a/{x}/d x=b"),
            (["/a/b/c", "/a/{x}/d", "/{y}/b/e"], "/a/b/e", "/{y}/b/e y=a"),
            (["/a/b/c", "/a/{x}/d", "/{y}/b/e"], "/a/b/f", "-"),
            // Several parameters in one segment: each takes as little as it can.
            (["/{a}.{b}"], "/x.y.z", "/{a}.{b} a=x b=y.z"),
            (["/{a}-{b}-{c}"], "/1-2-3-4", "/{a}-{b}-{c} a=1 b=2 c=3-4"),
            (["/{a}.{b}"], "/x.", "-"), (["/{a}.{b}"], "/.x", "-"), (["/{a}{b}"], "/xyz", "/{a}{b} a=x b=yz"),
            (["/{a}:act"], "/x:act", "/{a}:act a=x"), (["/{a}:act"], "/x%3Aact:act", "/{a}:act a=x%3Aact"),
            (["/{a}..{b}"], "/x...y", "/{a}..{b} a=x b=.y"),
            // Escapes are compared by what they mean.
            (["/日本/{a}"], "/%E6%97%A5%e6%9c%ac/x", "/日本/{a} a=x"), (["/a%20b"], "/a%20b", "/a%20b"),
            (["/a b"], "/a%20b", "/a b"), (["/{a}橋"], "/x%e6%A9%8B", "/{a}橋 a=x"), (["/{a}.x"], "/y%2Ex", "/{a}.x a=y"),
            (["/{a}%20x"], "/y%20x", "/{a}%20x a=y"), (["/{a}"], "/%2F", "/{a} a=%2F"),
            (["/{a}"], "/%FF", "/{a} a=%FF"),
            (["/a/b"], "/a%2Fb", "-"),
            // Slashes count, but for one at the end that no operation has.
            (["/"], "/", "/"), (["/"], "", "/"), (["/a"], "/a/", "/a"), (["/a/", "/a"], "/a/", "/a/"),
            (["/a/"], "/a", "-"),
            (["/a/{b}"], "/a/", "-"), (["/a"], "//a", "-"), (["/{a}/b"], "//b", "-"), (["/a"], "/A", "-"),
            ([], "/", "-"), (["/a{b"], "/a%7Bb", "/a{b"),
        ] as [([String], String, String)])
    func `a path means the most exact template`(templates: [String], path: String, expected: String) throws {
        #expect(found(try table(templates), .get, path) == expected)
        #expect(found(try table(templates.reversed()), .get, path) == expected)
    }

    @Test func `a template that has the method is preferred to a literal that has it not`() throws {
        let table = try table(["POST /a/b", "GET /a/{x}", "DELETE /{y}/b"])
        #expect(found(table, .post, "/a/b") == "POST /a/b")
        #expect(found(table, .get, "/a/b") == "GET /a/{x} x=b")
        #expect(found(table, .delete, "/a/b") == "DELETE /{y}/b y=a")
        #expect(found(table, .put, "/a/b") == "DELETE,GET,POST")
        #expect(found(table, .put, "/a/c") == "GET")
        #expect(found(table, .put, "/b/c") == "-")
    }

    @Test func `each method has its own parameter names`() throws {
        let table = try table(["GET /{a}/x", "PUT /{b}/x"])
        #expect(found(table, .get, "/1/x") == "GET /{a}/x a=1")
        #expect(found(table, .put, "/1/x") == "PUT /{b}/x b=1")
    }

    @Test(
        arguments: [
            ("/a", "/a"), ("/{a}", "/{b}"), ("/{a}.json", "/{x}.json"), ("/a%20b", "/a b"), ("/x/{a}/y", "/x/{b}/y"),
        ])
    func `two operations for the same requests are refused`(first: String, second: String) throws {
        #expect(throws: RouteTable<String>.Conflict.self) { try table([first, second]) }
        #expect(throws: Never.self) { try table(["GET \(first)", "PUT \(second)"]) }
    }

    @Test func `a thousand templates find each its own`() throws {
        let templates = (0..<1000).map { "/r\($0 % 50)/{id}/s\($0)" }
        let table = try table(templates)
        for (index, template) in templates.enumerated() {
            #expect(found(table, .get, "/r\(index % 50)/k/s\(index)") == "\(template) id=k")
        }
    }

    @Test func `a segment of many dots is matched in reasonable time`() throws {
        let table = try table(["/{a}.{b}.{c}x"])
        #expect(found(table, .get, "/" + String(repeating: "a.", count: 100)) == "-")
    }

    @Test(
        arguments: [
            ("/pets/{id}", ["id": "1"], "/pets/1"), ("/{a}.{b}", ["a": "x", "b": "y"], "/x.y"), ("/", [:], "/"),
            ("", [:], "/"), ("/日本 語/a%20b", [:], "/%E6%97%A5%E6%9C%AC%20%E8%AA%9E/a%20b"),
            ("/a:b@c,d", [:], "/a:b@c,d"),
        ] as [(String, [String: String], String)])
    func `a template is filled with texts that are escaped`(template: String, values: [String: String], path: String) {
        #expect(PathTemplate(template).expanded(values) == path)
    }
}
