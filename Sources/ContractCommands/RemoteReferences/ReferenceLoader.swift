package import OpenAPIModel
package import SourceDiagnostics

/// Loads documents whose references may lead into a network: what is locked is read from the lock file's folder, what
/// is not is fetched where that is allowed, and locked.
package struct ReferenceLoader: Sendable {
    private let settings: ReferenceSettings
    private let provider: any FileProvider

    package init(settings: ReferenceSettings, provider: any FileProvider = DiskFileProvider()) {
        self.settings = settings
        self.provider = provider
    }

    /// Without a fetcher as `loadOffline`. With one the document is loaded again until no text is missing that can be
    /// had, and the lock file is written.
    package func load(
        _ path: String, options: LoaderOptions = LoaderOptions(),
        fetcher: (any ReferenceFetcher)? = ReferenceFetching.fetcher
    ) async -> LoadResult {
        var locked = lockedReferences(of: path)
        var options = options
        options.remote = locked.documents(
            allowedHosts: settings.allowedHosts, provider: provider, canFetch: fetcher != nil)
        var result = DocumentLoader(provider: provider, options: options).run(path: path)
        if let fetcher, !locked.isBroken {
            // Failures are no files, so the limit of those does not end a chain of them.
            var left = options.referenceLimits.files
            while !result.missing.isEmpty, left > 0 {
                for url in result.missing.prefix(left) {
                    options.remote[url] = await fetch(url, fetcher, &locked)
                }
                left -= result.missing.count
                result = DocumentLoader(provider: provider, options: options).run(path: path)
            }
            if let failure = locked.write() { result.diagnostics.append(failure) }
        }
        return withLockFindings(result, locked)
    }

    /// Opens no connection and writes nothing.
    package func loadOffline(_ path: String, options: LoaderOptions = LoaderOptions()) -> LoadResult {
        let locked = lockedReferences(of: path)
        var options = options
        options.remote = locked.documents(
            allowedHosts: settings.allowedHosts, provider: provider, canFetch: false)
        return withLockFindings(DocumentLoader(provider: provider, options: options).run(path: path), locked)
    }

    private func lockedReferences(of path: String) -> LockedReferences {
        let beside = FilePath.join(FilePath.directory(of: path), LockFile.name)
        return LockedReferences(path: settings.lock ?? beside, provider: provider)
    }

    private func fetch(
        _ url: RemoteURL, _ fetcher: any ReferenceFetcher, _ locked: inout LockedReferences
    ) async -> RemoteDocuments.Entry {
        let request = FetchRequest(
            url: url, allowedHosts: settings.allowedHosts, timeout: settings.fetchTimeout,
            sizeLimit: settings.fetchLimit)
        do throws(RemoteFailure) {
            return locked.add(try await fetcher.fetch(request), for: url)
        } catch {
            return .failed(error)
        }
    }

    private func withLockFindings(_ result: LoadResult, _ locked: LockedReferences) -> LoadResult {
        var result = result
        let findings = locked.findings(in: &result.files)
        if !findings.isEmpty { result.diagnostics = (result.diagnostics + findings).sortedByPlace() }
        return result
    }
}
