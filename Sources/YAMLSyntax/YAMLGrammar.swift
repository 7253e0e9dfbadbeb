import CLibYAML
import SourceDiagnostics

/// What YAML 1.2 refuses and libyaml, a reader of 1.1, lets through: checked event by event against the text.
///
/// The bracket that closes a flow collection may stand at the indentation of what holds it: section 6.1 wants it
/// deeper, but many documents have it there and no reader minds.
struct YAMLGrammar {
    struct Fault {
        var message: LocalizedText
        var place: Int
    }

    private struct OpenCollection {
        var isFlow: Bool
        var isMapping: Bool
        /// The column of a block collection, in characters; of a flow collection that of the block around it.
        var indentation: Int
        var children = 0
    }

    private let source: UnsafeBufferPointer<UInt8>
    /// Whether tabs of the text were taken for spaces.
    private let hasRepairs: Bool
    private var open: [OpenCollection] = []
    /// Where the event before ends.
    private var end: Int

    init(_ source: UnsafeBufferPointer<UInt8>, lead: Int, hasRepairs: Bool) {
        self.source = source
        self.hasRepairs = hasRepairs
        end = lead
    }

    /// The first thing that is wrong before or in an event.
    mutating func check(_ event: borrowing yaml_event_t, _ range: Range<UInt32>) -> Fault? {
        let range = Int(range.lowerBound)..<Int(range.upperBound)
        defer { end = max(end, range.upperBound) }
        let isNewLine: Bool
        switch gap(to: range.lowerBound) {
        case .success(let answer): isNewLine = answer
        case .failure(let fault): return fault.fault
        }
        if hasRepairs, let fault = tabFault(event, range.lowerBound) { return fault }
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: return directiveFault(in: range)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            open.removeLast(open.isEmpty ? 0 : 1)
            return nil
        case YAML_SCALAR_EVENT, YAML_ALIAS_EVENT, YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: break
        default: return nil
        }
        if isNewLine, !range.isEmpty, open.last?.isFlow == true, let fault = indentationFault(range.lowerBound) {
            return fault
        }
        beginNode(event, range)
        return event.type == YAML_SCALAR_EVENT ? scalarFault(event, range) : nil
    }

    private mutating func beginNode(_ event: borrowing yaml_event_t, _ range: Range<Int>) {
        let column = event.start_mark.column
        if let last = open.indices.last {
            // With an anchor before it, a collection begins further right than its first key does.
            if open[last].children == 0, open[last].isMapping, !open[last].isFlow {
                open[last].indentation = min(open[last].indentation, column)
            }
            open[last].children += 1
        }
        let around = open.last?.indentation ?? -1
        switch event.type {
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            let isFlow = start.style == YAML_FLOW_SEQUENCE_STYLE
            let isMarked = start.anchor != nil || start.tag != nil
            open.append(.init(isFlow: isFlow, isMapping: false, indentation: isFlow || isMarked ? around : column))
        case YAML_MAPPING_START_EVENT:
            let isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            open.append(.init(isFlow: isFlow, isMapping: true, indentation: isFlow ? around : column))
        default: break
        }
    }

    // MARK: Between the events

    private struct Failure: Error {
        var fault: Fault
    }

    /// Whether a line ends between the event before and this place. A comment needs a space before it (section 6.6).
    private func gap(to start: Int) -> Result<Bool, Failure> {
        var isNewLine = false
        var place = end
        while place < start {
            switch source[place] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isNewLine = true
            case UInt8(ascii: "#"):
                if place > 0, !isSpace(source[place - 1]) { return .failure(.init(fault: commentFault(place))) }
                while place < start, !isBreak(source[place]) { place += 1 }
                continue
            default: break
            }
            place += 1
        }
        if place < source.count, place > end || end > 0, source[place] == UInt8(ascii: "#"), place == start,
            place > 0, !isSpace(source[place - 1])
        {
            return .failure(.init(fault: commentFault(place)))
        }
        return .success(isNewLine)
    }

    private func commentFault(_ place: Int) -> Fault {
        Fault(message: .init("no space before the comment", ja: "コメントの前に空白がない"), place: place)
    }

    private func directiveFault(in range: Range<Int>) -> Fault? {
        guard source[range].starts(with: "%YAML".utf8) else { return nil }
        for place in range where source[place] == UInt8(ascii: "#") && !isSpace(source[place - 1]) {
            return commentFault(place)
        }
        return nil
    }

    /// Tabs may separate, but not indent (section 6.1): libyaml was told that they are spaces.
    private func tabFault(_ event: borrowing yaml_event_t, _ start: Int) -> Fault? {
        var line = start
        while line > 0, !isBreak(source[line - 1]) { line -= 1 }
        guard let tab = source[line..<start].firstIndex(of: UInt8(ascii: "\t")) else { return nil }
        let fault = Fault(message: .init("a tab indents", ja: "タブで字下げしている"), place: tab)
        let isIndicated = source[tab..<start].contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }
        switch event.type {
        case YAML_SEQUENCE_START_EVENT:
            return event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? nil : fault
        case YAML_MAPPING_START_EVENT:
            return event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? nil : fault
        case YAML_SCALAR_EVENT, YAML_ALIAS_EVENT:
            guard let parent = open.last, !parent.isFlow else { return nil }
            let isFirst = source[line..<start].allSatisfy { isSpace($0) }
            return isIndicated || (parent.isMapping && parent.children.isMultiple(of: 2) && isFirst) ? fault : nil
        default: return nil
        }
    }

    // MARK: In scalars

    private func scalarFault(_ event: borrowing yaml_event_t, _ range: Range<Int>) -> Fault? {
        let scalar = event.data.scalar
        switch scalar.style {
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: return blockFault(event, range)
        case YAML_PLAIN_SCALAR_STYLE:
            guard open.last?.isFlow == true else { return nil }
            if scalar.length == 1, scalar.value[0] == UInt8(ascii: "-") {
                return Fault(
                    message: .init("a lone '-' in a flow collection", ja: "フローのコレクションに「-」だけがある"),
                    place: range.lowerBound)
            }
        default: break
        }
        guard event.start_mark.line != event.end_mark.line else { return nil }
        for place in range where source[place] == UInt8(ascii: "\n") {
            var next = place + 1
            while next < range.upperBound, source[next] == 0x20 || source[next] == 0x09 { next += 1 }
            guard next < range.upperBound, !isBreak(source[next]) else { continue }
            if let fault = indentationFault(next) { return fault }
        }
        return nil
    }

    /// The lines of a flow node lie deeper than the block that holds it, and tabs do not count (section 6.1).
    private func indentationFault(_ place: Int) -> Fault? {
        guard let around = open.last?.indentation, around >= 0 else { return nil }
        var line = place
        while line > 0, !isBreak(source[line - 1]) { line -= 1 }
        let spaces = source[line...].prefix { $0 == 0x20 }.count
        guard spaces <= around else { return nil }
        return Fault(message: .init("the line is not indented enough", ja: "行の字下げが足りない"), place: place)
    }

    private func blockFault(_ event: borrowing yaml_event_t, _ range: Range<Int>) -> Fault? {
        var place = range.lowerBound
        // Tags and anchors come before the header.
        while place < range.upperBound, source[place] == UInt8(ascii: "&") || source[place] == UInt8(ascii: "!") {
            while place < range.upperBound, !isSpace(source[place]) { place += 1 }
            while place < range.upperBound, isSpace(source[place]) { place += 1 }
        }
        place += 1
        var isIndentationGiven = false
        while place < range.upperBound, "+-123456789".utf8.contains(source[place]) {
            if source[place] >= UInt8(ascii: "1") { isIndentationGiven = true }
            place += 1
        }
        if place < source.count, source[place] == UInt8(ascii: "#") { return commentFault(place) }
        let scalar = event.data.scalar
        let isEmpty = UnsafeBufferPointer(start: scalar.value, count: scalar.length).allSatisfy { isBreak($0) }
        return isIndentationGiven || !isEmpty ? nil : leadingLineFault(place)
    }

    /// Empty lines before the first line of a block must not be indented more than it is (section 8.1.1.1).
    private func leadingLineFault(_ header: Int) -> Fault? {
        var place = header
        while place < source.count, !isBreak(source[place]) { place += 1 }
        var deepest = 0
        while place < source.count {
            place += 1
            let spaces = source[min(place, source.count)...].prefix { $0 == 0x20 }.count
            place += spaces
            guard place < source.count, isBreak(source[place]) else {
                guard place < source.count, spaces > open.last?.indentation ?? -1, spaces < deepest else { return nil }
                return Fault(
                    message: .init("an empty line before is indented more", ja: "前の空行のほうが深く字下げされている"), place: place)
            }
            deepest = max(deepest, spaces)
        }
        return nil
    }

    private func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isBreak(byte) }
}
