/// What references to URLs lead to. The loader opens no connection: whoever runs it gives it the texts, looks at what
/// was missing, and runs it again.
package struct RemoteDocuments: Sendable {
    package enum Entry: Sendable {
        /// `location` is where the text was in the end; references in it are relative to that.
        case text([UInt8], location: RemoteURL)
        case failed(RemoteFailure)
    }

    /// Which URLs may be asked for. A URL that has an entry needs no permission.
    package var allowedHosts: [AllowedHost]
    /// What holds for every URL without an entry of its own, as where it is not known which texts are locked.
    package var otherwise: Entry?
    private var entries: [RemoteURL: Entry] = [:]

    package init(allowedHosts: [AllowedHost] = []) { self.allowedHosts = allowedHosts }

    /// Those of some texts that have a URL for a name, as the files of a document that was loaded from a network have.
    ///
    /// - Parameter redirects: names by the further URLs that lead to them.
    package init(texts: [String: String], redirects: [String: String] = [:]) {
        allowedHosts = []
        for (name, text) in texts {
            guard let url = try? RemoteURL(name) else { continue }
            entries[url] = .text(Array(text.utf8), location: url)
        }
        for (name, location) in redirects {
            guard let url = try? RemoteURL(name), let target = try? RemoteURL(location) else { continue }
            entries[url] = entries[target]
        }
    }

    package subscript(url: RemoteURL) -> Entry? {
        get { entries[url] ?? otherwise }
        set { entries[url] = newValue }
    }

    package func admits(_ url: RemoteURL) -> Bool { allowedHosts.contains { $0.admits(url) } }
}
