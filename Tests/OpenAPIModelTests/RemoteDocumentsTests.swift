import KakehashiTestSupport
import SourceDiagnostics
import Testing

@testable import OpenAPIModel

/// References into a network, as far as the loader goes: it is given texts and says what was missing.
@Suite struct RemoteDocumentsTests {
    private static let base = "https://example.com/specs/"

    private static func url(_ text: String) throws -> RemoteURL { try RemoteURL(text) }

    private func load(
        _ reference: String, allow: [String] = ["example.com"], texts: [String: String] = [:],
        failures: [String: RemoteFailure] = [:], limits: ReferenceLimits = ReferenceLimits()
    ) throws -> LoadResult {
        let text = BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: '\(reference)'}}}\n"
        var remote = RemoteDocuments(allowedHosts: allow.compactMap(AllowedHost.init))
        for (address, text) in texts {
            let url = try Self.url(address)
            remote[url] = .text(Array(text.utf8), location: url)
        }
        for (address, failure) in failures { remote[try Self.url(address)] = .failed(failure) }
        let provider = InMemoryFileProvider([
            "openapi.yaml": text, "owner.yaml": "title: secret", "specs/owner.yaml": "title: secret",
        ])
        let options = LoaderOptions(referenceLimits: limits, remote: remote)
        return DocumentLoader(provider: provider, options: options).run(path: "openapi.yaml")
    }

    @Test("what may be had and is not there is said, round by round")
    func rounds() throws {
        let pets = Self.base + "pets.yaml"
        let owner = Self.base + "owner.yaml"
        let first = try load(pets + "#/Pet")
        #expect(first.missing.map(\.description) == [pets])
        #expect(first.diagnostics.map(\.rule.id) == ["openapi/remote-not-fetched"])
        let text = "Pet: {properties: {a: {$ref: owner.yaml}, b: {$ref: '#/Pet'}, c: {$ref: './x/../owner.yaml'}}}"
        let second = try load(pets + "#/Pet", texts: [pets: text])
        #expect(second.missing.map(\.description) == [owner])
        let third = try load(pets + "#/Pet", texts: [pets: text, owner: "title: owner"])
        #expect(third.missing == [])
        #expect(third.diagnostics == [])
        let document = try #require(third.document)
        let pet = try #require(document.components.schemas.first?.value)
        #expect(document[pet].componentName == nil)
        let properties = document[pet].properties.map(\.schema)
        #expect(document[properties[0]].title == "owner")
        #expect(properties[1] == pet)
        #expect(properties[2] == properties[0])
        #expect(third.files.files.map(\.name) == ["openapi.yaml", pets, owner])
    }

    @Test("only the hosts that were named may be asked, and what is there needs no permission")
    func permission() throws {
        let pet = Self.base + "pet.yaml"
        #expect(try load(pet, allow: []).diagnostics.map(\.rule.id) == ["openapi/remote-reference"])
        #expect(try load(pet, allow: ["example.com:8443", "sub.example.com"]).missing == [])
        #expect(try load(pet, allow: ["EXAMPLE.com.:443"]).missing.count == 1)
        #expect(try load(pet, allow: [], texts: [pet: "title: pet"]).diagnostics == [])
    }

    @Test(
        "a document from a network leads to no file, by no path",
        arguments: [
            ("owner.yaml", "https://example.com/specs/owner.yaml"), ("/owner.yaml", "https://example.com/owner.yaml"),
            ("../../../owner.yaml", "https://example.com/owner.yaml"),
            ("//example.com/a.yaml", "https://example.com/a.yaml"), ("?a=b", "https://example.com/specs/pet.yaml?a=b"),
            ("http://example.com/a", "http://example.com/a"), ("file:///owner.yaml", nil), ("c:\\owner.yaml", nil),
            ("//other.com/a.yaml", nil), ("//u@example.com/a.yaml", nil), ("%zz", nil),
            ("..\\owner.yaml", "https://example.com/specs/..%5Cowner.yaml"),
        ] as [(String, String?)])
    func noWayBack(reference: String, address: String?) throws {
        let pet = Self.base + "pet.yaml"
        let result = try load(pet, texts: [pet: "properties: {a: {$ref: '\(reference)'}}"])
        #expect(result.missing.map(\.description) == (address.map { [$0] } ?? []))
        #expect(
            result.diagnostics.map(\.rule.id) == [
                address == nil ? "openapi/remote-reference" : "openapi/remote-not-fetched"
            ])
        #expect(result.files.files.map(\.name) == ["openapi.yaml", pet])
    }

    @Test(
        "why a text could not be had is a finding with a rule of its own",
        arguments: [
            (.unreachable(reason: .init("no", ja: "否")), "openapi/remote-unreachable"),
            (.status(404), "openapi/remote-unreachable"),
            (.encoding("gzip"), "openapi/remote-unreachable"), (.timeLimit(seconds: 1), "openapi/remote-time-limit"),
            (.sizeLimit(bytes: 1), "openapi/remote-size-limit"), (.redirect(to: "x"), "openapi/remote-redirect"),
            (.tooManyRedirects(5), "openapi/remote-redirect"),
            (.privateAddress("10.0.0.1"), "openapi/remote-reference"),
            (.digest(expected: "aa", found: "bb"), "openapi/remote-digest"),
        ] as [(RemoteFailure, String)])
    func failures(failure: RemoteFailure, rule: String) throws {
        let pet = Self.base + "pet.yaml"
        let result = try load(pet, failures: [pet: failure])
        #expect(result.diagnostics.map(\.rule.id) == [rule])
        #expect(result.missing == [])
        #expect(result.diagnostics.first?.message.japanese.contains("「\(pet)」") == true)
    }

    @Test("a text over the limits is refused like a file")
    func limits() throws {
        let pet = Self.base + "pet.yaml"
        let few = try load(pet, texts: [pet: "title: pet"], limits: ReferenceLimits(files: 1))
        #expect(few.diagnostics.map(\.rule.id) == ["openapi/file-limit"])
        let small = try load(
            pet, texts: [pet: String(repeating: " ", count: 500)], limits: ReferenceLimits(totalBytes: 200))
        #expect(small.diagnostics.map(\.rule.id) == ["openapi/total-size-limit"])
        #expect(try load(pet, limits: ReferenceLimits(files: 1)).missing == [])
    }

    @Test("the files of a loaded document are enough to load it again")
    func embedded() throws {
        let pet = Self.base + "pet.yaml"
        let texts = [pet: "items: {$ref: owner.yaml}", Self.base + "owner.yaml": "title: owner"]
        let first = try load(pet, texts: texts)
        #expect(first.diagnostics == [])
        let files = first.files.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        let embedded = Dictionary(uniqueKeysWithValues: files)
        let options = LoaderOptions(rootFolder: "/", remote: RemoteDocuments(texts: embedded))
        let again = DocumentLoader(provider: InMemoryFileProvider(embedded), options: options).load(
            path: "openapi.yaml")
        #expect(again.diagnostics == [])
        #expect(again.value?.schemas.count == first.document?.schemas.count)
    }

    @Test("a document that a redirect leads to is the same as by its own address")
    func redirects() throws {
        let pet = try Self.url(Self.base + "pet.yaml")
        let old = try Self.url("http://example.com/old")
        var remote = RemoteDocuments()
        remote[old] = .text(Array("title: pet\nitems: {$ref: pet.yaml}\nnot: {$ref: /old}".utf8), location: pet)
        let outcome = DocumentLoader.load(
            text: BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: '\(old)'}, B: {$ref: '\(pet)'}}}",
            options: LoaderOptions(remote: remote))
        let document = try #require(outcome.value)
        #expect(document.components.schemas.map(\.value).count == 2)
        let schemas = document.components.schemas.map(\.value)
        #expect(schemas[0] == schemas[1])
        #expect(document[schemas[0]].items == schemas[0])
        #expect(outcome.diagnostics.map(\.rule.id) == ["openapi/remote-reference"])
    }
}

