import Foundation
import JSONCoding
import Testing

private enum Color: JSONStringEnum {
    case red
    case other(String)

    init(rawValue: String) { self = rawValue == "red" ? .red : .other(rawValue) }

    var rawValue: String {
        switch self {
        case .red: "red"
        case .other(let text): text
        }
    }
}

private enum Level: JSONIntegerEnum {
    case one
    case other(Int)

    init(rawValue: Int) { self = rawValue == 1 ? .one : .other(rawValue) }

    var rawValue: Int {
        switch self {
        case .one: 1
        case .other(let value): value
        }
    }
}

private struct Car: JSONObjectModel, Hashable, Codable {
    var color: Color
    var level: Level?

    static let jsonKeys: JSONKeys = ["color", "level"]

    init(color: Color, level: Level? = nil) {
        self.color = color
        self.level = level
    }

    init(members json: inout JSONReader) throws {
        color = try json.member(0, Color.self)
        level = try json.optionalMember(1, Level.self)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, color)
        json.putOptional(1, level)
    }
}

struct CodableTests {
    @Test func `a value that the contract does not list survives`() throws {
        let car = try Car(jsonText: #"{"color":"teal","level":7}"#)
        #expect(car.color == .other("teal"))
        #expect(car.level == .other(7))
        #expect(String(decoding: car.jsonText, as: UTF8.self) == #"{"color":"teal","level":7}"#)
    }

    @Test func `a listed value is its case, however it was made`() {
        #expect(Color(rawValue: "red") == .other("red"))
        #expect(Set<Color>([.red, .other("red")]).count == 1)
        #expect(Level(rawValue: 1) == .one)
    }

    @Test(arguments: [#"{"color":1}"#, #"{"color":"red","level":"1"}"#, #"{"color":"red","level":1.5}"#])
    func `a value of the wrong type is refused`(text: String) {
        #expect(throws: JSONDecodingError.self) { try Car(jsonText: text) }
    }

    @Test func `a model goes through Foundation's coders`() throws {
        let car = Car(color: .other("橋"), level: .one)
        let data = try JSONEncoder().encode([car])
        #expect(try [Car](jsonText: data) == [car])
        #expect(try JSONDecoder().decode([Car].self, from: data) == [car])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Car.self, from: Data("{}".utf8)) }
    }

    @Test func `models are equal when their text is`() {
        #expect(Car(color: .red) == Car(color: .red))
        #expect(Car(color: .red) != Car(color: .red, level: .one))
        #expect(Set([Car(color: .red), Car(color: .other("red"))]).count == 1)
    }
}
