import Foundation
import Testing

/// References into a network, with the whole tool and a server on this machine.
@Suite(.timeLimit(.minutes(2))) struct RemoteReferenceTests {
    private static let schema =
        "components: {schemas: {Pet: {type: object, properties: {owner: {$ref: 'owner.yaml'}}}}}"
    private static let owner = "type: object\nproperties: {name: {type: string}}\n"

    private static func contract(_ url: String) -> String {
        """
        openapi: 3.0.3
        info: {title: t, version: '1'}
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                '200': {description: d, content: {application/json: {schema: {$ref: '\(url)'}}}}

        """
    }

    /// A folder with a contract that refers to the server's `path`.
    private static func tool(_ server: ReferenceServer, host: String = "127.0.0.1", _ path: String) throws -> Tool {
        let tool = try Tool()
        try tool.write(contract("http://\(host):\(server.port)\(path)"), to: "pets.yaml")
        return tool
    }

    private static func server() async throws -> ReferenceServer {
        try await ReferenceServer(["/common/pets.yaml": .text(schema), "/common/owner.yaml": .text(owner)])
    }

    private static let pet = "/common/pets.yaml#/components/schemas/Pet"

    /// The ids of the rules in an output.
    private static func rules(_ result: Tool.Result) -> [String] {
        result.output.matches(of: /\[((?:openapi|config|yaml)\/[a-z-]+)\]/).map { String($0.1) }
    }

    @Test("a host that was not named is not asked")
    func refused() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        let results = [
            try tool.fetch("validate", "pets.yaml"),
            try tool.fetch("validate", "pets.yaml", "--allow-host", "example.com"),
            try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1:1"),
            try tool.fetch("validate", "pets.yaml", "--allow-host", "localhost"),
        ]
        for result in results {
            #expect(result.status == 1)
            #expect(Self.rules(result) == ["openapi/remote-reference"])
        }
        #expect(server.asked == [])
        #expect(tool.files(in: ".") == ["pets.yaml"])
    }

    @Test("what was fetched is locked, so that later runs are the same without a network")
    func offline() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        let first = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(first.status == 0, "\(first.output)")
        #expect(server.asked == ["/common/pets.yaml", "/common/owner.yaml"])
        let lock = try tool.read("kakehashi.lock")
        #expect(lock.matches(of: /sha256: "[0-9a-f]{64}"/).count == 2)
        #expect(tool.files(in: ".kakehashi/references").count == 2)

        server.set("/common/pets.yaml", .text("components: {}"))
        for arguments in [["--allow-host", "127.0.0.1"], []] {
            let later = try tool.run(["validate", "pets.yaml"] + arguments, program: "kakehashi")
            #expect(later.status == 0)
            #expect(later.output == first.output)
        }
        #expect(server.asked.count == 2)
        #expect(try tool.read("kakehashi.lock") == lock)
    }

    @Test("the tool of build plugins reads what is locked, and fetches nothing")
    func plugins() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        let arguments = ["validate", "pets.yaml", "--allow-host", "127.0.0.1"]
        let before = try tool.run(arguments, program: "kakehashi-generate")
        #expect(before.status == 1)
        #expect(Self.rules(before) == ["openapi/remote-not-fetched"])
        #expect(before.output.contains("fix: run 'kakehashi validate --allow-host 127.0.0.1' first"))
        #expect(server.asked == [])
        #expect(try tool.run(arguments, program: "kakehashi").status == 0)
        #expect(try tool.run(["validate", "pets.yaml"], program: "kakehashi-generate").status == 0)
        #expect(server.asked.count == 2)
    }

    @Test("a copy that was edited is not used")
    func editedCopy() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        #expect(try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1").status == 0)
        for name in tool.files(in: ".kakehashi/references") {
            try tool.write("a: 1", to: ".kakehashi/references/\(name)")
        }
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(result.status == 1)
        #expect(Self.rules(result) == ["openapi/remote-digest"])
        #expect(server.asked.count == 2)
    }

    @Test("a copy that is gone is fetched again, and must be the locked text")
    func lostCopy() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        let first = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        let lock = try tool.read("kakehashi.lock")
        try FileManager.default.removeItem(atPath: tool.path(".kakehashi"))
        for (program, flags) in [
            ("kakehashi", []), ("kakehashi-generate", []), ("kakehashi-generate", ["--allow-host", "127.0.0.1"]),
        ] {
            let lost = try tool.run(["validate", "pets.yaml"] + flags, program: program)
            #expect(Self.rules(lost) == ["openapi/remote-not-fetched"], "\(lost.output)")
            #expect(lost.output.contains("' is locked, but its copy in '.kakehashi/references' is missing ["))
            #expect(lost.output.contains("fix: restore the folder from where the contract is kept, or fetch again "))
        }
        let again = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(again.output == first.output)
        #expect(server.asked.count == 4)
        try FileManager.default.removeItem(atPath: tool.path(".kakehashi"))
        server.set("/common/pets.yaml", .text("components: {}"))
        let changed = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(changed) == ["openapi/remote-digest"])
        #expect(try tool.read("kakehashi.lock") == lock)
    }

    @Test("a redirect is followed to an allowed host only")
    func redirects() async throws {
        let server = try await Self.server()
        let elsewhere = "http://localhost:\(server.port)/common/pets.yaml"
        server.set("/moved.yaml", .redirect(elsewhere))
        let tool = try Self.tool(server, "/moved.yaml#/components/schemas/Pet")
        let refused = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(refused) == ["openapi/remote-redirect"])
        #expect(refused.output.contains("redirects to '\(elsewhere)'"))
        #expect(server.asked == ["/moved.yaml"])

        let allowed = ["validate", "pets.yaml", "--allow-host", "127.0.0.1", "--allow-host", "localhost"]
        let followed = try tool.run(allowed, program: "kakehashi")
        #expect(followed.status == 0, "\(followed.output)")
        // What is relative is seen from where the redirect led to.
        #expect(server.asked.suffix(3) == ["/moved.yaml", "/common/pets.yaml", "/common/owner.yaml"])
        #expect(try tool.read("kakehashi.lock").contains("location: \"\(elsewhere)\""))
        #expect(try tool.fetch("validate", "pets.yaml").output == followed.output)
        #expect(server.asked.count == 4)
    }

    @Test(
        "a redirect to a file, to another scheme or without end is refused",
        arguments: [
            "file:///etc/passwd", "ftp://127.0.0.1/a", "http://u:p@127.0.0.1/", "/again.yaml", "//example.com/",
        ])
    func badRedirects(_ location: String) async throws {
        let server = try await ReferenceServer(["/again.yaml": .redirect(location)])
        let tool = try Self.tool(server, "/again.yaml")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(result) == ["openapi/remote-redirect"])
        #expect(tool.files(in: ".") == ["pets.yaml"])
    }

    @Test("a text that does not come is waited for as long as was said", arguments: [true, false])
    func tooSlow(isSilent: Bool) async throws {
        let server = try await ReferenceServer(["/a.yaml": isSilent ? .silence : .trickle])
        let tool = try Self.tool(server, "/a.yaml")
        let start = ContinuousClock.now
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1", "--fetch-timeout", "1")
        #expect(Self.rules(result) == ["openapi/remote-time-limit"])
        #expect(start.duration(to: .now) < .seconds(8))
    }

    @Test("a text over the limit is not read to its end, whether it says its length or not")
    func tooLarge() async throws {
        let server = try await ReferenceServer([
            "/a.yaml": .endless, "/b.yaml": .text(String(repeating: "#", count: 1001)),
            "/c.yaml": .text("type: object" + String(repeating: " ", count: 988)),
        ])
        for path in ["/a.yaml", "/b.yaml"] {
            let tool = try Self.tool(server, path)
            let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1", "--fetch-limit", "1000")
            #expect(Self.rules(result) == ["openapi/remote-size-limit"])
        }
        let tool = try Self.tool(server, "/c.yaml")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1", "--fetch-limit", "1000")
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(
        "an answer that is no text is a finding, and not locked",
        arguments: [ReferenceServer.Answer.status(404), .status(500), .status(204), .encoded("gzip")])
    func noText(_ answer: ReferenceServer.Answer) async throws {
        let server = try await ReferenceServer(["/a.yaml": answer])
        let tool = try Self.tool(server, "/a.yaml")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(result) == ["openapi/remote-unreachable"])
        #expect(tool.files(in: ".") == ["pets.yaml"])
    }

    @Test("a server that is not there is a finding")
    func nobody() throws {
        let tool = try Tool()
        try tool.write(Self.contract("http://127.0.0.1:1/a.yaml"), to: "pets.yaml")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(result) == ["openapi/remote-unreachable"])
        #expect(result.output.contains("no connection to port 1 of '127.0.0.1'"))
    }

    @Test(
        "a name for this machine does not open it; its address must be named, too",
        arguments: ["127.1", "0x7f.0.0.1", "2130706433"])
    func disguisedAddress(_ host: String) async throws {
        let server = try await ReferenceServer(["/a.yaml": .text("type: object")])
        let tool = try Self.tool(server, host: host, "/a.yaml")
        let refused = try tool.fetch("validate", "pets.yaml", "--allow-host", host)
        #expect(refused.output.contains("has the private address 127.0.0.1"), "\(refused.output)")
        #expect(Self.rules(refused) == ["openapi/remote-reference"])
        #expect(server.asked == [])
        let allowed = try tool.fetch("validate", "pets.yaml", "--allow-host", host, "--allow-host", "127.0.0.1")
        #expect(allowed.status == 0, "\(allowed.output)")
    }

    @Test("a document from a network leads to no file of this machine")
    func noWayBack() async throws {
        let server = try await ReferenceServer([
            "/a.yaml": .text(
                "properties: {a: {$ref: 'file:///etc/passwd'}, b: {$ref: /pets.yaml}, c: {$ref: ../../pets.yaml}}")
        ])
        let tool = try Self.tool(server, "/a.yaml")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(
            Self.rules(result).sorted() == [
                "openapi/remote-reference", "openapi/remote-unreachable", "openapi/remote-unreachable",
            ])
        // Both other references mean this path of the server.
        #expect(server.asked == ["/a.yaml", "/pets.yaml"])
    }

    @Test("where the lock file cannot be written the run fails and says so")
    func lockNotWritten() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        // A file where the folder of what was fetched belongs.
        try tool.write("", to: ".kakehashi")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(result) == ["config/lock-not-written"])
        #expect(result.status != 0)
        #expect(tool.files(in: ".").sorted() == [".kakehashi", "pets.yaml"])
    }

    @Test("a broken lock file stops the run before anything is fetched, and stays as it is")
    func brokenLock() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        let lock = "version: 1\nreferences:\n  - url: http://EXAMPLE.com\n"
        try tool.write(lock, to: "kakehashi.lock")
        let result = try tool.fetch("validate", "pets.yaml", "--allow-host", "127.0.0.1")
        #expect(Self.rules(result).contains("config/lock-file"))
        #expect(Self.rules(result).contains("openapi/remote-not-fetched"))
        #expect(result.output.contains("is not read, as the lock file 'kakehashi.lock' cannot be used"))
        #expect(result.output.contains("\nfix: mend the lock file first\n"))
        #expect(!result.output.contains("--allow-host"), "nothing is fetched while the lock file is broken")
        #expect(result.output.contains("kakehashi.lock:3:10: error:"))
        #expect(server.asked == [])
        #expect(try tool.read("kakehashi.lock") == lock)
    }

    @Test("a lock file of another name has its copies beside it, and serves several contracts")
    func sharedLock() async throws {
        let server = try await Self.server()
        let tool = try Self.tool(server, Self.pet)
        try tool.write(Self.contract("http://127.0.0.1:\(server.port)/common/owner.yaml"), to: "owners.yaml")
        let flags = ["--allow-host", "127.0.0.1", "--lock", "locks/shared.lock"]
        #expect(try tool.run(["validate", "owners.yaml"] + flags, program: "kakehashi").status == 0)
        #expect(try tool.run(["validate", "pets.yaml"] + flags, program: "kakehashi").status == 0)
        #expect(server.asked == ["/common/owner.yaml", "/common/pets.yaml"])
        #expect(tool.files(in: "locks") == [".kakehashi", "shared.lock"])
        #expect(tool.files(in: "locks/.kakehashi/references").count == 2)
        #expect(tool.files(in: ".") == ["locks", "owners.yaml", "pets.yaml"])
    }

    @Test(
        "hosts and limits that are none are refused as usage",
        arguments: [
            ["--allow-host", "*.example.com"], ["--allow-host", "http://a"], ["--allow-host", ""],
            ["--fetch-timeout", "0"], ["--fetch-limit", "0"],
        ])
    func usage(_ arguments: [String]) throws {
        let tool = try Tool()
        #expect(try tool.run(["validate", "pets.yaml"] + arguments, program: "kakehashi").status == 64)
    }
}
