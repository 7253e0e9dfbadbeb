import SourceDiagnostics

/// How a value of a scenario file is written. One table says it for those who read the file and for its JSON Schema.
indirect enum ScenarioShape: Sendable {
    case text
    /// A text that such an expression describes.
    case name
    case number(ClosedRange<Int>)
    case flag
    /// A text, a number, true or false.
    case scalar
    case null
    case anything
    /// With at least so many elements.
    case list(ScenarioShape, atLeast: Int)
    case mapping(ScenarioMapping)
    /// Any names, at least one.
    case table(names: ScenarioShape, ScenarioShape)
    case either([ScenarioShape])
}

/// A mapping that has these keys and no others.
struct ScenarioMapping: Sendable {
    let keys: [ScenarioKey]
    var isOneKey = false
    /// Keys that do not stand together.
    var apart: [String] = []
    /// Whether it may be empty.
    var mayBeEmpty = true

    func key(_ name: String) -> ScenarioKey? { keys.first { $0.name == name } }
}

struct ScenarioKey: Sendable {
    let name: String
    let shape: ScenarioShape
    let isRequired: Bool
    let summary: LocalizedText

    init(_ name: String, _ shape: ScenarioShape, _ summary: LocalizedText, isRequired: Bool = false) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
        self.summary = summary
    }
}
