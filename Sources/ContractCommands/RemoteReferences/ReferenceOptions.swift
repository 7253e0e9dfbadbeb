package import ArgumentParser
package import OpenAPIModel

/// The flags about references into a network, for every command that reads contracts.
package struct ReferenceOptions: ParsableArguments {
    @Option(
        name: .customLong("allow-host"),
        help: ArgumentHelp(
            "A host that references may be fetched from: HOST or HOST:PORT; may repeat.",
            discussion: "What it gives is kept in .kakehashi beside the lock file, so that later runs need no network.",
            valueName: "host"))
    package var allowHost: [AllowedHost] = []

    @Option(
        help: ArgumentHelp(
            "The file with the digests of what was fetched. The default is kakehashi.lock beside the document.",
            valueName: "file"))
    package var lock: String?

    @Option(
        help: ArgumentHelp(
            "Seconds that fetching a reference may take (default: \(ReferenceSettings.defaultTimeout)).",
            valueName: "seconds"))
    package var fetchTimeout: Int?

    @Option(
        help: ArgumentHelp(
            "Bytes that a fetched reference may have (default: \(ReferenceSettings.defaultLimit)).",
            valueName: "bytes"))
    package var fetchLimit: Int?

    package init() {}

    package func validate() throws {
        if let fetchTimeout, !(1...3600).contains(fetchTimeout) {
            throw ValidationError("'\(fetchTimeout)' is no time limit; use 1 to 3600 seconds")
        }
        if let fetchLimit, fetchLimit < 1 { throw ValidationError("'\(fetchLimit)' is no size limit; use 1 or more") }
    }

    /// What the flags say, and the defaults for the rest.
    package var settings: ReferenceSettings {
        ReferenceSettings(
            allowedHosts: allowHost, lock: lock, fetchTimeout: fetchTimeout ?? ReferenceSettings.defaultTimeout,
            fetchLimit: fetchLimit ?? ReferenceSettings.defaultLimit)
    }
}

extension AllowedHost: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
