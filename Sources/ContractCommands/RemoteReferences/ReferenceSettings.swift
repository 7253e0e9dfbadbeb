package import OpenAPIModel

/// How references into a network are treated.
package struct ReferenceSettings: Sendable {
    package static let defaultTimeout = 10
    package static let defaultLimit = 5_000_000

    package var allowedHosts: [AllowedHost]
    /// nil for `kakehashi.lock` beside the document.
    package var lock: String?
    /// Seconds for each text.
    package var fetchTimeout: Int
    /// Bytes of each text.
    package var fetchLimit: Int

    package init(
        allowedHosts: [AllowedHost] = [], lock: String? = nil, fetchTimeout: Int = defaultTimeout,
        fetchLimit: Int = defaultLimit
    ) {
        self.allowedHosts = allowedHosts
        self.lock = lock
        self.fetchTimeout = fetchTimeout
        self.fetchLimit = fetchLimit
    }
}
