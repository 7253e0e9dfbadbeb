import KakehashiRuntime

/// What `kakehashi-generator-config.yaml` puts in the place of the format `celsius`.
struct Celsius: JSONCodable, Sendable, Hashable {
    var degrees: Double

    init(degrees: Double) { self.degrees = degrees }

    init(json: inout JSONReader) throws { degrees = try Double(json: &json) }

    func write(to json: inout JSONWriter) { degrees.write(to: &json) }
}

/// What it puts in the place of the schema `Grade`.
struct LetterGrade: JSONCodable, Sendable, Hashable {
    var letter: String

    init(letter: String) { self.letter = letter }

    init(json: inout JSONReader) throws { letter = try String(json: &json) }

    func write(to json: inout JSONWriter) { letter.write(to: &json) }
}
