import JSONCoding
import OpenAPIModel
import SampleData
import SchemaValidation
import Testing

struct JapaneseSampleTests {
    private static let person = """
        Person:
          type: object
          properties:
            familyName: {type: string, description: 氏 — 姓}
            givenName: {type: string, description: 名 — 名前}
            familyNameKana: {type: string, pattern: '^[ァ-ヶー]+$', description: 氏（カナ） — 全角カタカナ}
            hankaku: {type: string, pattern: '^[ｦ-ﾟ]+$', description: 氏（カナ） — 半角カタカナ}
            hiragana: {type: string, pattern: '^[ぁ-ゖー]+$', description: 氏（カナ） — ひらがな}
            fullName: {type: string, description: 氏名 — 氏と名}
            dateOfBirth: {type: string, format: date, description: 生年月日 — 西暦}
            birthDateWareki: {type: string, pattern: '^(令和|平成|昭和)([0-9]+|元)年[0-9]+月[0-9]+日$', description: 生年月日 — 元号}
            phone: {type: string, pattern: '^0[0-9]{1,3}-[0-9]{2,4}-[0-9]{4}$', description: 電話番号 — ハイフン区切り}
            address: {$ref: '#/components/schemas/Address'}
            workAddress: {$ref: '#/components/schemas/Address'}
        Address:
          type: object
          properties:
            localGovernmentCode: {type: string, pattern: '^[0-9]{6}$', description: 全国地方公共団体コード — 6桁}
            prefecture: {type: string, description: 都道府県 — 名称}
            cityAndCounty: {type: string, description: 市区町村（郡） — 名称}
            streetAddress: {type: string, description: 町字 — 名称}
            postalCode: {type: string, pattern: '^[0-9]{7}$', description: 郵便番号 — 7桁}
            zenkaku: {type: string, pattern: '^[０-９]{3}－[０-９]{4}$', description: 郵便番号 — 全角}
            fullAddress: {type: string, description: 連結表記 — 住所}
        """

    private static func text(_ value: JSONValue?, _ key: String) throws -> String {
        try #require(value?[key]?.stringValue, "\(key)")
    }

    /// The families of made persons, with kana; they are in none of the lists of real names.
    private static let kana = [
        "架空": "カクウ", "見本": "ミホン", "例示": "レイジ", "模擬": "モギ", "想定": "ソウテイ", "空想": "クウソウ", "試作": "シサク",
        "雛形": "ヒナガタ", "仮想": "カソウ", "標本": "ヒョウホン",
    ]

    @Test("a name and its kana agree, in every writing that a pattern asks for", arguments: UInt64(1)...20)
    func names(seed: UInt64) throws {
        let person = try SampleFixture(Self.person, language: .japanese).drawn("Person", seed: seed)
        let family = try Self.text(person, "familyName")
        #expect(try Self.text(person, "familyNameKana") == Self.kana[family])
        #expect(try Self.text(person, "fullName") == family + " " + Self.text(person, "givenName"))
        let hiragana = try Self.text(person, "hiragana").applyingTransform(to: 0x60)
        #expect(hiragana == Self.kana[family])
        #expect(try Self.text(person, "hankaku").unicodeScalars.allSatisfy { 0xFF66...0xFF9F ~= $0.value })
    }

    @Test("municipality, code, postal code, address and area code agree", arguments: UInt64(1)...20)
    func addresses(seed: UInt64) throws {
        let person = try SampleFixture(Self.person, language: .japanese).drawn("Person", seed: seed)
        let address = person["address"]
        let code = try Self.text(address, "localGovernmentCode")
        let city = try #require(FukushimaList.cities[code], "\(code)")
        let cityText = try Self.text(address, "cityAndCounty")
        #expect(cityText.hasSuffix(city))
        #expect(try Self.text(address, "prefecture") == "福島県")
        let street = try Self.text(address, "streetAddress")
        #expect(["架空町", "見本町", "例示町", "模擬町"].contains(street))
        #expect(try Self.text(address, "fullAddress").hasPrefix("福島県" + cityText + street))
        let postalCode = try Self.text(address, "postalCode")
        let wide = try Self.text(address, "zenkaku").unicodeScalars.compactMap { scalar in
            Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
        }
        #expect(String(wide) == postalCode.prefix(3) + "-" + postalCode.suffix(4))
        // The other address is another place or, by chance, the same town.
        #expect(person["workAddress"]?["localGovernmentCode"]?.stringValue.flatMap { FukushimaList.cities[$0] } != nil)
    }

