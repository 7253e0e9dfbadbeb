import JSONCoding
import OpenAPIModel
import SampleData
import SchemaValidation
import Testing

struct DrawnSampleTests {
    @Test
    func `the same seed gives the same bytes, another one others`() throws {
        let text = """
            S:
              type: object
              properties:
                name: {type: string}
                id: {type: string, format: uuid}
                count: {type: integer}
                ratio: {type: number}
                tags: {type: array, items: {type: string, pattern: '^[a-z]{3,9}$'}}
            """
        let first = try SampleFixture(text).drawn("S", seed: 7).jsonText
        #expect(try SampleFixture(text).drawn("S", seed: 7).jsonText == first)
        #expect(try SampleFixture(text).drawn("S", seed: 8).jsonText != first)
    }

    @Test
    func `the texts that a generator is made from count one by one`() {
        var first = SeededGenerator(seed: 1, mixing: ["GET", "/shelters"])
        var again = SeededGenerator(seed: 1, mixing: ["GET", "/shelters"])
        var other = SeededGenerator(seed: 1, mixing: ["GET/", "shelters"])
        let value = first.next()
        #expect(again.next() == value)
        #expect(other.next() != value)
    }

    /// The first numbers of SplitMix64 for the seed 1234567, as its authors publish them.
    @Test
    func `the numbers of a seed are those of SplitMix64`() {
        var generator = SeededGenerator(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in generator.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test
    func `a generator goes on from one sample to the next`() throws {
        let fixture = try SampleFixture("S: {type: string, format: uuid}")
        var generator = SeededGenerator(seed: 1)
        let id = try fixture.id("S")
        let first = fixture.maker.sample(for: id, using: &generator)
        #expect(fixture.maker.sample(for: id, using: &generator) != first)
    }

    @Test
    func `examples and defaults are left aside, enums are drawn from`() throws {
        let fixture = try SampleFixture(
            "S: {type: string, enum: [a, b, c], example: a}\nN: {type: integer, example: 5000, maximum: 9}")
        let drawn = Set(try (0..<40).map { try fixture.drawn("S", seed: $0) })
        #expect(drawn == ["a", "b", "c"])
        #expect(try fixture.drawn("N") != 5000)
    }

    @Test
    func `every alternative has its turn, with its discriminator`() throws {
        let fixture = try SampleFixture(
            """
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
            Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
            Base:
              type: object
              required: [type]
              properties: {type: {type: string}}
              discriminator: {propertyName: type}
            One: {allOf: [{$ref: '#/components/schemas/Base'}]}
            Two: {allOf: [{$ref: '#/components/schemas/Base'}]}
            """)
        let pets = try (0..<20).map { try fixture.drawn("Pet", seed: $0) }
        #expect(Set(pets) == [["kind": "Cat"], ["kind": "Dog"]])
        let bases = try (0..<20).map { try fixture.drawn("Base", seed: $0) }
        #expect(Set(bases) == [["type": "One"], ["type": "Two"]])
    }

    @Test
    func `numbers are drawn from all that the bounds leave`() throws {
        let fixture = try SampleFixture(
            """
            S: {type: integer, minimum: 1, maximum: 6}
            M: {type: number, multipleOf: 0.1, minimum: 1, maximum: 2}
            """)
        let dice = Set(try (0..<80).map { try fixture.drawn("S", seed: $0) })
        #expect(dice == [1, 2, 3, 4, 5, 6])
        #expect(Set(try (0..<40).map { try fixture.drawn("M", seed: $0) }).count > 4)
    }

    @Test
    func `what does not travel in a direction is left out`() throws {
        let fixture = try SampleFixture(
            """
            S:
              type: object
              properties: {id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}}
            """)
        #expect(try fixture.drawn("S", .request).objectValue?.keys == ["secret"])
        #expect(try fixture.drawn("S", .response).objectValue?.keys == ["id"])
    }

    @Test
    func `without a seed null comes after example, default and enum, but never for the whole`() throws {
        let fixture = try SampleFixture(
            """
            S:
              type: object
              nullable: true
              properties:
                a: {type: string, nullable: true}
                b: {type: string, nullable: true, example: e}
                c: {type: string, nullable: true, default: d}
                d: {type: string, nullable: true, enum: [x, null]}
            """)
        #expect(try fixture.sample("S") == ["a": .null, "b": "e", "c": "d", "d": "x"])
    }

    @Test("cycles and deep schemas end", arguments: ["Tree", "Node", "Wide"])
    func endings(name: String) throws {
        let wide = (0..<12).map { "p\($0): {type: array, items: {$ref: '#/components/schemas/Wide'}}" }
        let fixture = try SampleFixture(
            """
            Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
            Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Next'}}}
            Next: {nullable: true, type: object, allOf: [{$ref: '#/components/schemas/Node'}]}
            Wide: {type: object, properties: {\(wide.joined(separator: ", "))}}
            """)
        #expect(fixture.faults(try fixture.id(name)) == [])
        #expect(try fixture.drawn(name).jsonText.count < 1 << 20)
    }

    @Test
    func `the name of a header tells what its value is about`() throws {
        let fixture = try SampleFixture("S: {type: string}", language: .japanese)
        var generator = SeededGenerator(seed: 1)
        let value = fixture.maker.sample(for: try fixture.id("S"), named: "X-Postal-Code", using: &generator)
        #expect(try #require(value.stringValue).wholeMatch(of: /9[67]\d-\d{4}/) != nil)
    }

    @Test
    func `positions lie in Fukushima, longitude first, and rings close`() throws {
        let fixture = try SampleFixture(
            """
            Ring:
              type: array
              minItems: 4
              description: 環 — 始点と終点が等しい
              items: {$ref: '#/components/schemas/Position'}
            Position: {type: array, minItems: 2, maxItems: 2, items: {type: number}, description: 座標値 — 経度、緯度}
            """, language: .japanese)
        for seed in UInt64(1)...10 {
            let ring = try fixture.drawn("Ring", seed: seed).arrayValue ?? []
            #expect(ring.count >= 4 && ring.first == ring.last)
            #expect(Set(ring).count > 1)
            for position in ring {
                #expect(139.0...141.1 ~= position[0]?.numberValue?.double ?? 0, "\(position)")
                #expect(36.7...38.0 ~= position[1]?.numberValue?.double ?? 0, "\(position)")
            }
        }
    }
}
