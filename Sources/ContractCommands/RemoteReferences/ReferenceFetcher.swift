package import OpenAPIModel

/// Asks a network for the text of a URL. This room has none: `kakehashi` brings one, `kakehashi-generate` does not.
package protocol ReferenceFetcher: Sendable {
    /// Follows redirects to allowed hosts and keeps to the limits of the request.
    func fetch(_ request: FetchRequest) async throws(RemoteFailure) -> FetchedText
}

/// One text to be fetched.
package struct FetchRequest: Sendable {
    package var url: RemoteURL
    package var allowedHosts: [AllowedHost]
    /// Seconds, redirects included.
    package var timeout: Int
    /// Bytes.
    package var sizeLimit: Int

    package init(url: RemoteURL, allowedHosts: [AllowedHost], timeout: Int, sizeLimit: Int) {
        self.url = url
        self.allowedHosts = allowedHosts
        self.timeout = timeout
        self.sizeLimit = sizeLimit
    }
}

package struct FetchedText: Sendable {
    package var bytes: [UInt8]
    /// After redirects.
    package var location: RemoteURL

    package init(bytes: [UInt8], location: RemoteURL) {
        self.bytes = bytes
        self.location = location
    }
}

/// Where a tool that may open connections puts its fetcher, around all that it runs.
package enum ReferenceFetching {
    @TaskLocal package static var fetcher: (any ReferenceFetcher)?
}
