import Foundation
import SourceDiagnostics
import Testing

@Suite struct FilePathTests {
    @Test(
        "a path is normalized from its text alone",
        arguments: [
            ("a/./b/../c", "a/c"), ("../a", "../a"), ("/../a", "/a"), ("a//b/", "a/b"), ("a/..", "."), ("/", "/"),
            ("a/../../b", "../b"),
        ])
    func normalize(path: String, expected: String) { #expect(FilePath.normalize(path) == expected) }

    @Test(
        "a path lies in a folder only if its parts do",
        arguments: [
            ("/a", "/a/b", true), ("/a", "/a", true), ("/a", "/ab", false), ("/", "/x", true), ("/a/b", "/a", false),
        ])
    func contains(root: String, path: String, expected: Bool) {
        #expect(FilePath.contains(root, path) == expected)
    }

    @Test("a path has a folder, a last part and a base name")
    func parts() {
        #expect(FilePath.directory(of: "a/b.yaml") == "a")
        #expect(FilePath.directory(of: "/b.yaml") == "/")
        #expect(FilePath.directory(of: "b.yaml") == "")
        #expect(FilePath.lastPart(of: "a/b.c.yaml") == "b.c.yaml")
        #expect(FilePath.baseName(of: "a/b.c.yaml") == "b.c")
        #expect(FilePath.baseName(of: ".yaml") == ".yaml")
        #expect(FilePath.join("a", "/b") == "/b")
        #expect(FilePath.join("", "b") == "b")
    }
}

@Suite struct InMemoryFileProviderTests {
    @Test("links are resolved before a path is canonical")
    func links() throws {
        var provider = InMemoryFileProvider(["real/a.yaml": "a"])
        provider.addLink(path: "link", target: "real")
        provider.addLink(path: "real/b.yaml", target: "a.yaml")
        #expect(try provider.canonicalPath("link/b.yaml") == "/real/a.yaml")
        #expect(try provider.read(path: "/link/./b.yaml") == Array("a".utf8))
    }

    @Test("a link to itself, a missing file and a folder are refused")
    func failures() {
        var provider = InMemoryFileProvider(["folder/a.yaml": "a"])
        provider.addLink(path: "loop", target: "loop")
        #expect(throws: FileProviderError.unreadable(reason: "too many symbolic links")) {
            try provider.canonicalPath("loop")
        }
        #expect(throws: FileProviderError.notFound) { try provider.canonicalPath("none.yaml") }
        #expect(throws: FileProviderError.isDirectory) { try provider.read(path: "folder") }
    }
}

@Suite struct DiskFileProviderTests {
    /// A folder that is removed at the end.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(try DiskFileProvider().canonicalPath(folder.path))
    }

    @Test("a file is read whole, whatever its size", arguments: [0, 1, 4095, 4096, 4097, 100_000])
    func reads(size: Int) throws {
        try withFolder { folder in
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a"))
            #expect(try DiskFileProvider().read(path: folder + "/a") == bytes)
        }
    }

    @Test("what lies in a folder is listed, and nothing of what is no folder")
    func names() throws {
        try withFolder { folder in
            for name in ["a", ".b", "町.yaml"] { try Data([1]).write(to: URL(fileURLWithPath: folder + "/" + name)) }
            #expect(DiskFileProvider().names(inFolder: folder).sorted() == [".b", "a", "町.yaml"])
            #expect(DiskFileProvider().names(inFolder: folder + "/a") == [])
            #expect(DiskFileProvider().names(inFolder: folder + "/none") == [])
        }
    }

    @Test("a file over the limit is refused")
    func sizeLimit() throws {
        try withFolder { folder in
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: folder + "/a"))
            #expect(throws: FileProviderError.tooLarge(limit: 2)) {
                try DiskFileProvider().read(path: folder + "/a", limit: 2)
            }
        }
    }

    @Test("links are resolved before a path is canonical")
    func links() throws {
        try withFolder { folder in
            try Data([1]).write(to: URL(fileURLWithPath: folder + "/a"))
            try FileManager.default.createSymbolicLink(atPath: folder + "/b", withDestinationPath: "a")
            #expect(try DiskFileProvider().canonicalPath(folder + "/./b") == folder + "/a")
        }
    }

    @Test(
        "a path is seen from a folder",
        arguments: [
            ("/a/b.yaml", "/a", "b.yaml"), ("/a/b.yaml", "/", "a/b.yaml"), ("/b.yaml", "/a/c", "../../b.yaml"),
            ("/a/b", "/a/b", "."), ("/ab/c", "/a", "../ab/c"),
        ])
    func relative(_ path: String, _ folder: String, _ expected: String) {
        #expect(FilePath.relative(path, to: folder) == expected)
        #expect(FilePath.normalize(FilePath.join(folder, expected)) == path)
    }

    @Test("what is no regular file is refused, and no read waits for it")
    func irregular() throws {
        try withFolder { folder in
            let provider = DiskFileProvider()
            #expect(throws: FileProviderError.isDirectory) { try provider.read(path: folder) }
            #expect(throws: FileProviderError.notFound) { try provider.read(path: folder + "/none") }
            #expect(throws: FileProviderError.notFound) { try provider.read(path: folder + "/a\0b") }
            #expect(throws: FileProviderError.notFound) { try provider.canonicalPath(folder + "\0") }
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(throws: FileProviderError.unreadable(reason: "not a regular file")) {
                try provider.read(path: folder + "/pipe")
            }
        }
    }
}
