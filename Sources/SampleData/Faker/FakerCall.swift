import JSONCoding

/// What `x-faker` asks for: a method of faker.js, with arguments.
///
/// It is written as Prism's users write it:
///
/// ```yaml
/// x-faker: person.firstName
/// x-faker: {number.int: {min: 1, max: 5}}       # one argument, an object of options
/// x-faker: {helpers.arrayElement: [[a, b, c]]}  # a list of arguments
/// x-faker: '{{person.firstName}}-{{string.uuid}}'
/// ```
///
/// Known are the methods below, under their names in faker.js 5 to 9 (`name.firstName` is `person.firstName`, and so
/// on). An unknown one is a finding, `mock/unknown-faker-method`; then the value is made as without it, and so it is
/// where the value does not fit the schema. Values come from the seed, not from faker.js, and nothing in them is real.
///
/// | module | methods |
/// |---|---|
/// | person, name | firstName, lastName, middleName, fullName, name, findName, sex, sexType, gender, jobTitle, prefix |
/// | internet | email, exampleEmail, userName, username, displayName, url, domainName, domainWord, ip, ipv4, ipv6, mac, password, port, httpMethod, httpStatusCode, protocol, color |
/// | phone | number, phoneNumber, phoneNumberFormat |
/// | location, address | city, cityName, county, state, stateAbbr, street, streetName, streetAddress, secondaryAddress, buildingNumber, zipCode, country, countryCode, latitude, longitude, timeZone |
/// | company | name, companyName, catchPhrase, bs, buzzPhrase |
/// | lorem | word, words, sentence, sentences, paragraph, paragraphs, lines, text, slug |
/// | date | past, future, recent, soon, between, anytime, birthdate, month, weekday |
/// | datatype, random | boolean, number, float, uuid, string, datetime, hexadecimal, alphaNumeric, word, words |
/// | string | uuid, alpha, alphanumeric, numeric, hexadecimal, nanoid, sample |
/// | number | int, float, hex, bigInt |
/// | finance | account, accountNumber, amount, currencyCode, currencyName, currencySymbol, pin |
/// | commerce | product, productName, productDescription, price, department |
/// | image | url, imageUrl, avatar |
/// | system | fileName, fileExt, mimeType, semver, filePath, directoryPath |
/// | color | human, rgb |
/// | database, git | mongodbObjectId, commitSha, branch |
/// | helpers, fake | arrayElement, arrayElements, slugify, fake, replaceSymbols, replaceSymbolWithNumber |
struct FakerCall: Sendable {
    let method: String
    private let arguments: [JSONValue]

    /// nil for what is no call at all, such as a number or an object with several methods.
    init?(_ written: JSONValue) {
        switch written {
        case .string(let text) where text.contains("{{"):
            self.init(method: "helpers.fake", arguments: [written])
        case .string(let text): self.init(method: text, arguments: [])
        case .object(let members):
            guard let call = members.first, members.count == 1 else { return nil }
            self.init(method: call.key, arguments: call.value.arrayValue ?? [call.value])
        default: return nil
        }
    }

    init(method: String, arguments: [JSONValue]) {
        // Some write the name of the library too, and some the parentheses of a call.
        var method = method.hasPrefix("faker.") ? String(method.dropFirst("faker.".count)) : method
        if method.hasSuffix("()") { method.removeLast(2) }
        self.method = method
        self.arguments = arguments
    }

    /// The methods that are asked for and not known.
    var unknownMethods: [String] {
        guard FakerMethod.known[method] != nil else { return [method] }
        guard FakerMethod.known[method] == .fake else { return [] }
        return templateCalls.flatMap(\.unknownMethods)
    }

    private var templateCalls: [FakerCall] {
        Self.pieces(of: self[0]?.stringValue ?? "").compactMap(\.call)
    }

    // MARK: Arguments

    subscript(position: Int) -> JSONValue? {
        arguments.indices.contains(position) ? arguments[position] : nil
    }

    /// An option by name, or the argument that older versions had in its place.
    func number(_ name: String, at position: Int? = nil) -> Double? {
        let option = self[0]?[name] ?? position.flatMap { self[$0] }
        return option?.numberValue?.double
    }

    func count(_ name: String, at position: Int? = 0) -> Int? {
        number(name, at: position).flatMap { Int(exactly: $0) }.map { max(0, min($0, 1000)) }
    }

    // MARK: Templates

    /// `{{person.firstName}} and more` in pieces.
    static func pieces(of template: String) -> [(text: String, call: FakerCall?)] {
        var pieces: [(text: String, call: FakerCall?)] = []
        var rest = template[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            pieces.append((String(rest[..<start.lowerBound]), nil))
            let name = rest[start.upperBound..<end.lowerBound].split(separator: "(").first ?? ""
            let method = name.split(separator: " ").joined()
            // A template within a template would not end.
            let isTemplate = method == "fake" || method == "helpers.fake"
            pieces.append(("", isTemplate ? nil : FakerCall(method: method, arguments: [])))
            rest = rest[end.upperBound...]
        }
        pieces.append((String(rest), nil))
        return pieces
    }
}
