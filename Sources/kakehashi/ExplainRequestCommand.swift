import ArgumentParser
import ContractCommands
import KakehashiRuntime
import MockEngine
import SourceDiagnostics

/// `explain-request`: what the mock would answer, and why, without a server.
struct ExplainRequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-request",
        abstract: "Tells what the mock of a contract answers to a request, and why, without a server.",
        discussion: """
            Every decision is a line, with its place in the contract; the answer follows.

            Examples:
              explain-request GET '/shelters/first' shelters.yaml
              explain-request POST /shelters --header 'Content-Type: application/json' --body '{}' shelters.yaml

            \(ExitStatus.discussion)
            """)

    @Argument(help: ArgumentHelp("The method, such as GET.", valueName: "method"))
    var method: String

    @Argument(help: ArgumentHelp("Path and query, with or without the path of the server.", valueName: "path"))
    var path: String

    @Argument(help: DocumentArgument.help, completion: DocumentArgument.completion)
    var document: String

    @Option(name: [.customShort("H"), .long], help: "A header field, 'Name: value'; may repeat.")
    var header: [String] = []

    @Option(help: "The body.")
    var body: String?

    @OptionGroup var behavior: BehaviorOptions
    @OptionGroup var input: ContractInput

    func run() async throws {
        let session = try input.session()
        let request = try request()
        let service = try await PlayedContract.read(
            document, session, behavior.options, isLenient: behavior.lenient, scenarioFiles: behavior.scenarioFile
        ).service
        try behavior.check([service])
        let player = MockPlayer(service, surroundings: behavior.surroundings)
        let answer = player.answer(to: request, body: Array((body ?? "").utf8))
        var text = service.lines(of: answer.trace).map { "\($0)\n" }.joined()
        text += "\n\(answer.response.status.code)\n"
        for field in answer.response.headerFields { text += "\(field.name.rawName): \(field.value)\n" }
        if !answer.body.isEmpty { text += "\n" + String(decoding: answer.body, as: UTF8.self) + "\n" }
        Terminal.write(text, to: .output)
    }

    private func request() throws -> HTTPRequest {
        guard let method = HTTPRequest.Method(method.uppercased()) else {
            throw ValidationError("'\(method)' is not a method")
        }
        let path = path.hasPrefix("/") ? path : "/" + path
        var request = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
        for text in header {
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else {
                throw ValidationError("'\(text)' is not a header field; write 'Name: value'")
            }
            let value = String(parts[1].drop { $0 == " " })
            request.headerFields.append(HTTPField(name: name, value: value))
        }
        return request
    }
}
