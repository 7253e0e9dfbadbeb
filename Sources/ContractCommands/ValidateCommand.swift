package import ArgumentParser
import OpenAPIModel
import SourceDiagnostics

/// `validate`: reads contracts and says everything that is wrong with them.
package struct ValidateCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks contracts and shows every finding with its place.",
        discussion: ExitStatus.discussion)

    @Argument(help: ArgumentHelp("OpenAPI 3.0 documents, YAML or JSON.", valueName: "document"))
    var documents: [String]

    @OptionGroup var input: ContractInput

    package init() {}

    package func run() throws {
        var failure: ExitCode?
        for path in documents {
            let reading = input.read(path)
            input.show(reading.diagnostics, files: reading.files, from: .info, on: .output)
            Terminal.write("\(path): \(summary(of: reading))\n", to: .output)
            failure = worse(failure, reading.failure)
        }
        if let failure { throw failure }
    }

    private func summary(of reading: ContractReading) -> String {
        let findings = ContractReading.summary(reading.diagnostics)
        guard let document = reading.document else { return findings }
        let operations = document.paths.reduce(0) { $0 + $1.operations.count }
        let counts = [Self.count(operations, "operation"), Self.count(document.schemas.count, "schema")]
        return "\(findings) (OpenAPI \(document.version), \(counts.joined(separator: ", ")))"
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    private func worse(_ left: ExitCode?, _ right: ExitCode?) -> ExitCode? {
        guard let left, let right else { return left ?? right }
        return left.rawValue >= right.rawValue ? left : right
    }
}
