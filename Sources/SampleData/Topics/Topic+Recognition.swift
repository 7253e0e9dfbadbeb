extension Topic {
    /// By the name of a property, header or parameter; nil where it says nothing.
    init?(name: String) {
        guard let topic = Self.topic(name: name) else { return nil }
        self = topic
    }

    /// By the label that stands before the dash of a Japanese description.
    init?(label: String) {
        guard let topic = Self.topic(label: label) else { return nil }
        self = topic
    }

    // MARK: Names

    private static func topic(name: String) -> Topic? {
        let key = String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        // Lists have the name of what is in them: `phoneNumbers`.
        for key in [key, key.hasSuffix("s") ? String(key.dropLast()) : key] {
            if let topic = names[key] { return topic }
            if let topic = nameEndings.first(where: { key.hasSuffix($0.ending) })?.topic { return topic }
        }
        // "id" must be a word of its own: `shelterId`, `shelter_id`, but not `paid`.
        for ending in ["Id", "ID", "_id", "-id", "Code", "Key", "Token", "No", "Number", "Cursor"]
        where name.hasSuffix(ending) {
            return .identifier
        }
        return ["id", "code", "key", "token", "etag", "version"].contains(name) ? .identifier : nil
    }

    private static let names: [String: Topic] = [
        "familyname": .familyName, "lastname": .familyName, "surname": .familyName, "sei": .familyName,
        "givenname": .givenName, "firstname": .givenName, "mei": .givenName,
        "fullname": .fullName, "personname": .fullName, "residentname": .fullName, "applicantname": .fullName,
        "familynamekana": .familyKana, "lastnamekana": .familyKana, "givennamekana": .givenKana,
        "firstnamekana": .givenKana, "fullnamekana": .fullKana, "personnamekana": .fullKana,
        "familynameen": .familyEnglish, "givennameen": .givenEnglish, "fullnameen": .fullEnglish,
        "dateofbirth": .birthDate, "birthdate": .birthDate, "birthday": .birthDate, "sex": .sex, "gender": .gender,
        "age": .age, "mail": .email, "username": .account, "loginname": .account,
        "prefecture": .prefecture, "pref": .prefecture, "prefecturename": .prefecture,
        "prefecturekana": .prefectureKana, "prefecturecode": .prefectureCode, "prefcode": .prefectureCode,
        "city": .city, "cityname": .city, "municipalityname": .city, "cityandcounty": .cityWithCounty,
        "citykana": .cityKana, "municipality": .municipality, "localgovernmentcode": .cityCode,
        "municipalitycode": .cityCode, "citycode": .cityCode, "streetaddress": .town, "townname": .town,
        "town": .town, "cityblock": .block, "buildingnameetc": .building, "buildingname": .building,
        "address": .address, "fulladdress": .address, "postcode": .postalCode, "zip": .postalCode,
        "zipcode": .postalCode, "country": .country, "countrycode": .country, "latitude": .latitude, "lat": .latitude,
        "longitude": .longitude, "lon": .longitude, "lng": .longitude, "coordinate": .position,
        "tel": .phone, "telephone": .phone, "phone": .phone, "fax": .phone, "mobile": .mobile, "mobilephone": .mobile,
        "cellphone": .mobile, "companyname": .company, "corporatename": .company, "organizationname": .company,
        "organizer": .company, "companynamekana": .companyKana, "organizationnamekana": .companyKana,
        "corporatenamekana": .companyKana, "corporatenameen": .companyEnglish, "organizationnameen": .companyEnglish,
        "houjinbangou": .corporateNumber, "hojinbango": .corporateNumber,
        "departmentname": .department, "contactpointname": .department, "name": .name, "facilityname": .name,
        "displayname": .fullName, "localgovernmentname": .city, "zoneinfo": .timeZone, "timezone": .timeZone,
        "locale": .locale, "lang": .locale, "language": .locale, "namekana": .nameKana, "facilitynamekana": .nameKana,
        "nameen": .nameEnglish,
        "title": .title, "subject": .title, "headline": .title, "description": .sentence, "summary": .sentence,
        "remark": .sentence, "comment": .sentence, "note": .sentence, "message": .sentence, "detail": .sentence,
    ]

    private static let nameEndings: [(ending: String, topic: Topic)] = [
        ("wareki", .wareki), ("mobilephonenumber", .mobile), ("mobilenumber", .mobile), ("phonenumber", .phone),
        ("telephonenumber", .phone), ("faxnumber", .phone), ("emailaddress", .email), ("email", .email),
        ("mailaddress", .email), ("postalcode", .postalCode), ("municipalitycode", .cityCode),
        ("corporatenumber", .corporateNumber), ("birthdate", .birthDate),
    ]

    // MARK: Labels

    private static func topic(label: String) -> Topic? {
        if label.contains("和暦") { return .wareki }
        if let topic = labels[label] { return topic }
        return labelEndings.first { label.hasSuffix($0.ending) }?.topic
    }

    private static let labels: [String: Topic] = [
        "氏": .familyName, "姓": .familyName, "名字": .familyName, "苗字": .familyName, "名": .givenName,
        "氏名": .fullName, "お名前": .fullName, "氏（カナ）": .familyKana, "名（カナ）": .givenKana,
        "氏カナ": .familyKana, "名カナ": .givenKana, "姓カナ": .familyKana, "姓（カナ）": .familyKana,
        "セイ": .familyKana, "メイ": .givenKana, "フリガナ": .fullKana, "ふりがな": .fullKana,
        "氏（英字）": .familyEnglish, "名（英字）": .givenEnglish, "氏名（英字）": .fullEnglish,
        "生年月日": .birthDate, "性別": .sex, "年齢": .age, "都道府県": .prefecture, "都道府県名": .prefecture,
        "都道府県コード": .prefectureCode, "市区町村": .city, "市町村": .city, "市区町村名": .city,
        "市町村名": .city, "自治体名": .city, "市区町村（郡）": .cityWithCounty, "町字": .town, "町名": .town,
        "町域": .town, "町字（カナ）": .townKana, "番地以下": .block, "番地": .block, "建物名": .building,
        "建物名等（方書）": .building, "方書": .building, "連結表記": .address, "国": .country, "国籍": .country,
        "緯度": .latitude, "経度": .longitude, "座標値": .position, "法人名": .company, "会社名": .company,
        "事業者名": .company, "商号": .company, "商号又は名称": .company, "主催団体": .company, "共催団体": .company,
        "連絡先名称": .department, "担当課": .department, "部署": .department, "部署名": .department,
        "名称": .name, "名前": .name, "施設名": .name, "施設名称": .name, "表示名": .fullName, "地方公共団体名": .city, "言語": .locale,
        "名称（カナ）": .nameKana,
        "名称カナ": .nameKana, "名称（英字）": .nameEnglish, "題名": .title, "件名": .title, "表題": .title,
        "見出し": .title, "説明": .sentence, "備考": .sentence, "概要": .sentence, "本文": .sentence, "理由": .sentence,
    ]

    /// The longer first where one ends with another.
    private static let labelEndings: [(ending: String, topic: Topic)] = [
        ("携帯電話番号", .mobile), ("電話番号", .phone), ("ファクス番号", .phone), ("FAX番号", .phone),
        ("メールアドレス", .email), ("郵便番号", .postalCode), ("法人番号", .corporateNumber),
        ("地方公共団体コード", .cityCode), ("市区町村コード", .cityCode), ("市町村コード", .cityCode),
        ("自治体コード", .cityCode), ("氏名（カナ）", .fullKana), ("氏名カナ", .fullKana),
        ("氏名（フリガナ）", .fullKana), ("氏名", .fullName), ("住所（カナ）", .addressKana), ("住所", .address),
        ("所在地", .address), ("施設名", .name),
    ]
}
