import Testing

@testable import OpenAPILint

@Suite struct NamingTests {
    @Test(
        "a name of several words has one case",
        arguments: [
            ("openStatus", LetterCase.lowerCamel), ("OpenStatus", .upperCamel), ("open_status", .snake),
            ("OPEN_STATUS", .upperSnake), ("open-status", .kebab), ("open", nil), ("開設", nil), ("Open-Status", nil),
        ])
    func cases(_ name: String, _ expected: LetterCase?) { #expect(LetterCase.distinct(name) == expected) }

    @Test("no case prevails where names do not agree")
    func prevailing() {
        #expect(LetterCase.prevailing(in: ["openStatus", "open_status"]) == nil)
        #expect(LetterCase.prevailing(in: ["openStatus", "openedAt", "open_status"]) == .lowerCamel)
        #expect(LetterCase.prevailing(in: ["openStatus"]) == nil)
    }

    @Test(
        "the check digit of a municipality follows from the other digits",
        arguments: ["072028", "070009", "074667", "075019", "132195", "072010", "075647", "073440"])
    func municipalities(_ code: String) throws {
        let digits = try #require(CheckDigit.digits(of: code))
        #expect(CheckDigit.municipality(Array(digits.prefix(5))) == digits[5])
    }

    @Test(
        "the check digit of a corporate number follows from the other digits",
        arguments: ["8999999000001", "9000020072028"])
    func corporations(_ number: String) throws {
        let digits = try #require(CheckDigit.digits(of: number))
        #expect(CheckDigit.corporate(Array(digits.dropFirst())) == digits[0])
    }
}
