import JSONCoding
import KakehashiRuntime
import MockEngine
import MockServer
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3)), .serialized)
struct ProxyTests {
    private static let json = ["Content-Type": "application/json"]

    // MARK: Validation

    @Test func `a request that does not fit is passed on and told, or refused`() async throws {
        let asked = Mutex(0)
        let real: PlatformFixture.Real = { _, _ in
            asked.withLock { $0 += 1 }
            return PlatformFixture.json("[]")
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let warned = try await host.ask(.get, "/notes/notes?limit=x")
            #expect(warned.status == 200 && asked.withLock { $0 } == 1)
            #expect(
                warned["Kakehashi-Violations"]?.contains(#""of":"request","in":"query","pointer":"/limit""#) == true)
            host.service.change(to: LifeCycle([.real(host.realURL) { $0.validation = .enforce }]))
            let refused = try await host.ask(.get, "/notes/notes?limit=x")
            #expect(refused.status == 422 && refused.source == "mock" && refused.text == #"{"wrong":true}"#)
            #expect(asked.withLock { $0 } == 1)
            host.service.change(to: LifeCycle([.real(host.realURL) { $0.validation = .off }]))
            let passed = try await host.ask(.get, "/notes/notes?limit=x")
            #expect(passed.status == 200 && passed["Kakehashi-Violations"] == nil)
        }
    }

    @Test(arguments: [
        (#"[{"id":1,"text":"x"}]"#, 200, "application/json", "/0/id"),
        ("[]", 203, "application/json", "undocumented-status"),
        ("<a/>", 200, "application/xml", "undocumented-media-type"), ("{", 200, "application/json", "malformed"),
    ])
    func `a real answer that does not fit is told, or takes the place of none`(
        body: String, status: Int, type: String, fault: String
    ) async throws {
        let real: PlatformFixture.Real = { _, _ in PlatformFixture.json(body, status: status, ["Content-Type": type]) }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let warned = try await host.ask(.get, "/notes/notes")
            #expect(warned.status == status && warned.text == body)
            #expect(warned["Kakehashi-Violations"]?.contains(fault) == true, "\(warned["Kakehashi-Violations"] ?? "")")
            host.service.change(to: LifeCycle([.real(host.realURL) { $0.validation = .enforce }]))
            let refused = try await host.ask(.get, "/notes/notes")
            #expect(refused.status == 502 && refused.text.contains("invalid-upstream-response"))
        }
    }

    @Test func `a documented header is held against the contract`() async throws {
        let real: PlatformFixture.Real = { _, _ in PlatformFixture.json("[]", ["X-Count": "many"]) }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let answer = try await host.ask(.get, "/notes/notes")
            #expect(answer["Kakehashi-Violations"]?.contains("X-Count") == true)
        }
    }

    // MARK: Fallback

    @Test(arguments: [
        (503, LifeCycleStep.Fallback.serverError), (501, .notImplemented), (501, .serverError), (404, .notFound),
    ])
    func `the mock answers safe requests in place of a real service that fails, where that is wanted`(
        status: Int, cause: LifeCycleStep.Fallback
    ) async throws {
        let real: PlatformFixture.Real = { _, _ in PlatformFixture.json("{}", status: status) }
        try await PlatformFixture.running({ [.real($0) { $0.fallback = [cause] }] }, real: real) { host in
            let answer = try await host.ask(.get, "/notes/notes")
            #expect(answer.status == 200 && answer.source == "fallback" && answer.text.contains("mock-1"))
            #expect(host.journal[1]?.source == .fallback)
            let write = try await host.ask(.post, "/notes/notes", Self.json, body: #"{"text":"x"}"#)
            #expect(write.status == status && write.source == "real")
            host.service.change(to: LifeCycle([.real(host.realURL)]))
            #expect(try await host.ask(.get, "/notes/notes").status == status)
        }
    }

    @Test func `a service that cannot be reached is 502, or the mock answers`() async throws {
        let steps = { (_: String) in [LifeCycleStep.real("http://127.0.0.1:1")] }
        try await PlatformFixture.running(steps) { host in
            let answer = try await host.ask(.get, "/notes/notes")
            #expect(answer.status == 502 && answer.text.contains("upstream-unreachable"))
            host.service.change(to: LifeCycle([.real("http://127.0.0.1:1") { $0.fallback = [.unreachable] }]))
            let fallback = try await host.ask(.get, "/notes/notes")
            #expect(fallback.status == 200 && fallback.source == "fallback")
        }
    }

    @Test func `a service that is slow is 504, and others are not kept waiting`() async throws {
        let real: PlatformFixture.Real = { request, _ in
            if request.path?.contains("limit=1") == true { try await Task.sleep(for: .seconds(20)) }
            return PlatformFixture.json("[]")
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real, timeout: .milliseconds(500)) { host in
            async let slow = host.ask(.get, "/notes/notes?limit=1")
            let quick = try await host.ask(.get, "/notes/notes")
            #expect(quick.status == 200)
            let late = try await slow
            #expect(late.status == 504)
        }
    }

    @Test func `an answer that is cut does not look whole`() async throws {
        let real: PlatformFixture.Real = { _, _ in
            let (stream, chunk) = AsyncStream.makeStream(of: [UInt8].self)
            chunk.yield(Array("[1,2".utf8))
            chunk.finish()
            var response = HTTPResponse(status: .ok)
            response.headerFields[.contentType] = "application/json"
            return (response, HTTPBody(stream, length: 100))
        }
        try await PlatformFixture.running({ [.real($0) { $0.validation = .off }] }, real: real) { host in
            await #expect(throws: (any Error).self) { try await host.ask(.get, "/notes/notes") }
            host.service.change(to: LifeCycle([.real(host.realURL) { $0.fallback = [.unreachable] }]))
            let fallback = try await host.ask(.get, "/notes/notes")
            #expect(fallback.source == "fallback")
        }
    }

    // MARK: Bytes and fields

    @Test func `bodies pass byte by byte in both directions, whatever they are encoded with`() async throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let real: PlatformFixture.Real = { request, body in
            let received = try await body.collect(upTo: 1 << 20)
            var response = HTTPResponse(status: .created)
            response.headerFields[.contentType] = "application/json"
            response.headerFields[.contentEncoding] = "br"
            return (response, HTTPBody(received.reversed()))
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let answer = try await host.ask(
                .post, "/notes/notes", ["Content-Type": "application/octet-stream"], body: HTTPBody(bytes))
            #expect(answer.status == 201 && answer["Content-Encoding"] == "br")
            #expect(answer.body == bytes.reversed())
        }
    }

