import CLibYAML
import SourceDiagnostics

extension YAMLTreeReader {
    /// Finds what libyaml takes for something else without refusing it.
    mutating func checkIndicator(before event: borrowing yaml_event_t, _ range: Range<UInt32>) throws(Stop) {
        let start = Int(range.lowerBound)
        switch event.type {
        case YAML_SCALAR_EVENT:
            if open.last?.isFlow == true, start > 0, cursor.text[start - 1] == UInt8(ascii: "?"), !range.isEmpty {
                try stumble(YAMLRepair.questionMark, start - 1)
            }
            if event.data.scalar.anchor != nil { try checkAnchor(start) }
        case YAML_SEQUENCE_START_EVENT where event.data.sequence_start.anchor != nil,
            YAML_MAPPING_START_EVENT where event.data.mapping_start.anchor != nil, YAML_ALIAS_EVENT:
            try checkAnchor(start)
        default: break
        }
    }

    /// A name that goes on behind a colon: libyaml takes the rest for the value.
    private mutating func checkAnchor(_ start: Int) throws(Stop) {
        let text = cursor.text
        guard text[start] == UInt8(ascii: "&") || text[start] == UInt8(ascii: "*") else { return }
        var end = start + 1
        while end < text.count, !YAMLRepair.endsName(text[end]), text[end] != UInt8(ascii: ":") { end += 1 }
        guard end + 1 < text.count, text[end] == UInt8(ascii: ":"), !YAMLRepair.endsName(text[end + 1]) else { return }
        try stumble(YAMLRepair.anchorName, end)
    }

    private mutating func stumble(_ problem: String, _ place: Int) throws(Stop) {
        obstacle = (problem, place)
        report(
            YAMLRules.syntax, .init("this place cannot be read", ja: "この場所を読めない"),
            UInt32(place)..<UInt32(place + 1))
        throw Stop()
    }

    /// The content of a scalar as it was written, where it was repaired.
    func written(
        _ content: UnsafeBufferPointer<UInt8>, _ event: borrowing yaml_event_t, _ range: Range<UInt32>
    ) -> UnsafeBufferPointer<UInt8> {
        let start = Int(range.upperBound) - content.count
        guard isRepaired, event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE, start >= Int(range.lowerBound),
            cursor.text[start..<Int(range.upperBound)].elementsEqual(content)
        else { return content }
        return UnsafeBufferPointer(rebasing: source[start..<Int(range.upperBound)])
    }
}
