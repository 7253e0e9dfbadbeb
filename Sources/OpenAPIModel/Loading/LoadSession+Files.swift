import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Reads the entry file and fixes the root folder.
    func loadEntry(path: String) -> LoadedFile? {
        do throws(FileProviderError) {
            let canonical = try provider.canonicalPath(path)
            root = FilePath.directory(of: canonical)
            if let folder = options.rootFolder { root = try provider.canonicalPath(folder) }
            return try read(canonical, name: path, isEntry: true)
        } catch {
            let finding = fileFinding(error, path)
            report(Diagnostic(finding.rule, finding.message, at: nil, fileName: path))
            return nil
        }
    }

    /// The root node of the file that a reference names, `path` being already free of percent escapes.
    func file(_ path: String, from holder: Node, at reference: Node) -> Node? {
        let base = loadedFiles[Int(holder.range.file.index)]
        let target = FilePath.normalize(FilePath.join(FilePath.directory(of: base.canonicalPath), path))
        guard FilePath.contains(root, target) else {
            report(OpenAPIRules.referenceOutsideRoot, "'\(path)' lies outside of the root folder", at: reference)
            return nil
        }
        do throws(FileProviderError) {
            let canonical = try provider.canonicalPath(target)
            guard FilePath.contains(root, canonical) else {
                report(
                    OpenAPIRules.referenceOutsideRoot,
                    "'\(path)' is a symbolic link that leads out of the root folder", at: reference)
                return nil
            }
            if let known = filesByPath[canonical] { return loadedFiles[Int(known.index)].node }
            let name = FilePath.normalize(FilePath.join(FilePath.directory(of: base.file.name), path))
            return try read(canonical, name: name, isEntry: false).node
        } catch {
            let finding = fileFinding(error, path)
            report(finding.rule, finding.message, at: reference)
            return nil
        }
    }

    private func read(_ canonical: String, name: String, isEntry: Bool) throws(FileProviderError) -> LoadedFile {
        let file = files.add(name: name, bytes: try provider.read(path: canonical))
        let outcome =
            isEntry
            ? DocumentSyntax.parseMapping(file, limits: options.limits)
            : DocumentSyntax.parse(file, limits: options.limits)
        report(outcome.diagnostics)
        let loaded = LoadedFile(file: file, canonicalPath: canonical, node: outcome.value)
        loadedFiles.append(loaded)
        filesByPath[canonical] = file.id
        return loaded
    }

    private func fileFinding(_ error: FileProviderError, _ path: String) -> (rule: Rule, message: String) {
        switch error {
        case .notFound: (OpenAPIRules.fileNotFound, "the file '\(path)' does not exist")
        case .isDirectory: (OpenAPIRules.fileUnreadable, "'\(path)' is a folder")
        case .unreadable(let reason): (OpenAPIRules.fileUnreadable, "the file '\(path)' cannot be read: \(reason)")
        case .tooLarge(let limit):
            (OpenAPIRules.fileUnreadable, "the file '\(path)' is over the limit of \(limit) bytes")
        }
    }
}
