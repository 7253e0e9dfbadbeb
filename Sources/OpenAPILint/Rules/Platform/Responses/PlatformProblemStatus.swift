import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// The status of an error example is another one.
enum PlatformProblemStatus: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-problem-status", .warning,
        .init("the status of an error example is another one", ja: "エラーの例の status が違う"),
        .init(
            "The member 'status' of a problem repeats the status of the answer (RFC 9457, section 3.1.2); an "
                + "example with another one is copied from elsewhere.",
            ja: "problem の「status」は応答の状態コードと同じです（RFC 9457 3.1.2節）。違う例は、よそから写したものです。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '404':
                          description: ない
                          content:
                            application/problem+json:
                              schema: {type: object}
                              examples: {none: {value: {status: 400}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 一覧}
                        '404':
                          description: ない
                          content:
                            application/problem+json:
                              schema: {type: object}
                              examples: {none: {value: {status: 404}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.responses.flatMap { site -> [Diagnostic] in
            let statuses = site.uses.map(\.entry.status)
            guard !statuses.isEmpty else { return [] }
            return site.contents.filter(\.isProblem).flatMap(\.media.examples).compactMap { example in
                guard let status = example.node?["status"], let code = status.number?.int64 else { return nil }
                guard !statuses.contains(where: { $0.covers(Int(clamping: code)) }) else { return nil }
                return finding(
                    .init("the example has the status \(code)", ja: "例の status が \(code) である"), at: status,
                    fix: .init("write the status of the answer", ja: "応答の状態コードを書く"))
            }
        }
    }
}