@Suite struct RemoteURLTests {
    @Test(
        "a URL has one way of writing",
        arguments: [
            ("https://example.com", "https://example.com/"), ("HTTPS://EXAMPLE.com:443/", "https://example.com/"),
            ("http://a:80/b", "http://a/b"), ("http://a:8080/b", "http://a:8080/b"), ("http://a./b", "http://a/b"),
            ("http://a/b/./c/../d", "http://a/b/d"), ("http://a/../../b", "http://a/b"), ("http://a/b/..", "http://a/"),
            ("http://a/%7eb%2fc", "http://a/~b%2Fc"), ("http://a/犬 1", "http://a/%E7%8A%AC%201"),
            ("http://a/b?c=d&e", "http://a/b?c=d&e"), ("http://a?x", "http://a/?x"), ("http://a/b//c", "http://a/b//c"),
            ("http://[::1]:80/a", "http://[::1]/a"), ("http://a/\"", "http://a/%22"),
            ("http://a/b\\c", "http://a/b%5Cc"),
        ])
    func normalForm(text: String, expected: String) throws {
        #expect(try RemoteURL(text).description == expected)
        #expect(try RemoteURL(expected).description == expected)
    }

    @Test(
        "a text that is none is refused",
        arguments: [
            ("a/b", .noScheme), ("", .noScheme), ("file:///a", .scheme("file")), ("ftp://a/", .scheme("ftp")),
            ("http:/a", .host), ("http:a", .host), ("http:///a", .host), ("http://a b/", .host),
            ("http://犬.jp/", .host),
            ("http://[::1/", .host), ("http://[zz::]/", .host), ("http://[127.0.0.1]/", .host),
            ("http://a%2eb/", .host),
            ("http://a@b/", .userAndPassword), ("http://a:b@c/", .userAndPassword), ("http://a:0/", .port),
            ("http://a:65536/", .port), ("http://a:/", .port), ("http://a:1a/", .port), ("http://a/%", .escape),
            ("http://a/%1", .escape), ("http://a\\@b/", .host),
        ] as [(String, RemoteURL.Fault)])
    func refused(text: String, fault: RemoteURL.Fault) {
        // The last: for a browser the host is 'a', for others it is 'b'.
        if text == "http://a\\@b/" {
            #expect((try? RemoteURL(text))?.host == "a")
        } else {
            #expect(throws: fault) { try RemoteURL(text) }
        }
    }

