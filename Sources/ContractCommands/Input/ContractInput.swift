import ArgumentParser

/// How every command that reads contracts reads them, and how it speaks.
package struct ContractInput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder below which files may be read.",
            discussion: "A $ref that leaves it is an error. The default is the folder of the document.",
            valueName: "folder"),
        completion: .directory)
    var root: String?

    @OptionGroup var speech: SpeechOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var references: ReferenceOptions

    package init() {}

    /// As `session()`, with the folder of a catalogue as the root where no flag names another.
    package func session(below catalogue: PlatformCatalogue) throws -> ContractSession {
        var input = self
        input.root = root ?? (catalogue.folder.isEmpty ? "." : catalogue.folder)
        return try input.session()
    }

    /// Settles flags, environment and configuration file. What is wrong with them is shown, and ends the command.
    package func session() throws -> ContractSession {
        var flags = speech.flags
        flags.root = root
        for limit in Limit.allCases { flags.limits[limit] = limits[limit] }
        flags.allowedHosts = references.allowHost
        flags.lock = references.lock
        flags.fetchTimeout = references.fetchTimeout
        flags.fetchLimit = references.fetchLimit
        return try flags.session()
    }
}
