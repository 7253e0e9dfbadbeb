package import ArgumentParser

/// What the commands end with. Wrong usage ends with 64, which ArgumentParser does by itself.
package enum ExitStatus {
    package static let findings = ExitCode(1)
    package static let input = ExitCode(2)
    package static let unreachable = ExitCode(3)

    /// For `--help`.
    package static let discussion = """
        Exit codes: 0 clean, 1 findings, 2 input or configuration that cannot be read, 3 target not reachable, \
        64 wrong usage.
        """
}

/// What `--help` says of documents, and what shells offer for them.
package enum DocumentArgument {
    package static let help = ArgumentHelp(
        "OpenAPI 3.0 documents, YAML or JSON (3.1 is read with a warning); '-' is standard input.",
        valueName: "document")
    package static let oneHelp = ArgumentHelp(
        "An OpenAPI 3.0 document, YAML or JSON (3.1 is read with a warning); '-' is standard input.",
        valueName: "document")
    package static let completion = CompletionKind.file(extensions: ["yaml", "yml", "json"])
}
