package import SourceDiagnostics

/// A contract as it was read, and all that was found in it.
package struct CheckedContract: Sendable {
    package let reading: ContractReading
    package let findings: [Diagnostic]

    package init(_ reading: ContractReading, _ findings: [Diagnostic]) {
        self.reading = reading
        self.findings = findings
    }

    /// What makes the contract unusable. Style is left out: mending one thing may uncover another.
    var errors: [Diagnostic] { findings.filter { $0.severity == .error && !$0.rule.id.hasPrefix("lint/") } }
}

/// Does the fixes of findings, pass by pass, until nothing is left to mend.
///
/// Each pass is tried in memory first: the contract is read again as it would be, and nothing is written where it
/// would be worse than before. So a wrong fix of one rule costs nobody a file.
package struct Mending: Sendable {
    /// Reads the contract by way of a provider and checks it.
    package typealias Check = @Sendable (any FileProvider) async -> CheckedContract

    package struct Result: Sendable {
        /// As it is now.
        package var contract: CheckedContract
        /// Findings that were mended.
        package var count = 0
        /// Why there was an end before all was mended.
        package var refusal: Diagnostic?
    }

    /// More passes than any chain of fixes needs; a fix that makes work for another one for ever ends here.
    private static let passLimit = 8

    private let files: any FileProvider
    private let check: Check
    private let choose: @Sendable (CheckedContract) -> [Diagnostic]
    private let write: @Sendable (String, [UInt8]) throws -> Void

    /// - Parameters:
    ///   - choose: the findings whose fixes are wanted.
    ///   - write: puts bytes into the file of a name, whole or not at all.
    package init(
        files: any FileProvider, check: @escaping Check,
        choose: @escaping @Sendable (CheckedContract) -> [Diagnostic],
        write: @escaping @Sendable (String, [UInt8]) throws -> Void
    ) {
        self.files = files
        self.check = check
        self.choose = choose
        self.write = write
    }

    package func run(_ contract: CheckedContract) async throws -> Result {
        var result = Result(contract: contract)
        for _ in 0..<Self.passLimit {
            let fixes = FixApplication(of: choose(result.contract), to: result.contract.reading.files)
            guard fixes.applied > 0, !fixes.changes.isEmpty else { break }
            let mended = await check(MendedFiles(fixes.changes, over: files))
            if let refusal = Self.refusal(of: mended, instead: result.contract) {
                result.refusal = refusal
                break
            }
            try write(fixes.changes)
            result.count += fixes.applied
            result.contract = mended
        }
        return result
    }

    /// Either all files or none: a fix may change two that need each other.
    private func write(_ changes: [FixApplication.Change]) throws {
        for (position, change) in changes.enumerated() {
            do {
                try write(change.file.name, change.bytes)
            } catch {
                for done in changes[..<position] { try? write(done.file.name, done.file.bytes) }
                throw error
            }
        }
    }

    private static func refusal(of mended: CheckedContract, instead contract: CheckedContract) -> Diagnostic? {
        let (before, after) = (contract.errors.count, mended.errors.count)
        let isLost = mended.reading.document == nil && contract.reading.document != nil
        guard isLost || after > before else { return nil }
        let known = Set(contract.errors.map(\.fingerprint))
        let new = mended.errors.filter { !known.contains($0.fingerprint) }.sortedByPlace()
        return Diagnostic(
            FixRules.fixNotWritten,
            .init(
                "with the fixes there would be \(after) \(after == 1 ? "error" : "errors") instead of \(before), so "
                    + "they are not written",
                ja: "修正を適用するとエラーが \(before) 件から \(after) 件になるため、書き込まない"),
            at: nil, fileName: contract.reading.path,
            notes: new.prefix(3).map { Diagnostic.Note(placed($0, in: mended.reading.files), at: nil) },
            fixes: [
                .init(
                    .init(
                        "mend the findings by hand, and report the fix that is wrong",
                        ja: "手で直し、誤った修正を報告する"))
            ])
    }

    /// The place is told in words, as the text that it lies in is nowhere but in memory.
    private static func placed(_ finding: Diagnostic, in files: SourceFiles) -> LocalizedText {
        guard let range = finding.range else { return finding.message }
        let location = LineIndex(files[range.file]).location(of: range.start)
        let place = "\(files[range.file].name):\(location.line):\(location.column)"
        return .init("\(place): \(finding.message.english)", ja: "\(place): \(finding.message.japanese)")
    }
}

/// Files as they would be after some fixes.
struct MendedFiles: FileProvider {
    private let files: any FileProvider
    private var changed: [String: [UInt8]] = [:]

    init(_ changes: [FixApplication.Change], over files: any FileProvider) {
        self.files = files
        for change in changes {
            changed[(try? files.canonicalPath(change.file.name)) ?? change.file.name] = change.bytes
        }
    }

    func read(path: String, limit: Int) throws(FileProviderError) -> [UInt8] {
        guard let bytes = changed[(try? files.canonicalPath(path)) ?? path] else {
            return try files.read(path: path, limit: limit)
        }
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        return bytes
    }

    func canonicalPath(_ path: String) throws(FileProviderError) -> String { try files.canonicalPath(path) }
}
