package import SourceDiagnostics

/// Which files of a document were fetched, and from where.
///
/// A reference in such a file is relative to where its text was in the end, after all redirects, and not to the URL that
/// was asked for (RFC 3986, section 5.1.3): the document was written for the place at which it lies. Both URLs, and every
/// further one that leads to the same place, mean the same file.
package struct RemoteFiles: Sendable {
    private var locations: [FileID: RemoteURL] = [:]
    private var files: [RemoteURL: FileID] = [:]

    package init() {}

    /// Notes where a file was in the end, and a URL that leads there.
    mutating func add(_ file: FileID, at location: RemoteURL, for url: RemoteURL) {
        locations[file] = location
        files[location] = file
        files[url] = file
    }

    /// The URLs that were asked for and led elsewhere, in the order of their texts.
    package var redirects: [(url: RemoteURL, location: RemoteURL)] {
        let all = files.compactMap { url, file in locations[file].map { (url: url, location: $0) } }
        return all.filter { $0.url != $0.location }.sorted { $0.url.description < $1.url.description }
    }

    /// What references in the file are relative to; nil for a file of this machine.
    package func location(of file: FileID) -> RemoteURL? { locations[file] }

    /// The file that a URL stands for, also over a redirect; nil where it was not read.
    package func file(at url: RemoteURL) -> FileID? { files[url] }
}
