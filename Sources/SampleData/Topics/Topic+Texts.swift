extension Topic {
    /// Texts about the topic in all its writings, the likeliest first. Which of them is meant, the schema decides.
    func texts(_ facts: SampleFacts, _ language: SampleLanguage, label: String?) -> [String] {
        let texts = language == .english ? english(facts) + japanese(facts) : japanese(facts)
        return isKana ? Self.writings(ofKana: texts, label) : Self.writings(of: texts, label)
    }

    private var isKana: Bool {
        switch self {
        case .familyKana, .givenKana, .fullKana, .prefectureKana, .cityKana, .townKana, .addressKana, .companyKana,
            .nameKana:
            true
        default: false
        }
    }

    private static func writings(ofKana texts: [String], _ label: String?) -> [String] {
        let hiragana = texts.map(JapaneseWidth.hiragana)
        let half = texts.map(JapaneseWidth.half)
        let label = label ?? ""
        if label.contains("半角") { return half + texts + hiragana }
        if label.contains("ひらがな") || label.contains("ふりがな") || label.contains("かな") { return hiragana + texts + half }
        return texts + half + hiragana
    }

    private static func writings(of texts: [String], _ label: String?) -> [String] {
        let full = texts.map(JapaneseWidth.full)
        return label?.contains("全角") == true ? full + texts : texts + full
    }

    // MARK: Japanese

    private func japanese(_ facts: SampleFacts) -> [String] {
        switch subject {
        case .person: japanese(facts.person)
        case .place: japanese(facts.place)
        case .company, .facility: japanese(facts.organization)
        case nil: neutral(facts)
        }
    }

    private func japanese(_ person: Person) -> [String] {
        let (family, given) = (person.family, person.given)
        return switch self {
        case .familyName: [family.text]
        case .givenName: [given.text]
        case .fullName: [family.text + " " + given.text, family.text + "　" + given.text, family.text + given.text]
        case .familyKana: [family.kana]
        case .givenKana: [given.kana]
        case .fullKana: [family.kana + " " + given.kana, family.kana + "　" + given.kana, family.kana + given.kana]
        case .familyEnglish: [family.english, family.english.uppercased()]
        case .givenEnglish: [given.english, given.english.uppercased()]
        case .fullEnglish: ["\(given.english) \(family.english)", "\(family.english) \(given.english)".uppercased()]
        case .birthDate: [person.birthDate.text] + (Wareki(person.birthDate)?.texts ?? [])
        // ISO/IEC 5218 first, as GIF has it.
        case .sex:
            person.isMale ? ["1", "男性", "男", "male", "M", "m"] : ["2", "女性", "女", "female", "F", "f"]
        // OpenID Connect Core 1.0 section 5.1 first.
        case .gender:
            person.isMale ? ["male", "男性", "男", "1", "M", "m"] : ["female", "女性", "女", "2", "F", "f"]
        case .age: [String(person.age)]
        default: []
        }
    }

    private func japanese(_ place: Place) -> [String] {
        let municipality = place.municipality
        let code = municipality.code
        return switch self {
        case .prefecture: [Place.prefecture, "福島", "07"]
        case .prefectureKana: [Place.prefectureKana]
        case .prefectureCode: ["07", "070009", "7"]
        case .city: [municipality.name, place.city, code, String(code.prefix(5))]
        case .cityWithCounty: [place.city, municipality.name]
        case .cityKana: [municipality.kana, place.cityKana]
        case .cityCode: [code, String(code.prefix(5)), String(code.dropFirst(2).prefix(3))]
        case .municipality: [municipality.name, code, String(code.prefix(5))]
        case .town: [place.quarter.name]
        case .townKana: [place.quarter.kana]
        case .block: [place.blockText, "\(place.block)-\(place.house)", "\(place.block)番地\(place.house)"]
        case .building: [place.building ?? "みほんハイツ101"]
        case .address: [place.fullAddress, place.city + place.quarter.name + place.blockText]
        case .addressKana: [place.fullAddressKana]
        case .postalCode: [place.postalCode, municipality.postalCode, "〒" + place.postalCode]
        default: []
        }
    }

    private func japanese(_ organization: Organization) -> [String] {
        switch self {
        case .company: [organization.company.text]
        case .companyKana: [organization.company.kana]
        case .companyEnglish: [organization.company.english]
        case .corporateNumber: [organization.corporateNumber, "T" + organization.corporateNumber]
        case .name: [organization.facility.text]
        case .nameKana: [organization.facility.kana]
        case .nameEnglish: [organization.facility.english]
        default: []
        }
    }

    private func neutral(_ facts: SampleFacts) -> [String] {
        switch self {
        case .email: [facts.person.email]
        case .account: [facts.person.account, facts.person.account.replacing(".", with: "_")]
        case .country: ["JPN", "JP", "日本"]
        case .latitude: [facts.place.latitude]
        case .longitude: [facts.place.longitude]
        case .phone: facts.place.phoneNumbers + facts.place.mobileNumbers
        case .mobile: facts.place.mobileNumbers + facts.place.phoneNumbers
        case .department: [facts.organization.department]
        case .timeZone: ["Asia/Tokyo", "+09:00"]
        case .locale: ["ja-JP", "ja", "ja_JP", "jpn"]
        default: []
        }
    }

    // MARK: English

    private func english(_ facts: SampleFacts) -> [String] {
        let (person, place, organization) = (facts.person, facts.place, facts.organization)
        return switch self {
        case .familyName: [person.family.english]
        case .givenName: [person.given.english]
        case .fullName: ["\(person.given.english) \(person.family.english)"]
        case .prefecture: [Place.prefectureEnglish]
        case .city, .municipality: [place.municipality.english]
        case .cityWithCounty: [place.cityEnglish]
        case .town: [place.streetEnglish]
        case .address: [place.fullAddressEnglish]
        case .country: ["Japan"]
        case .phone: [place.phoneNumbers[4]]
        case .company: [organization.company.english]
        case .department: ["Sample Department"]
        case .name: [organization.facility.english]
        default: []
        }
    }
}
