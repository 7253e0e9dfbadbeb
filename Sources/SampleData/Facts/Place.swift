/// An address that cannot be a real one: the municipality is real, the quarter in it is not.
struct Place: Sendable {
    struct Quarter: Sendable {
        let name: String
        let kana: String
        let english: String
    }

    let municipality: Municipality
    let quarter: Quarter
    let block: Int
    let house: Int
    let building: String?
    let latitude: String
    let longitude: String
    private var subscriber: String

    init(using generator: inout SeededGenerator) {
        municipality = generator.element(of: Municipality.all) ?? Municipality.all[0]
        quarter = generator.element(of: Self.quarters) ?? Self.quarters[0]
        block = generator.number(in: 1...20)
        house = generator.number(in: 1...30)
        let room = generator.number(in: 1...4) * 100 + generator.number(in: 1...9)
        building = generator.number(below: 3) == 0 ? "みほんハイツ\(room)" : nil
        // Within the prefecture; no finer, for the quarter is nowhere.
        latitude = "37.\(generator.number(in: 1...6))" + generator.digits(4) + "1"
        longitude = "140.\(generator.number(in: 0...7))" + generator.digits(4) + "1"
        subscriber = generator.digits(4)
    }

    /// Another telephone in the same place.
    mutating func renewNumber(using generator: inout SeededGenerator) { subscriber = generator.digits(4) }

    /// No municipality of Fukushima has a quarter of such a name.
    private static let quarters = [
        Quarter(name: "架空町", kana: "カクウチョウ", english: "Kaku-cho"),
        Quarter(name: "見本町", kana: "ミホンチョウ", english: "Mihon-cho"),
        Quarter(name: "例示町", kana: "レイジチョウ", english: "Reiji-cho"),
        Quarter(name: "模擬町", kana: "モギチョウ", english: "Mogi-cho"),
    ]

    static let prefecture = "福島県"
    static let prefectureKana = "フクシマケン"
    static let prefectureEnglish = "Fukushima"

    var city: String { municipality.county + municipality.name }
    var cityKana: String { municipality.countyKana + municipality.kana }
    var cityEnglish: String {
        [municipality.english, municipality.countyEnglish].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    var blockText: String { "\(block)番\(house)号" }

    var fullAddress: String {
        Self.prefecture + city + quarter.name + blockText + (building.map { " " + $0 } ?? "")
    }

    var fullAddressKana: String { Self.prefectureKana + cityKana + quarter.kana }
    var streetEnglish: String { "\(block)-\(house) \(quarter.english)" }

    var fullAddressEnglish: String {
        "\(streetEnglish), \(cityEnglish), \(Self.prefectureEnglish) \(postalCode), Japan"
    }

    var postalCode: String { municipality.postalCode.prefix(3) + "-" + municipality.postalCode.suffix(4) }

    /// Exchanges that begin with 0 are never given to anyone.
    private var exchange: String { String("000".prefix(6 - municipality.areaCode.count)) }

    /// Of a landline in the municipality, in the usual writings.
    var phoneNumbers: [String] {
        let area = municipality.areaCode
        return [
            "\(area)-\(exchange)-\(subscriber)", "(\(area))\(exchange)-\(subscriber)", area + exchange + subscriber,
            "\(area)(\(exchange))\(subscriber)", "+81-\(area.dropFirst())-\(exchange)-\(subscriber)",
            "+81 \(area.dropFirst())-\(exchange)-\(subscriber)", "+81\(area.dropFirst())\(exchange)\(subscriber)",
        ]
    }

    var mobileNumbers: [String] {
        [
            "090-0000-\(subscriber)", "0900000\(subscriber)", "+81-90-0000-\(subscriber)", "+81 90-0000-\(subscriber)",
            "+81900000\(subscriber)",
        ]
    }
}
