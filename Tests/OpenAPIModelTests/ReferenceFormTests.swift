import KakehashiTestSupport
import SourceDiagnostics
import Testing

@testable import OpenAPIModel

/// What can stand in a `$ref`.
@Suite struct ReferenceFormTests {
    /// Files around an entry document in `specs/`, whose schema `A` is the reference.
    private static let others = [
        "specs/pet.yaml": "title: pet",
        "specs/pet.json": #"{"title": "pet.json", "properties": {"back": {"$ref": "common/back.yaml#/defs/Back"}}}"#,
        "specs/common/back.yaml": "defs: {Back: {title: back, items: {$ref: '../pet.json'}}}",
        "specs/common/a b.yaml": "title: space",
        "specs/common/犬.yaml": "title: dog",
        "specs/common/100%.yaml": "title: percent",
        "specs/common/a#b.yaml": "title: hash",
        "specs/list.yaml": "[{title: first}, {title: second}]",
        "specs/deep.yaml":
            "a/b: {'~c': {'': {title: escaped}, 'x y': {title: spaced}}, '0': {title: zero}, 200: {title: number}}",
        "specs/self.yaml": "title: self\nproperties: {me: {$ref: '#'}, again: {$ref: ''}, named: {$ref: self.yaml}}",
    ]

    private func load(_ reference: String) -> Outcome<Document> {
        let text = BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: '\(reference)'}}}\n"
        let provider = InMemoryFileProvider(Self.others.merging(["specs/openapi.yaml": text]) { $1 })
        return DocumentLoader(provider: provider).load(path: "specs/openapi.yaml")
    }

    @Test(
        "a reference leads to whole files and to parts of them, however its path is written",
        arguments: [
            ("pet.yaml", "pet"), ("pet.yaml#", "pet"), ("./pet.yaml", "pet"), ("./common/../pet.yaml", "pet"),
            ("common/.././pet.yaml#", "pet"), (".//pet.yaml", "pet"), ("../specs/pet.yaml", "pet"),
            ("/specs/pet.yaml", "pet"), ("%70et.yaml", "pet"), ("pet.json", "pet.json"),
            ("common/back.yaml#/defs/Back", "back"), ("common%2Fback.yaml#/defs/Back", "back"),
            ("common/a b.yaml", "space"), ("common/a%20b.yaml", "space"), ("common/犬.yaml", "dog"),
            ("common/%E7%8A%AC.yaml", "dog"), ("common/100%25.yaml", "percent"), ("common/a%23b.yaml", "hash"),
            ("list.yaml#/1", "second"), ("deep.yaml#/a~1b/~0c/", "escaped"), ("deep.yaml#/a~1b/~0c/x y", "spaced"),
            ("deep.yaml#/a~1b/%7E0c/x%20y", "spaced"), ("deep.yaml#%2Fa~1b%2F~0c%2F", "escaped"),
            ("deep.yaml#/a~1b/0", "zero"), ("deep.yaml#/a~1b/200", "number"), ("self.yaml", "self"),
        ])
    func forms(reference: String, title: String) throws {
        let outcome = load(reference)
        #expect(outcome.diagnostics == [])
        let document = try #require(outcome.value)
        let schema = try #require(document.components.schemas.first?.value)
        #expect(document[schema].title == title)
    }

    @Test("files of both formats refer to each other, and a file to itself")
    func bothWays() throws {
        let document = try #require(load("pet.json").value)
        let pet = try #require(document.components.schemas.first?.value)
        let back = try #require(document[pet].properties.first?.schema)
        #expect(document[back].title == "back")
        #expect(document[back].items == pet)
        let other = try #require(load("self.yaml").value)
        let own = try #require(other.components.schemas.first?.value)
        #expect(other[own].properties.map(\.schema) == [own, own, own])
    }

    @Test(
        "a reference that cannot be followed says why, and what to write",
        arguments: [
            ("#A", "'#A' is not a JSON pointer", "refer to '#/components/schemas/A'"),
            ("pet.yaml#A", "'#A' is not a JSON pointer", "begin the part after '#' with '/'"),
            ("#/x~2", "'#/x~2' leads nowhere: the document has no 'x~2'", nil),
            ("#/a%zz", "'#/a%zz' has a broken percent escape", "write '%25' for a percent sign"),
            ("common/100%.yaml", "'common/100%.yaml' has a broken percent escape", "write '%25' for a percent sign"),
            ("list.yaml#/2", "'list.yaml#/2' leads nowhere: the document has no '2'", nil),
            ("list.yaml#/01", "'list.yaml#/01' leads nowhere: the document has no '01'", nil),
            ("list.yaml#/-", "'list.yaml#/-' leads nowhere: the document has no '-'", nil),
            ("pet.yaml#/titel", "'pet.yaml#/titel' leads nowhere: the document has no 'titel'", "refer to 'title'"),
            ("pet.yaml#/title/x", "'pet.yaml#/title/x' leads nowhere: '/title' has no 'x'", nil),
            (
                "self.yaml#/properties/me/title",
                "'self.yaml#/properties/me/title' leads nowhere: '/properties/me' has no 'title'",
                "refer to 'self.yaml#/title'"
            ),
            ("#", "'#' leads to a whole document", "refer to a schema"),
            ("openapi.yaml", "'openapi.yaml' leads to a whole document", "refer to a schema"),
            ("list.yaml", "'list.yaml' leads to a list", "refer to a schema"),
            ("pet.yaml#/title", "'pet.yaml#/title' leads to a string", "refer to a schema"),
            ("common", "'common' is a folder", nil), ("common/", "'common/' is a folder", nil),
            ("Pet", "the file 'Pet' does not exist", nil),
            ("common\\\\back.yaml", "the file 'common\\\\back.yaml' does not exist", "write '/' between folders"),
            ("a%00b", "the file 'a\0b' does not exist", nil),
            (
                "/etc/passwd", "'/etc/passwd' lies outside of the root folder",
                "move the file into the root folder, or name a wider one with '--root'"
            ),
            ("../../../x.yaml", "'../../../x.yaml' lies outside of the root folder", nil),
            ("common/../../x.yaml", "'common/../../x.yaml' lies outside of the root folder", nil),
            ("%2E%2E/x.yaml", "'../x.yaml' lies outside of the root folder", nil),
            ("..%2Fx.yaml", "'../x.yaml' lies outside of the root folder", nil),
            ("file:///specs/pet.yaml", "'file:///specs/pet.yaml' has the scheme 'file'", nil),
            ("FILE:pet.yaml", "'FILE:pet.yaml' has the scheme 'file'", nil),
            ("C:\\specs\\pet.yaml", "'C:\\specs\\pet.yaml' is a path of one machine", nil),
            ("urn:example:pet", "'urn:example:pet' has the scheme 'urn'", nil),
            ("//example.com/pet.yaml", "'//example.com/pet.yaml' is a URL without a scheme", nil),
            ("https://u:p@example.com/", "'https://u:p@example.com/' has a user name in it", nil),
            ("https:pet.yaml", "'https:pet.yaml' has no valid host", nil),
            ("https://", "'https://' has no valid host", nil),
            ("https://example.com:x/", "'https://example.com:x/' has no valid port", nil),
            (
                "https://Example.com/a/../b.yaml#/x",
                "'https://example.com/b.yaml' is a URL of a host that is not allowed",
                nil
            ),
        ] as [(String, String, String?)])
    func refusals(reference: String, message: String, fix: String?) throws {
        let findings = load(reference).diagnostics
        #expect(findings.map(\.message.english) == [message])
        #expect(findings.first?.message.japanese.isEmpty == false)
        if let fix { #expect(findings.first?.fixes.map(\.title.english) == [fix]) }
    }

    @Test("a discriminator maps to schemas in other files, seen from the file that it stands in")
    func discriminators() throws {
        let text =
            BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: 'pets/base.yaml'}, B: {title: by name}}}\n"
        let base =
            "type: object\nrequired: [kind]\nproperties: {kind: {type: string}}\noneOf: [{$ref: dog.yaml}, "
            + "{$ref: 'all.json#/cat'}]\n"
            + "discriminator: {propertyName: kind, mapping: {dog: ./dog.yaml, cat: 'all.json#/cat', b: B}}"
        let outcome = DocumentLoader.load(
            text: text,
            others: [
                "pets/base.yaml": base, "pets/dog.yaml": "title: dog", "pets/all.json": #"{"cat": {"title": "cat"}}"#,
            ])
        let document = try #require(outcome.value)
        let schema = try #require(document.components.schemas.first?.value)
        let mapping = try #require(document[schema].discriminator?.mapping)
        #expect(mapping.map { document[$0.schema].title } == ["dog", "cat", "by name"])
        #expect(!outcome.diagnostics.hasErrors)
    }

    @Test("the root folder may itself be a link, and so may the entry document")
    func linkedRoot() {
        let text =
            BadDocument.head + "paths: {}\ncomponents: {schemas: {A: {$ref: 'pet.yaml'}, B: {$ref: '../x.yaml'}}}"
        var provider = InMemoryFileProvider([
            "real/specs/openapi.yaml": text, "real/specs/pet.yaml": "title: pet", "real/x.yaml": "title: x",
            "x.yaml": "title: secret",
        ])
        provider.addLink(path: "specs", target: "real/specs")
        provider.addLink(path: "real/wide", target: "../real")
        provider.addLink(path: "entry.yaml", target: "real/specs/openapi.yaml")
        for path in ["specs/openapi.yaml", "entry.yaml"] {
            let narrow = DocumentLoader(provider: provider).load(path: path)
            #expect(narrow.diagnostics.map(\.rule.id) == ["openapi/reference-outside-root"])
            let wide = DocumentLoader(provider: provider, options: LoaderOptions(rootFolder: "real/wide"))
            #expect(wide.load(path: path).diagnostics == [])
            let linked = DocumentLoader(provider: provider, options: LoaderOptions(rootFolder: "specs"))
            #expect(linked.load(path: path).diagnostics.map(\.rule.id) == ["openapi/reference-outside-root"])
        }
    }

    @Test("an entry document outside of the root folder, and a root folder that is not there, are findings")
    func entryOutsideRoot() {
        let provider = InMemoryFileProvider(["a/openapi.yaml": BadDocument.head + "paths: {}", "b/x.yaml": ""])
        for (root, rule) in [("b", "openapi/reference-outside-root"), ("none", "openapi/file-not-found")] {
            let loader = DocumentLoader(provider: provider, options: LoaderOptions(rootFolder: root))
            let result = loader.run(path: "a/openapi.yaml")
            #expect(result.document == nil)
            #expect(result.diagnostics.map(\.rule.id) == [rule])
            #expect(result.diagnostics.first?.fileName == "a/openapi.yaml")
        }
    }
}
