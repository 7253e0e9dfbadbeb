import JSONCoding
package import OpenAPIModel
package import SourceDiagnostics

/// What a contract asks of made values that cannot be done.
package enum SampleRules {
    package static let all: [Rule] = [unknownFakerMethod]

    package static let unknownFakerMethod = Rule(
        "mock/unknown-faker-method", .warning,
        .init("'x-faker' asks for a method that is not known", ja: "「x-faker」が未知のメソッドを求めている"),
        .init(
            "Made values follow 'x-faker' for the commonly used methods of faker.js. This one is not among them, or is "
                + "none, so the value is made from the schema alone. Check its spelling, or leave it out.",
            ja: "値の生成は、faker.js のよく使われるメソッドについて x-faker に従います。このメソッドはその中にないか、"
                + "メソッドではないため、値はスキーマだけから作ります。綴りを確かめるか、取り除いてください。"),
        samples: .init(
            bad: "components:\n  schemas:\n    Sample: {type: string, x-faker: person.firstNme}\n",
            good: "components:\n  schemas:\n    Sample: {type: string, x-faker: person.firstName}\n"))

    /// Every `x-faker` of a document that cannot be followed, in the order of the schemas.
    package static func check(_ document: Document) -> [Diagnostic] {
        document.schemas.flatMap { schema -> [Diagnostic] in
            guard let entry = schema.extensions.entry("x-faker") else { return [] }
            let value = entry.value
            let unknown = FakerCall(value)?.unknownMethods ?? [value.description]
            return unknown.map { name in
                Diagnostic(
                    unknownFakerMethod,
                    .init("'\(name)' is no faker method that is known", ja: "「\(name)」は既知の faker のメソッドではない"),
                    at: entry.origin.range, pointer: entry.origin.pointer)
            }
        }
    }
}
