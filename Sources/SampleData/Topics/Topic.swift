/// What a value is about, so far as its name and its Japanese label tell.
enum Topic: Sendable, Hashable {
    case familyName, givenName, fullName, familyKana, givenKana, fullKana, familyEnglish, givenEnglish, fullEnglish
    case birthDate, sex, gender, age, email, account
    case prefecture, prefectureKana, prefectureCode, city, cityWithCounty, cityKana, cityCode, municipality
    case town, townKana, block, building, address, addressKana, postalCode, country, latitude, longitude, position
    case phone, mobile
    case company, companyKana, companyEnglish, corporateNumber, department
    case name, nameKana, nameEnglish
    case wareki, title, sentence, identifier, timeZone, locale

    /// What all values about one thing have in common, so that they agree.
    enum Subject: Sendable, Hashable { case person, place, company, facility }

    var subject: Subject? {
        switch self {
        case .familyName, .givenName, .fullName, .familyKana, .givenKana, .fullKana, .familyEnglish, .givenEnglish,
            .fullEnglish, .birthDate, .sex, .gender, .age:
            .person
        case .prefecture, .prefectureKana, .prefectureCode, .city, .cityWithCounty, .cityKana, .cityCode,
            .municipality, .town, .townKana, .block, .building, .address, .addressKana, .postalCode:
            .place
        case .company, .companyKana, .companyEnglish, .corporateNumber: .company
        case .name, .nameKana, .nameEnglish: .facility
        // Persons, offices and facilities have these alike, so they say nothing of whose they are.
        case .email, .account, .country, .latitude, .longitude, .position, .phone, .mobile, .department, .wareki,
            .title, .sentence, .identifier, .timeZone, .locale:
            nil
        }
    }

    /// A name is that of a person where the object has what only persons have.
    func ofPerson(_ isPerson: Bool) -> Topic {
        guard isPerson else { return self }
        return switch self {
        case .name: .fullName
        case .nameKana: .fullKana
        case .nameEnglish: .fullEnglish
        default: self
        }
    }

    /// What only persons have.
    var marksPerson: Bool {
        switch self {
        case .familyName, .givenName, .familyKana, .givenKana, .birthDate, .sex, .gender, .age: true
        default: false
        }
    }
}
