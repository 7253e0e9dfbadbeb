import ArgumentParser
import SourceDiagnostics

/// How a command that looks for findings shows them, and when they make it fail.
package struct ReportOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "How findings are written; may be repeated, each with its own --output.",
            discussion: """
                text is shown in any case: on standard output, or on standard error where another format goes to \
                standard output.
                """))
    var format: [FindingsFormat] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Where the format of the same position goes; '-' is standard output, which is the default.",
            valueName: "file"),
        completion: .file())
    var output: [String] = []

    @Option(
        help: ArgumentHelp(
            "The least severity that makes the command end with 1; error by default.", valueName: "severity"))
    var failOn: Severity?

    package init() {}

    package func validate() throws {
        guard output.isEmpty ? format.count <= 1 : output.count == max(1, format.count) else {
            throw ValidationError(
                "--format is given \(Self.times(format.count)) and --output \(Self.times(output.count)); give each "
                    + "format its output, '-' for standard output")
        }
        guard Set(format).count == format.count else { throw ValidationError("a format is given twice") }
        guard Set(output).count == output.count else { throw ValidationError("two formats have the same output") }
    }

    private static func times(_ count: Int) -> String {
        switch count {
        case 0: "never"
        case 1: "once"
        case 2: "twice"
        default: "\(count) times"
        }
    }

    /// The formats and where they go; nil is standard output.
    var targets: [(format: FindingsFormat, file: String?)] {
        let formats = format.isEmpty ? [.text] : format
        return formats.enumerated().map { position, format in
            let file = output.indices.contains(position) ? output[position] : "-"
            return (format, file == "-" ? nil : file)
        }
    }
}

extension FindingsFormat: ExpressibleByArgument {}
