import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A file is described as a text.
enum BinaryWithoutFormat: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/binary-without-format", .info, .init("a file is described as a text", ja: "ファイルが文字列として書かれている"),
        .init(
            "A string without 'format: binary' is text, so generated code decodes the bytes as UTF-8 and a "
                + "picture does not survive.",
            ja: "「format: binary」のない string は文字列を表すので、生成コードはバイト列を UTF-8 として読み、画像などは壊れます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200': {description: 地図, content: {image/png: {schema: {type: string}}}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 地図
                          content: {image/png: {schema: {type: string, format: binary}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let contents = walk.requestBodies.flatMap(\.contents) + walk.responses.flatMap(\.contents)
        return contents.compactMap { content in
            guard isBinary(content.media.name.lowercased()), let id = content.media.schema else { return nil }
            let schema = walk.document[id]
            guard schema.type == .string, schema.format == nil, let node = schema.origin.node else { return nil }
            return finding(
                .init("'\(content.media.name)' is described as a text", ja: "「\(content.media.name)」が文字列として書かれている"),
                atKeyOf: node, fix: .init("add 'format: binary'", ja: "「format: binary」を書く"),
                edit: schema.componentName == nil ? NodeEdits.insert("format", "binary", in: node) : nil)
        }
    }

    private static func isBinary(_ name: String) -> Bool {
        name.hasPrefix("application/octet-stream") || name.hasPrefix("application/pdf")
            || name.hasPrefix("application/zip")
            || name.hasPrefix("audio/") || name.hasPrefix("video/") || name.hasPrefix("image/") && !name.contains("svg")
    }
}
