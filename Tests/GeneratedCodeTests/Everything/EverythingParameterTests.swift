import Foundation
import KakehashiRuntime
import Testing

/// Every place, style and explode of parameters over a real socket: what is understood is what was meant, and the text
/// on the way is the one that OpenAPI asks for.
@Suite struct EverythingParameterTests {
    /// Notes what the client sends.
    private actor Wire: ClientMiddleware {
        private(set) var request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: nil)

        func intercept(
            _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
            next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
        ) async throws -> (HTTPResponse, HTTPBody) {
            self.request = request
            return try await next(request, body)
        }
    }

    private static let words = ["a b", "c/d", "城"]
    private static let range = Everything.Range(from: 1, to: -2)

    private func run(
        _ body: @Sendable @escaping (Everything.Client, Wire) async throws -> Void
    ) async throws {
        try await EverythingServer.run { url async throws in
            let wire = Wire()
            try await body(EverythingServer.client(url, middlewares: [wire]).validating(.both), wire)
        }
    }

    @Test func `Paths of the style simple`() async throws {
        try await run { api, wire async throws in
            let styles = try await api.useSimplePath(
                text: "a/b;c", list: Self.words, object: Self.range, listExploded: Self.words,
                objectExploded: Self.range
            ).ok.body
            #expect(styles.text == "a/b;c" && styles.list == Self.words && styles.object == Self.range)
            #expect(styles.listExploded == Self.words && styles.objectExploded == Self.range)
            #expect(
                await wire.request.path
                    == "/v1/styles/simple/a%2Fb%3Bc/a%20b,c%2Fd,%E5%9F%8E/from,1,to,-2/a%20b,c%2Fd,%E5%9F%8E/from=1,to=-2"
            )
        }
    }

    @Test func `Paths of the style label`() async throws {
        try await run { api, wire async throws in
            let styles = try await api.useLabelPath(
                text: "a.b", list: ["x", "y"], object: Self.range, listExploded: ["x", "y"],
                objectExploded: Self.range
            ).ok.body
            #expect(styles.text == "a.b" && styles.list == ["x", "y"] && styles.object == Self.range)
            #expect(styles.listExploded == ["x", "y"] && styles.objectExploded == Self.range)
            #expect(
                await wire.request.path == "/v1/styles/label/.a.b/.x,y/.from,1,to,-2/.x.y/.from=1.to=-2")
        }
    }

    @Test func `Paths of the style matrix`() async throws {
        try await run { api, wire async throws in
            let styles = try await api.useMatrixPath(
                text: "a;b", list: Self.words, object: Self.range, listExploded: Self.words,
                objectExploded: Self.range
            ).ok.body
            #expect(styles.text == "a;b" && styles.list == Self.words && styles.object == Self.range)
            #expect(styles.listExploded == Self.words && styles.objectExploded == Self.range)
            #expect(
                await wire.request.path
                    == "/v1/styles/matrix/;text=a%3Bb/;list=a%20b,c%2Fd,%E5%9F%8E/;object=from,1,to,-2"
                    + "/;listExploded=a%20b;listExploded=c%2Fd;listExploded=%E5%9F%8E/;from=1;to=-2")
        }
    }

    @Test func `Queries of all styles, one beside the other`() async throws {
        try await run { api, wire async throws in
            let styles = try await api.useQuery(
                text: "a&b=c+d", list: ["x", "y,z"], object: .init(from: 3), listExploded: ["x", "y,z"],
                objectExploded: Self.range, spaced: ["x", "y"], spacedExploded: ["x", "y"], piped: ["x", "y"],
                pipedExploded: ["x", "y"], deep: Self.range, open: "/a?b:c", filter: Self.range
            ).ok.body
            #expect(styles.text == "a&b=c+d" && styles.list == ["x", "y,z"] && styles.object == .init(from: 3))
            #expect(styles.listExploded == ["x", "y,z"] && styles.objectExploded == Self.range)
            #expect(styles.spaced == ["x", "y"] && styles.spacedExploded == ["x", "y"])
            #expect(styles.piped == ["x", "y"] && styles.pipedExploded == ["x", "y"])
            #expect(styles.deep == Self.range && styles.open == "/a?b:c" && styles.filter == Self.range)
            let parts = await wire.request.path?.split(separator: "?", maxSplits: 1).last?.split(separator: "&")
            #expect(
                parts?.map(String.init) == [
                    "text=a%26b%3Dc%2Bd", "list=x,y%2Cz", "object=from,3", "listExploded=x", "listExploded=y%2Cz",
                    "from=1", "to=-2", "spaced=x%20y", "spacedExploded=x", "spacedExploded=y", "piped=x%7Cy",
                    "pipedExploded=x", "pipedExploded=y", "deep%5Bfrom%5D=1", "deep%5Bto%5D=-2", "open=/a?b:c",
                    "filter=%7B%22from%22%3A1%2C%22to%22%3A-2%7D",
                ])
        }
    }

    @Test func `Without any parameter there is no question mark`() async throws {
        try await run { api, wire async throws in
            #expect(try await api.useQuery().ok.body == Everything.Styles())
            #expect(await wire.request.path == "/v1/styles/query")
        }
    }

    @Test func `Headers of all forms, in requests and responses`() async throws {
        try await run { api, wire async throws in
            let answer = try await api.useHeaders(
                xText: "a, b", xList: ["x", "y"], xObject: Self.range, xListExploded: ["x", "y"],
                xObjectExploded: Self.range, xFilter: Self.range
            ).ok
            let styles = answer.body
            #expect(styles.text == "a, b" && styles.list == ["x", "y"] && styles.object == Self.range)
            #expect(styles.listExploded == ["x", "y"] && styles.objectExploded == Self.range)
            #expect(answer.xText == "a, b" && answer.xList == ["x", "y"] && answer.xObject == Self.range)
            #expect(answer.xObjectExploded == Self.range && answer.xFilter == Self.range)
            let fields = await wire.request.headerFields
            let sent = ["X-Text", "X-List", "X-Object", "X-List-Exploded", "X-Object-Exploded", "X-Filter"].map {
                HTTPField.Name($0).flatMap { fields[$0] } ?? ""
            }
            #expect(
                sent == ["a, b", "x,y", "from,1,to,-2", "x,y", "from=1,to=-2", #"{"from":1,"to":-2}"#])
        }
    }

    @Test func `Cookies of all forms`() async throws {
        try await run { api, wire async throws in
            let styles = try await api.useCookies(
                text: "a;b c", list: ["x", "y"], object: .init(from: 3), listExploded: ["x", "y"],
                objectExploded: Self.range
            ).ok.body
            #expect(styles.text == "a;b c" && styles.list == ["x", "y"] && styles.object == .init(from: 3))
            #expect(styles.listExploded == ["x", "y"] && styles.objectExploded == Self.range)
            #expect(
                await wire.request.headerFields[.cookie]
                    == "text=a%3Bb%20c; list=x,y; object=from,3; listExploded=x; listExploded=y; from=1; to=-2")
        }
    }
}
