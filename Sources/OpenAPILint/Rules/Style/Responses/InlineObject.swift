import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A body is described in place.
enum InlineObject: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/inline-object", .info, .init("a body is described in place", ja: "本文のスキーマがその場に書かれている"),
        .init(
            "A schema in 'components' has a name, which becomes the name of the Swift type; one in place gets "
                + "a name made of operation and status, and cannot be used twice.",
            ja: "「components」のスキーマには名前があり、Swift の型の名前になります。その場に書いたスキーマは操作と状態コードから名前が作られ、使い回せません。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json:
                              schema:
                                type: object
                                properties:
                                  name: {type: string}
                                  open: {type: boolean}
                                  level: {type: integer}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        name: {type: string}
                        open: {type: boolean}
                        level: {type: integer}
                paths:
                  /shelters:
                    get:
                      responses:
                        '200':
                          description: 一覧
                          content:
                            application/json: {schema: {$ref: '#/components/schemas/Shelter'}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let contents = walk.requestBodies.flatMap(\.contents) + walk.responses.flatMap(\.contents)
        return contents.compactMap { content in
            guard let id = content.media.schema, let node = content.node["schema"] else { return nil }
            let schema = walk.document[id]
            guard schema.componentName == nil, schema.properties.count > 2 else { return nil }
            return finding(
                .init(
                    "an object with \(schema.properties.count) properties is described in place",
                    ja: "プロパティが\(schema.properties.count)個のオブジェクトがその場に書かれている"),
                atKeyOf: node, fix: .init("move it to 'components/schemas'", ja: "「components/schemas」に移す"))
        }
    }
}
