/// A person that cannot be a real one: the family names say so, in every writing.
struct Person: Sendable {
    struct Name: Sendable, Hashable {
        let text: String
        let kana: String
        let english: String

        init(_ text: String, _ kana: String, _ english: String) {
            self.text = text
            self.kana = kana
            self.english = english
        }
    }

    let family: Name
    let given: Name
    let isMale: Bool
    let birthDate: SampleDay
    /// Full years today.
    let age: Int
    /// For addresses and account names.
    let number: Int

    init(using generator: inout SeededGenerator) {
        isMale = generator.number(below: 2) == 0
        family = generator.element(of: Self.families) ?? Self.families[0]
        given = generator.element(of: isMale ? Self.males : Self.females) ?? Self.males[0]
        age = generator.number(in: 18...90)
        // September is the month of today, so months before it are those whose birthday is past.
        birthDate = SampleDay(
            year: SampleDay.today.year - age, month: generator.number(in: 1...8), day: generator.number(in: 1...28))
        number = generator.number(in: 1...999)
    }

    var account: String { "\(given.english).\(family.english)\(number)".lowercased() }
    var email: String { account + "@mail.example.jp" }

    private static let families = [
        Name("架空", "カクウ", "Kaku"), Name("見本", "ミホン", "Mihon"), Name("例示", "レイジ", "Reiji"),
        Name("模擬", "モギ", "Mogi"), Name("想定", "ソウテイ", "Sotei"), Name("空想", "クウソウ", "Kuso"),
        Name("試作", "シサク", "Shisaku"), Name("雛形", "ヒナガタ", "Hinagata"), Name("仮想", "カソウ", "Kaso"),
        Name("標本", "ヒョウホン", "Hyohon"),
    ]

    private static let males = [
        Name("太郎", "タロウ", "Taro"), Name("次郎", "ジロウ", "Jiro"), Name("一郎", "イチロウ", "Ichiro"),
        Name("健", "ケン", "Ken"), Name("翔太", "ショウタ", "Shota"), Name("大輔", "ダイスケ", "Daisuke"),
        Name("蓮", "レン", "Ren"), Name("誠", "マコト", "Makoto"), Name("新", "アラタ", "Arata"),
    ]

    private static let females = [
        Name("花子", "ハナコ", "Hanako"), Name("さくら", "サクラ", "Sakura"), Name("美咲", "ミサキ", "Misaki"),
        Name("葵", "アオイ", "Aoi"), Name("結衣", "ユイ", "Yui"), Name("陽菜", "ヒナ", "Hina"),
        Name("恵子", "ケイコ", "Keiko"), Name("楓", "カエデ", "Kaede"), Name("ゆき", "ユキ", "Yuki"),
    ]
}
