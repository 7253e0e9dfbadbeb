/// A company, an office or a facility that does not exist.
struct Organization: Sendable {
    struct Name: Sendable {
        let text: String
        let kana: String
        let english: String
    }

    let company: Name
    let facility: Name
    let department: String
    let corporateNumber: String

    init(using generator: inout SeededGenerator) {
        let mark = generator.element(of: Self.marks) ?? Self.marks[0]
        let trade = generator.element(of: Self.trades) ?? Self.trades[0]
        let kind = generator.element(of: Self.kinds) ?? Self.kinds[0]
        company = Name(
            text: "株式会社" + mark.text + trade.text, kana: "カブシキガイシャ" + mark.kana + trade.kana,
            english: "\(mark.english) \(trade.english) Inc.")
        facility = Name(
            text: mark.text + kind.text, kana: mark.kana + kind.kana, english: "\(mark.english) \(kind.english)")
        department = generator.element(of: Self.departments) ?? Self.departments[0]
        corporateNumber = Self.corporateNumber("999999" + generator.digits(6))
    }

    /// The check digit stands first: 9 less the sum modulo 9, where every second digit from the right counts twice
    /// (order of the Ministry of Finance on corporate numbers, article 2).
    static func corporateNumber(_ digits: String) -> String {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, digit in
            sum + Int(digit.element - UInt8(ascii: "0")) * (digit.offset.isMultiple(of: 2) ? 1 : 2)
        }
        return String(9 - sum % 9) + digits
    }

    private static let marks = [
        Name(text: "架空", kana: "カクウ", english: "Kaku"), Name(text: "見本", kana: "ミホン", english: "Mihon"),
        Name(text: "例示", kana: "レイジ", english: "Reiji"), Name(text: "模擬", kana: "モギ", english: "Mogi"),
    ]

    private static let trades = [
        Name(text: "物産", kana: "ブッサン", english: "Trading"), Name(text: "建設", kana: "ケンセツ", english: "Construction"),
        Name(text: "交通", kana: "コウツウ", english: "Transport"), Name(text: "電力", kana: "デンリョク", english: "Power"),
        Name(text: "食品", kana: "ショクヒン", english: "Foods"), Name(text: "製作所", kana: "セイサクショ", english: "Works"),
    ]

    private static let kinds = [
        Name(text: "小学校", kana: "ショウガッコウ", english: "Elementary School"),
        Name(text: "公民館", kana: "コウミンカン", english: "Community Center"),
        Name(text: "図書館", kana: "トショカン", english: "Library"),
        Name(text: "体育館", kana: "タイイクカン", english: "Gymnasium"),
        Name(text: "公園", kana: "コウエン", english: "Park"), Name(text: "博物館", kana: "ハクブツカン", english: "Museum"),
        Name(text: "診療所", kana: "シンリョウジョ", english: "Clinic"),
        Name(text: "保育園", kana: "ホイクエン", english: "Nursery School"),
    ]

    private static let departments = ["危機管理課（見本）", "市民課（見本）", "福祉課（見本）", "観光課（見本）", "情報政策課（見本）"]
}