    @Test func `a long body streams, and is never held whole`() async throws {
        let size = 64 << 20
        let real: PlatformFixture.Real = { _, body in
            var count = 0
            for try await chunk in body { count += chunk.count }
            return PlatformFixture.json(#"{"id":"1","text":"\#(count)"}"#, status: 201)
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let (stream, chunk) = AsyncStream.makeStream(of: [UInt8].self)
            let part = [UInt8](repeating: 7, count: 1 << 20)
            for _ in 0..<(size >> 20) { chunk.yield(part) }
            chunk.finish()
            let answer = try await host.ask(
                .post, "/notes/notes", ["Content-Type": "application/octet-stream"], body: HTTPBody(stream))
            #expect(answer.text.contains("\(size)"))
            #expect(host.journal[1]?.requestBody.count == 0)
        }
    }

    @Test func `fields of a connection stay, those of the message pass, and it is told who asks`() async throws {
        let seen = Mutex(HTTPFields())
        let real: PlatformFixture.Real = { request, _ in
            seen.withLock { $0 = request.headerFields }
            return PlatformFixture.json(
                "[]", ["X-Answer": "a", "Keep-Alive": "timeout=5", "Proxy-Authenticate": "Basic"])
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let answer = try await host.ask(
                .get, "/notes/notes",
                [
                    "X-Other": "o", "TE": "trailers", "Proxy-Authorization": "Basic x", "Kakehashi-Session": "s",
                    "Authorization": "Bearer t", "Forwarded": "for=192.0.2.1",
                ])
            let fields = seen.withLock { $0 }
            let text = { (name: String) in HTTPField.Name(name).flatMap { fields[$0] } }
            #expect(text("X-Other") == "o" && text("Authorization") == "Bearer t")
            #expect(text("TE") == nil && text("Proxy-Authorization") == nil && text("Kakehashi-Session") == nil)
            #expect(text("Via") == "1.1 kakehashi")
            #expect(
                text("Forwarded")
                    == "for=192.0.2.1, for=127.0.0.1;host=\"127.0.0.1:\(host.port)\";proto=http")
            #expect(answer["X-Answer"] == "a" && answer["Via"] == "1.1 kakehashi")
            #expect(answer["Keep-Alive"] == nil && answer["Proxy-Authenticate"] == nil)
        }
    }

    @Test(arguments: ["/notes/%2e%2e/x", "/notes/v1/%2e%2e%2f%2e%2e/x", "/notes/notes%5c..", "/notes/notes/..;/x"])
    func `a path that leads elsewhere is not passed on`(path: String) async throws {
        let asked = Mutex(0)
        let real: PlatformFixture.Real = { _, _ in
            asked.withLock { $0 += 1 }
            return PlatformFixture.json("[]")
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let answer = try await host.ask(.get, path)
            #expect(answer.status == 400 && answer.text.contains("unsafe-path"))
            #expect(asked.withLock { $0 } == 0)
        }
    }
}
