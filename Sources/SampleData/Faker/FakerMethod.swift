/// What the known methods of faker.js make, whatever they are called in its versions.
enum FakerMethod: Sendable, Hashable {
    case topic(Topic), format(String), word, words, sentence, sentences, paragraph, text, slug
    case choice([String]), integer, float, boolean, pastDay, futureDay, anyDay, month, weekday
    case alphabetic, alphanumeric, numeric, hexadecimal, hexadecimalOfLength(Int), domain, mac, amount, color
    case product, image, file, version, path, arrayElement, arrayElements, slugify, fake, symbols

    /// By name, the module before the point.
    static let known: [String: FakerMethod] = {
        var table: [String: FakerMethod] = [:]
        for (modules, methods) in rows {
            for module in modules {
                for (name, method) in methods { table[module.isEmpty ? name : "\(module).\(name)"] = method }
            }
        }
        return table
    }()

    private static let rows: [([String], [(String, FakerMethod)])] = [
        (
            ["person", "name"],
            [
                ("firstName", .topic(.givenName)), ("lastName", .topic(.familyName)),
                ("middleName", .topic(.givenName)),
                ("fullName", .topic(.fullName)), ("name", .topic(.fullName)), ("findName", .topic(.fullName)),
                ("sex", .topic(.gender)), ("sexType", .topic(.gender)), ("gender", .topic(.gender)),
                ("jobTitle", .choice(["Clerk", "Engineer", "Nurse", "Teacher", "Librarian"])),
                ("prefix", .choice(["Mr.", "Ms.", "Dr."])),
            ]
        ),
        (
            ["internet"],
            [
                ("email", .topic(.email)), ("exampleEmail", .topic(.email)), ("userName", .topic(.account)),
                ("username", .topic(.account)), ("displayName", .topic(.account)), ("url", .format("uri")),
                ("domainName", .domain), ("domainWord", .word), ("ip", .format("ipv4")), ("ipv4", .format("ipv4")),
                ("ipv6", .format("ipv6")), ("mac", .mac), ("password", .format("password")),
                ("port", .choice(["80", "443", "8080", "8443"])),
                ("httpMethod", .choice(["GET", "POST", "PUT", "PATCH", "DELETE"])),
                ("httpStatusCode", .choice(["200", "201", "204", "400", "404", "500"])),
                ("protocol", .choice(["http", "https"])), ("color", .color),
            ]
        ),
        (
            ["phone"],
            [
                ("number", .topic(.phone)), ("phoneNumber", .topic(.phone)), ("phoneNumberFormat", .topic(.phone)),
            ]
        ),
        (
            ["location", "address"],
            [
                ("city", .topic(.city)), ("cityName", .topic(.city)), ("county", .topic(.cityWithCounty)),
                ("state", .topic(.prefecture)), ("stateAbbr", .topic(.prefectureCode)), ("street", .topic(.town)),
                ("streetName", .topic(.town)), ("streetAddress", .topic(.town)),
                ("secondaryAddress", .topic(.building)), ("buildingNumber", .topic(.block)),
                ("zipCode", .topic(.postalCode)), ("country", .topic(.country)),
                ("countryCode", .choice(["JP"])), ("latitude", .topic(.latitude)), ("longitude", .topic(.longitude)),
                ("timeZone", .choice(["Asia/Tokyo"])),
            ]
        ),
        (
            ["company"],
            [
                ("name", .topic(.company)), ("companyName", .topic(.company)), ("catchPhrase", .sentence),
                ("bs", .words), ("buzzPhrase", .words),
            ]
        ),
        (
            ["lorem"],
            [
                ("word", .word), ("words", .words), ("sentence", .sentence), ("sentences", .sentences),
                ("paragraph", .paragraph), ("paragraphs", .paragraph), ("lines", .sentences), ("text", .text),
                ("slug", .slug),
            ]
        ),
        (
            ["date"],
            [
                ("past", .pastDay), ("recent", .pastDay), ("future", .futureDay), ("soon", .futureDay),
                ("between", .anyDay), ("anytime", .anyDay), ("birthdate", .topic(.birthDate)), ("month", .month),
                ("weekday", .weekday),
            ]
        ),
        (
            ["datatype", "random"],
            [
                ("boolean", .boolean), ("number", .integer), ("float", .float), ("uuid", .format("uuid")),
                ("string", .alphanumeric), ("datetime", .anyDay), ("hexadecimal", .hexadecimal),
                ("hexaDecimal", .hexadecimal), ("alphaNumeric", .alphanumeric), ("word", .word), ("words", .words),
            ]
        ),
        (
            ["string"],
            [
                ("uuid", .format("uuid")), ("alpha", .alphabetic), ("alphanumeric", .alphanumeric),
                ("numeric", .numeric), ("hexadecimal", .hexadecimal), ("nanoid", .alphanumeric),
                ("sample", .alphanumeric),
            ]
        ),
        (["number"], [("int", .integer), ("float", .float), ("hex", .hexadecimal), ("bigInt", .integer)]),
        (
            ["finance"],
            [
                ("account", .numeric), ("accountNumber", .numeric), ("amount", .amount), ("pin", .numeric),
                ("currencyCode", .choice(["JPY"])), ("currencyName", .choice(["Yen"])),
                ("currencySymbol", .choice(["¥"])),
            ]
        ),
        (
            ["commerce"],
            [
                ("product", .product), ("productName", .product), ("productDescription", .sentences),
                ("price", .amount), ("department", .choice(["Books", "Garden", "Tools", "Toys"])),
            ]
        ),
        (["image"], [("url", .image), ("imageUrl", .image), ("avatar", .image)]),
        (
            ["system"],
            [
                ("fileName", .file), ("fileExt", .choice(["pdf", "png", "csv", "txt"])),
                ("mimeType", .choice(["application/pdf", "image/png", "text/csv", "text/plain"])),
                ("semver", .version), ("filePath", .path), ("directoryPath", .choice(["/srv/sample", "/var/example"])),
            ]
        ),
        (["color"], [("human", .choice(["red", "green", "blue", "white", "black"])), ("rgb", .color)]),
        (["database"], [("mongodbObjectId", .hexadecimalOfLength(24))]),
        (["git"], [("commitSha", .hexadecimalOfLength(40)), ("branch", .slug)]),
        (
            ["helpers", "random"],
            [("arrayElement", .arrayElement), ("arrayElements", .arrayElements)]
        ),
        (
            ["helpers"],
            [
                ("slugify", .slugify), ("fake", .fake), ("replaceSymbols", .symbols),
                ("replaceSymbolWithNumber", .symbols),
            ]
        ),
        ([""], [("fake", .fake)]),
    ]
}
