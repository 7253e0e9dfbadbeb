import JSONCoding
import KakehashiTestSupport
import OpenAPIModel
import SampleData
import SourceDiagnostics
import Testing

struct FakerTests {
    private func drawn(_ schema: String, seed: UInt64 = 1, language: SampleLanguage = .english) throws -> JSONValue {
        try SampleFixture("S: \(schema)", language: language).drawn("S", seed: seed)
    }

    @Test(
        "a method makes what its name says",
        arguments: [
            ("person.firstName", "^[A-Z][a-z]+$"), ("name.lastName", "^[A-Z][a-z]+$"), ("internet.email", "^[^@]+@"),
            ("internet.url", "^https://"), ("internet.ip", "^192[.]0[.]2[.]"), ("phone.phoneNumber", "^[+]81-"),
            ("address.zipCode", "^9[67][0-9]-[0-9]{4}$"), ("location.city", "-(shi|machi|mura)$"),
            ("location.streetAddress", "^[0-9]+-[0-9]+ "), ("company.companyName", "Inc[.]$"),
            ("lorem.slug", "^[a-z]+(-[a-z]+){2}$"), ("date.past", "^202[45]-.*T"), ("datatype.uuid", "^[0-9a-f-]{36}$"),
            ("string.numeric", "^[0-9]+$"), ("finance.currencyCode", "^JPY$"),
            ("commerce.price", "^[0-9]+[.][0-9]{2}$"),
            ("system.semver", "^[0-9]+[.][0-9]+[.][0-9]+$"), ("git.commitSha", "^[0-9a-f]{40}$"),
            ("internet.mac", "^02:"), ("faker.name.findName", "^[A-Z][a-z]+ [A-Z][a-z]+$"),
        ])
    func methods(method: String, pattern: String) throws {
        let made = try #require(try drawn("{type: string, x-faker: \(method)}").stringValue)
        #expect(try Regex(pattern).firstMatch(in: made) != nil, "\(made)")
    }

    @Test(
        "arguments are followed, as options, as a list and as one value",
        arguments: [
            ("{type: integer, x-faker: {number.int: {min: 90, max: 92}}}", ["90", "91", "92"]),
            ("{type: integer, x-faker: {random.number: {min: 7, max: 7}}}", ["7"]),
            ("{type: string, x-faker: {helpers.arrayElement: [[north, south]]}}", ["\"north\"", "\"south\""]),
            ("{type: string, x-faker: {helpers.slugify: [hello big world]}}", ["\"hello-big-world\""]),
            ("{type: string, x-faker: {commerce.price: [5, 5, 0]}}", ["\"5\""]),
            ("{type: boolean, x-faker: datatype.boolean}", ["true", "false"]),
        ] as [(String, [String])])
    func arguments(schema: String, expected: [String]) throws {
        for seed in UInt64(1)...12 { #expect(expected.contains(try drawn(schema, seed: seed).description)) }
    }

    @Test
    func `a length is followed`() throws {
        #expect(try drawn("{type: string, x-faker: {string.alphanumeric: 30}}").stringValue?.count == 30)
        #expect(try drawn("{type: string, x-faker: {string.alpha: {length: 4}}}").stringValue?.count == 4)
    }

    @Test
    func `a template is filled`() throws {
        let schemas = [
            "'{{person.lastName}}, x'", "{fake: '{{person.lastName}}, x'}", "{helpers.fake: '{{name.lastName}}, x'}",
        ]
        for schema in schemas {
            let made = try #require(try drawn("{type: string, x-faker: \(schema)}").stringValue)
            #expect(made.hasSuffix(", x") && made.count > 4 && !made.contains("{"), "\(made)")
        }
    }

    @Test
    func `values that do not fit the schema are dropped`() throws {
        let fixture = try SampleFixture(
            "S: {type: integer, minimum: 3, maximum: 4, x-faker: {number.int: {min: 100, max: 200}}}")
        #expect(fixture.faults(try fixture.id("S")) == [])
    }

    @Test
    func `the language is that of the document's faker options`() throws {
        let text =
            "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nx-json-schema-faker: {locale: ja}\npaths: {}\n"
            + "components: {schemas: {S: {type: string, x-faker: person.lastName}}}\n"
        let fixture = try SampleFixture(try #require(DocumentLoader.load(text: text).value))
        #expect(try fixture.drawn("S").stringValue?.unicodeScalars.allSatisfy { $0.value > 0x3000 } == true)
    }

    @Test
    func `a name and its parts agree in one object`() throws {
        let fixture = try SampleFixture(
            """
            S:
              type: object
              properties:
                a: {type: string, x-faker: person.firstName}
                b: {type: string, x-faker: person.lastName}
                c: {type: string, x-faker: person.fullName}
            """, language: .english)
        for seed in UInt64(1)...10 {
            let value = try fixture.drawn("S", seed: seed)
            let parts = [value["a"]?.stringValue, value["b"]?.stringValue].compactMap { $0 }
            #expect(value["c"]?.stringValue == parts.joined(separator: " "))
        }
    }

    @Test
    func `an unknown method is found where it stands, and the value is made by its schema`() throws {
        let marked = MarkedText(
            """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths: {}
            components:
              schemas:
                A: {type: string, format: uuid, x-faker: ①person.firstNme}
                B: {type: string, x-faker: ②'{{person.lastName}} {{no.such}}'}
                C: {type: string, x-faker: person.firstName}
                D: {type: integer, x-faker: ③5}

            """)
        let document = try #require(DocumentLoader.load(text: marked.text).value)
        let findings = SampleRules.check(document)
        #expect(findings.map(\.rule.id) == Array(repeating: "mock/unknown-faker-method", count: 3))
        #expect(findings.map { $0.range.flatMap { marked.mark(at: $0.start) } } == ["①", "②", "③"])
        #expect(findings[1].message.english == "'no.such' is no faker method that is known")
        let fixture = try SampleFixture(document)
        #expect(fixture.faults(try fixture.id("A")) == [])
    }

    @Test("the samples of a rule show it", arguments: SampleRules.all)
    func samples(rule: Rule) throws {
        let samples = try #require(rule.samples)
        let bad = try #require(DocumentLoader.load(text: RuleSample.document(samples.bad)).value)
        let good = try #require(DocumentLoader.load(text: RuleSample.document(samples.good)).value)
        #expect(SampleRules.check(bad).map(\.rule) == [rule])
        #expect(SampleRules.check(good).isEmpty)
    }
}
