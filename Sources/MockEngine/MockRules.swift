import SampleData
package import SourceDiagnostics

/// What a mock cannot play.
package enum MockRules {
    package static let all: [Rule] = [hiddenOperation] + SampleRules.all

    package static let hiddenOperation = Rule(
        "openapi/hidden-operation", .warning, .init("an operation cannot be reached", ja: "到達できない操作がある"),
        .init(
            """
            Two operations answer the same method and paths, so that a server cannot tell them apart. The mock plays \
            the first one.
            """,
            ja: "二つの操作が同じメソッドとパスに応答するため、サーバーは区別できません。モックは最初の操作として応答します。"))
}
