import ContractCommands
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct LockFileTests {
    private static let digest = String(repeating: "0a", count: 32)

    private func read(_ text: String) -> Outcome<LockFile> {
        var files = SourceFiles()
        return LockFile.read(files.add(name: "kakehashi.lock", bytes: Array(text.utf8)))
    }

    @Test("what is written is read, and the same entries give the same bytes")
    func roundTrip() throws {
        let urls = ["https://b.com/x", "https://a.com/y%20z?q='1'", "http://[::1]:8080/"]
        var lock = LockFile()
        #expect(read(lock.text).value == lock)
        for (size, text) in urls.enumerated() {
            let url = try RemoteURL(text)
            let location = size == 1 ? try RemoteURL("https://c.com/") : url
            lock[url] = .init(url: url, sha256: Self.digest, size: size, location: location)
        }
        let again = read(lock.text)
        #expect(again.diagnostics == [])
        #expect(again.value == lock)
        #expect(again.value?.text == lock.text)
    }

    @Test("a lock file whose last entry was removed by hand locks nothing")
    func emptied() {
        let emptied = read("version: 1\nreferences:\n")
        #expect(emptied.diagnostics == [])
        #expect(emptied.value == LockFile())
    }

    @Test(
        "a lock file that cannot be trusted in full is not used at all",
        arguments: [
            "", "[]", "a: [", "references: []", "version: 2\nreferences: []", "version: 1",
            "version: 1\nreferences: {}", "version: 1\nreferences: [1]",
            "version: 1\nreferences: [{url: 'HTTP://a/', sha256: '\(digest)', size: 1}]",
            "version: 1\nreferences: [{url: 'file:///a', sha256: '\(digest)', size: 1}]",
            "version: 1\nreferences: [{url: 'http://a/', sha256: '00', size: 1}]",
            "version: 1\nreferences: [{url: 'http://a/', sha256: '../\(digest)', size: 1}]",
            "version: 1\nreferences: [{url: 'http://a/', sha256: '\(digest)', size: -1}]",
            "version: 1\nreferences: [{url: 'http://a/', sha256: '\(digest)', size: 1, location: b}]",
            "version: 1\nreferences: [{url: 'http://a/', sha256: '\(digest)', size: 1}, "
                + "{url: 'http://a/', sha256: '\(digest)', size: 1}]",
        ])
    func broken(text: String) {
        let outcome = read(text)
        #expect(outcome.value == nil)
        #expect(outcome.diagnostics.hasErrors)
    }

    @Test(
        "the digest is that of the standard",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func digests(text: String, digest: String) { #expect(SHA256Digest.hex(of: Array(text.utf8)) == digest) }

    @Test(
        "lengths around a block are filled up right",
        arguments: [
            (55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
            (56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
            (63, "c7723fa1e0127975e49e62e753db53924c1bd84b8ac1ac08df78d09270f3d971"),
            (64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
            (65, "98ce42deef51d40269d542f5314bef2c7468d401ad5d85168bfab4c0108f75f7"),
            (119, "f616b0d54e78571a9611f343c9f8e022e859e920381ab0e4d3da01e193a7bd7e"),
            (120, "6edd9f6f9cc92cded36e6c4a580933f9c9f1b90562b46903b806f21902a1a54f"),
        ])
    func lengths(count: Int, digest: String) {
        #expect(SHA256Digest.hex(of: [UInt8](repeating: 0, count: count)) == digest)
    }
}