    /// RFC 3986, section 5.4, without fragments.
    @Test(
        "a reference is resolved as the examples of the standard say",
        arguments: [
            ("g", "/b/c/g"), ("./g", "/b/c/g"), ("g/", "/b/c/g/"), ("/g", "/g"), ("?y", "/b/c/d;p?y"),
            ("g?y", "/b/c/g?y"),
            (";x", "/b/c/;x"), ("g;x", "/b/c/g;x"), ("", "/b/c/d;p?q"), (".", "/b/c/"), ("./", "/b/c/"), ("..", "/b/"),
            ("../", "/b/"), ("../g", "/b/g"), ("../..", "/"), ("../../", "/"), ("../../g", "/g"), ("../../../g", "/g"),
            ("/./g", "/g"), ("/../g", "/g"), ("g.", "/b/c/g."), (".g", "/b/c/.g"), ("./../g", "/b/g"),
            ("./g/.", "/b/c/g/"), ("g/./h", "/b/c/g/h"), ("g/../h", "/b/c/h"), ("g;x=1/../y", "/b/c/y"),
        ])
    func resolving(reference: String, expected: String) throws {
        let base = try RemoteURL("http://a/b/c/d;p?q")
        #expect(try base.resolving(reference).pathAndQuery == expected)
        #expect(try base.resolving("//g").description == "http://g/")
    }

    @Test(
        "an allowed host is a name or an address, with a port or for all",
        arguments: [
            ("example.com", "http://example.com:81/", true), ("EXAMPLE.com", "https://example.com/", true),
            ("example.com:443", "https://example.com/", true), ("example.com:443", "http://example.com/", false),
            ("example.com", "https://a.example.com/", false), ("127.0.0.1", "http://127.0.0.1:8080/", true),
            ("::1", "http://[::1]:8080/", true), ("[::1]:8080", "http://[::1]:8080/", true),
            ("[::1]:8080", "http://[::1]/", false), ("localhost", "http://127.0.0.1/", false),
        ])
    func allowed(host: String, url: String, isAdmitted: Bool) throws {
        let allowed = try #require(AllowedHost(host))
        #expect(allowed.admits(try RemoteURL(url)) == isAdmitted)
        #expect(AllowedHost(allowed.description) == allowed)
    }

    @Test(
        "a pattern, a URL or nothing is no host",
        arguments: ["", "*", "*.a.com", "http://a", "a/b", "a:", "a:x", "a b", "[::1"])
    func noHost(text: String) { #expect(AllowedHost(text) == nil) }
}
