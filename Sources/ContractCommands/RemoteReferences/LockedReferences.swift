package import OpenAPIModel
package import SourceDiagnostics

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A lock file and the folder beside it that holds the locked texts, each named by its digest.
package struct LockedReferences: Sendable {
    package let path: String
    /// nil where there is none yet.
    private let bytes: [UInt8]?
    package private(set) var lock = LockFile()
    /// Whether the file cannot be trusted; then it is not changed, either.
    package private(set) var isBroken = false
    private let failure: Diagnostic?
    private var newTexts: [String: [UInt8]] = [:]

    package init(path: String, provider: any FileProvider) {
        self.path = path
        do throws(FileProviderError) {
            let bytes = try provider.read(path: path, limit: 16 << 20)
            self.bytes = bytes
            failure = nil
            var files = SourceFiles()
            let outcome = LockFile.read(files.add(name: path, bytes: bytes))
            isBroken = outcome.value == nil
            lock = outcome.value ?? LockFile()
        } catch {
            bytes = nil
            isBroken = error != .notFound
            failure =
                error == .notFound
                ? nil
                : Diagnostic(
                    LockRules.lockFile, .init("the lock file cannot be read", ja: "ロックファイルを読めない"), at: nil,
                    fileName: path)
        }
    }

    /// What is wrong with the lock file, which joins the files of a run for it.
    package func findings(in files: inout SourceFiles) -> [Diagnostic] {
        if let failure { return [failure] }
        guard isBroken, let bytes else { return [] }
        return LockFile.read(files.add(name: path, bytes: bytes)).diagnostics
    }

    /// The locked texts. One that is not there any more has no entry where it can be fetched again; else that is a
    /// failure, and so is one that is not what the lock file says.
    package func documents(
        allowedHosts: [AllowedHost], provider: any FileProvider, canFetch: Bool
    ) -> RemoteDocuments {
        var documents = RemoteDocuments(allowedHosts: allowedHosts)
        if isBroken { documents.otherwise = .failed(.lockBroken(file: path)) }
        for entry in lock.entries.values {
            do throws(FileProviderError) {
                let bytes = try provider.read(path: place(of: entry.sha256))
                documents[entry.url] = Self.checked(bytes, against: entry, location: entry.location)
            } catch {
                if error == .notFound {
                    let isAsked = canFetch && documents.admits(entry.url)
                    if !isAsked { documents[entry.url] = .failed(.copyMissing(folder: folder)) }
                    continue
                }
                documents[entry.url] = .failed(
                    .unreachable(
                        reason: .init("its copy in '\(folder)' cannot be read", ja: "「\(folder)」にある写しを読めない")))
            }
        }
        return documents
    }

    /// Takes a text that was fetched, unless another one of the same URL is locked.
    package mutating func add(_ text: FetchedText, for url: RemoteURL) -> RemoteDocuments.Entry {
        let new = LockFile.Entry(
            url: url, sha256: SHA256Digest.hex(of: text.bytes), size: text.bytes.count, location: text.location)
        let entry = Self.checked(text.bytes, against: lock[url] ?? new, location: text.location)
        guard case .text = entry else { return entry }
        newTexts[new.sha256] = text.bytes
        lock[url] = new
        return entry
    }

    /// Writes the new texts, and then the lock file, each whole. nil where all went well.
    package func write() -> Diagnostic? {
        guard !newTexts.isEmpty else { return nil }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (digest, bytes) in newTexts.sorted(by: { $0.key < $1.key }) {
                try Data(bytes).write(to: URL(filePath: place(of: digest)), options: .atomic)
            }
            try Data(lock.text.utf8).write(to: URL(filePath: path), options: .atomic)
            return nil
        } catch {
            return Diagnostic(
                LockRules.lockNotWritten,
                .init("the lock file and what was fetched cannot be written", ja: "ロックファイルと取得した内容を書けない"), at: nil,
                fileName: path)
        }
    }

    private var folder: String { FilePath.join(FilePath.directory(of: path), ".kakehashi/references") }

    private func place(of digest: String) -> String { FilePath.join(folder, digest) }

    private static func checked(_ bytes: [UInt8], against entry: LockFile.Entry, location: RemoteURL)
        -> RemoteDocuments.Entry
    {
        let digest = SHA256Digest.hex(of: bytes)
        guard digest == entry.sha256, bytes.count == entry.size else {
            return .failed(.digest(expected: entry.sha256, found: digest))
        }
        return .text(bytes, location: location)
    }
}