    @Test
    func `the town of an address and the area code of the telephone agree`() throws {
        let fixture = try SampleFixture(Self.person, language: .japanese)
        let areas = ["福島市": "024-0", "会津若松市": "0242-0", "いわき市": "0246-0", "飯舘村": "0244-0", "檜枝岐村": "0241-0"]
        var seen: Set<String> = []
        for seed in UInt64(0)..<400 {
            let person = try fixture.drawn("Person", seed: seed)
            let code = try Self.text(person["address"], "localGovernmentCode")
            guard let city = FukushimaList.cities[code], let area = areas[city] else { continue }
            seen.insert(city)
            // The exchange begins with 0, as no real one does.
            #expect(try Self.text(person, "phone").hasPrefix(area), "\(city)")
        }
        #expect(seen == Set(areas.keys))
    }

    @Test("all 59 municipalities come, each with its own code and check digit")
    func municipalities() throws {
        let fixture = try SampleFixture(Self.person, language: .japanese)
        let codes = try (0..<1500).map { seed in
            try Self.text(try fixture.drawn("Address", seed: UInt64(seed)), "localGovernmentCode")
        }
        #expect(Set(codes) == Set(FukushimaList.cities.keys))
        #expect(FukushimaList.cities.count == 59)
        for code in Set(codes) {
            let digits = code.utf8.map { Int($0) - 48 }
            let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
            #expect((11 - sum % 11) % 10 == digits[5], "\(code)")
        }
    }

    @Test("a birthday is one day, in whichever calendar", arguments: UInt64(1)...20)
    func birthdays(seed: UInt64) throws {
        let person = try SampleFixture(Self.person, language: .japanese).drawn("Person", seed: seed)
        let date = try #require(CalendarDate(try Self.text(person, "dateOfBirth")))
        #expect(WarekiReader.date(try Self.text(person, "birthDateWareki")) == date)
    }

    @Test
    func `other days are told alike too, and in order`() throws {
        let fixture = try SampleFixture(
            """
            S:
              type: object
              properties:
                openedOn: {type: string, format: date, description: 開設日 — 西暦}
                openedOnWareki: {type: string, description: 開設日（和暦） — 元号で}
                closedOn: {type: string, format: date, description: 閉鎖日 — 西暦}
                updatedAt: {type: string, format: date-time, description: 更新日時 — 時差つき}
            """, language: .japanese)
        for seed in UInt64(1)...20 {
            let value = try fixture.drawn("S", seed: seed)
            let opened = try Self.text(value, "openedOn")
            #expect(WarekiReader.date(try Self.text(value, "openedOnWareki"))?.description == opened)
            #expect(opened <= (try Self.text(value, "closedOn")))
            #expect(try Self.text(value, "closedOn") <= String(Self.text(value, "updatedAt").prefix(10)))
        }
    }

    @Test("a corporate number has its check digit", arguments: UInt64(1)...20)
    func corporateNumbers(seed: UInt64) throws {
        let fixture = try SampleFixture(
            "S: {type: object, properties: {corporateNumber: {type: string, description: 法人番号 — 13桁}}}")
        let digits = try Self.text(try fixture.drawn("S", seed: seed), "corporateNumber").utf8.map { Int($0) - 48 }
        #expect(digits.count == 13)
        let sum = digits.dropFirst().reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 + 1) }
        #expect(digits.first == 9 - sum % 9)
    }

    @Test
    func `what a topic says is dropped where the schema forbids it`() throws {
        let fixture = try SampleFixture(
            """
            S:
              type: object
              properties:
                postalCode: {type: string, maxLength: 3, description: 郵便番号 — 上三桁だけ}
                phone: {type: integer, minimum: 5, maximum: 9, description: 電話番号 — 内線}
                familyName: {type: string, enum: [A, B], description: 氏 — 記号}
            """, language: .japanese)
        #expect(fixture.faults(try fixture.id("S"), seeds: 1...10) == [])
    }

    @Test
    func `elements of a list speak of different people and places`() throws {
        let fixture = try SampleFixture(
            Self.person + "\nList: {type: array, minItems: 12, items: {$ref: '#/components/schemas/Person'}}",
            language: .japanese)
        let people = try fixture.drawn("List").arrayValue ?? []
        #expect(Set(people.map { $0["fullName"] }).count > 6)
        #expect(Set(people.map { $0["address"]?["localGovernmentCode"] }).count > 6)
    }
}

extension String {
    /// Each scalar moved up by a distance, as hiragana is below katakana.
    fileprivate func applyingTransform(to distance: UInt32) -> String {
        String(String.UnicodeScalarView(unicodeScalars.compactMap { Unicode.Scalar($0.value + distance) }))
    }
}

/// Reads `令和7年4月1日`, by a way of its own.
private enum WarekiReader {
    static func date(_ text: String) -> CalendarDate? {
        let starts = ["令和": 2018, "平成": 1988, "昭和": 1925]
        guard let start = starts[String(text.prefix(2))] else { return nil }
        let parts = text.dropFirst(2).split(whereSeparator: { "年月日".contains($0) })
        guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]),
            let year = parts[0] == "元" ? 1 : Int(parts[0])
        else { return nil }
        return CalendarDate(year: start + year, month: month, day: day)
    }
}
