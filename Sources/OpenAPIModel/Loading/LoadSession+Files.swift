import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Reads the entry file and fixes the root folder.
    func loadEntry(path: String) -> LoadedFile? {
        do throws(FileProviderError) {
            let canonical = try provider.canonicalPath(path)
            root = FilePath.directory(of: canonical)
            guard options.rootFolder.map({ widenRoot($0, path, canonical) }) ?? true else { return nil }
            let bytes = try provider.read(path: canonical, limit: sizeLimit)
            return add(bytes, key: canonical, name: path, isEntry: true)
        } catch {
            let finding = fileFinding(error, path)
            report(Diagnostic(finding.rule, finding.message, at: nil, fileName: path))
            return nil
        }
    }

    /// Takes the root folder that was given. Where it is not there, or the entry file is not in it, nothing is read.
    private func widenRoot(_ folder: String, _ path: String, _ canonical: String) -> Bool {
        guard let given = try? provider.canonicalPath(folder) else {
            report(
                Diagnostic(
                    ReferenceRules.fileNotFound,
                    .init("the root folder '\(folder)' does not exist", ja: "ルートフォルダ「\(folder)」がない"), at: nil,
                    fileName: path))
            return false
        }
        root = given
        guard FilePath.contains(root, canonical) else {
            report(
                Diagnostic(
                    ReferenceRules.referenceOutsideRoot,
                    .init("'\(path)' lies outside of the root folder", ja: "「\(path)」がルートフォルダの外にある"), at: nil,
                    fileName: path))
            return false
        }
        return true
    }

    /// The root node of the file that a reference names, `path` being already free of percent escapes.
    func file(_ path: String, from holder: Node, at reference: Node, links: [Node]) -> Node? {
        let base = loadedFiles[Int(holder.range.file.index)]
        let target = FilePath.normalize(FilePath.join(FilePath.directory(of: base.canonicalPath), path))
        guard FilePath.contains(root, target) else {
            reportReference(
                ReferenceRules.referenceOutsideRoot,
                .init("'\(path)' lies outside of the root folder", ja: "「\(path)」がルートフォルダの外にある"), at: reference,
                links: links, fixes: pointerFixes(reference).first.map { [$0] } ?? [Self.rootFix])
            return nil
        }
        do throws(FileProviderError) {
            let canonical = try provider.canonicalPath(target)
            guard FilePath.contains(root, canonical) else {
                reportReference(
                    ReferenceRules.referenceOutsideRoot,
                    .init(
                        "'\(path)' is a symbolic link that leads out of the root folder",
                        ja: "「\(path)」はルートフォルダの外を指すシンボリックリンクである"), at: reference, links: links,
                    fixes: [Self.rootFix])
                return nil
            }
            if let known = filesByPath[canonical] { return loadedFiles[Int(known.index)].node }
            guard mayReadMore(at: reference, links: links) else { return nil }
            let bytes = try provider.read(path: canonical, limit: sizeLimit)
            let name = FilePath.normalize(FilePath.join(FilePath.directory(of: base.file.name), path))
            return add(bytes, key: canonical, name: name, for: reference).node
        } catch {
            report(error, path, at: reference, links: links)
            return nil
        }
    }

    /// Parses a file and remembers it under its canonical path or URL.
    func add(_ bytes: [UInt8], key: String, name: String, isEntry: Bool = false, for reference: Node? = nil)
        -> LoadedFile
    {
        let file = files.add(name: name, bytes: bytes)
        references.bytes += bytes.count
        references.readFor[file.id] = reference
        let outcome =
            isEntry
            ? DocumentSyntax.parseMapping(file, limits: options.limits)
            : DocumentSyntax.parse(file, limits: options.limits)
        take(outcome)
        let loaded = LoadedFile(file: file, canonicalPath: key, node: outcome.value)
        loadedFiles.append(loaded)
        filesByPath[key] = file.id
        return loaded
    }

    private static let rootFix = Diagnostic.Fix(
        .init(
            "move the file into the root folder, or name a wider one with '--root'",
            ja: "ファイルをルートフォルダの中に移すか、「--root」でより広いフォルダを指定する"))
}

/// Limits on all files together.
extension LoadSession {
    private var bytesLeft: Int { max(0, options.referenceLimits.totalBytes - references.bytes) }

    /// How large the next file may be.
    var sizeLimit: Int { min(options.limits.bytes, bytesLeft) }

    /// Whether one more file may be read; if not, that is a finding, once.
    func mayReadMore(at reference: Node, links: [Node]) -> Bool {
        let limit = options.referenceLimits.files
        if files.files.count + references.missing.count < limit { return true }
        reportLimit(
            ReferenceRules.fileLimit,
            .init("the document has more than \(limit) files", ja: "文書のファイル数が \(limit) を超えている"), at: reference,
            links: links, flag: "--max-files")
        return false
    }

    /// One finding for each limit.
    func reportLimit(_ rule: Rule, _ message: LocalizedText, at reference: Node, links: [Node], flag: String) {
        guard references.reachedLimits.insert(rule).inserted else { return }
        reportReference(
            rule, message, at: reference, links: links,
            fixes: [.init(.init("raise the limit with '\(flag)'", ja: "「\(flag)」で上限を上げる"))])
    }

    /// Why a file cannot be had, at the reference that asks for it.
    func report(_ error: FileProviderError, _ path: String, at reference: Node, links: [Node]) {
        let finding = fileFinding(error, path)
        if finding.rule == ReferenceRules.totalSizeLimit {
            reportLimit(finding.rule, finding.message, at: reference, links: links, flag: "--max-total-bytes")
            return
        }
        let isBackwards = error == .notFound && path.utf8.contains(UInt8(ascii: "\\"))
        let fixes: [Diagnostic.Fix] =
            isBackwards
            ? [.init(.init("write '/' between folders", ja: "フォルダの区切りに「/」を書く"))]
            : error == .notFound ? pointerFixes(reference) : []
        reportReference(finding.rule, finding.message, at: reference, links: links, fixes: fixes)
    }

    private func fileFinding(_ error: FileProviderError, _ path: String) -> (rule: Rule, message: LocalizedText) {
        switch error {
        case .notFound:
            (
                ReferenceRules.fileNotFound,
                .init("the file '\(path)' does not exist", ja: "ファイル「\(path)」がない")
            )
        case .isDirectory:
            (ReferenceRules.fileUnreadable, .init("'\(path)' is a folder", ja: "「\(path)」はフォルダである"))
        case .unreadable(let reason):
            (
                ReferenceRules.fileUnreadable,
                .init(
                    "the file '\(path)' cannot be read: \(reason)",
                    ja: "ファイル「\(path)」を読めない: \(FileProviderError.localized(reason: reason).japanese)")
            )
        case .tooLarge(let limit): sizeFinding(limit, path)
        }
    }

    private func sizeFinding(_ limit: Int, _ path: String) -> (rule: Rule, message: LocalizedText) {
        guard limit < options.limits.bytes else {
            return (
                YAMLRules.sizeLimit,
                .init(
                    "the file '\(path)' is over the limit of \(limit) bytes",
                    ja: "ファイル「\(path)」が上限の \(limit) バイトを超えている")
            )
        }
        let total = options.referenceLimits.totalBytes
        return (
            ReferenceRules.totalSizeLimit,
            .init(
                "with '\(path)', all files together are over the limit of \(total) bytes",
                ja: "「\(path)」を加えると、全ファイルの合計が上限の \(total) バイトを超える")
        )
    }
}
