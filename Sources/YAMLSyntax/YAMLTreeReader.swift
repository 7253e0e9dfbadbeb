import CLibYAML
import SourceDiagnostics

/// Turns libyaml's events into nodes.
struct YAMLTreeReader: ~Copyable {
    /// Ends the reading; the finding has been noted.
    struct Stop: Error {}

    private struct Anchor {
        var index: Int
        /// Nodes in it, aliases written out, and containers within each other.
        var size: Int
        var height: Int
        var isOpen: Bool
    }

    struct OpenContainer {
        var start: UInt32
        var isFlow: Bool
        var anchor: String?
        var sizeBefore: Int
        /// The deepest level seen so far in it, aliases written out.
        var deepest: Int
    }

    private let file: SourceFile
    let source: UnsafeBufferPointer<UInt8>
    let isRepaired: Bool
    private var grammar: YAMLGrammar
    /// What libyaml stumbled over, for a repair: its problem and the place.
    var obstacle: (problem: String, place: Int)?
    private let limits: SyntaxLimits
    private var builder: TreeBuilder
    var cursor: MarkCursor
    private var anchors: [String: Anchor] = [:]
    var open: [OpenContainer] = []
    /// All nodes so far with aliases written out, and how many of them aliases stand for.
    private var size = 0
    private var aliasSize = 0
    private var documents = 0
    private var diagnostics: [Diagnostic] = []
    /// Levels of a key that is a collection, which is skipped.
    private var skipping = 0

    private init(
        _ file: SourceFile, source: UnsafeBufferPointer<UInt8>, limits: SyntaxLimits, lead: Int, isASCII: Bool,
        isRepaired: Bool, text: UnsafeBufferPointer<UInt8>
    ) {
        self.isRepaired = isRepaired
        grammar = YAMLGrammar(source, lead: lead, hasRepairs: isRepaired)
        self.file = file
        self.source = source
        self.limits = limits
        builder = TreeBuilder(source: source, limits: limits)
        cursor = MarkCursor(source: text, isASCII: isASCII, lead: lead)
    }

    static func read(_ file: SourceFile, limits: SyntaxLimits, lead: Int, isASCII: Bool) -> Outcome<Node> {
        file.bytes.withUnsafeBufferPointer { source in
            let read = { (text: UnsafeBufferPointer<UInt8>, isRepaired: Bool) in
                let reader = YAMLTreeReader(
                    file, source: source, limits: limits, lead: lead, isASCII: isASCII, isRepaired: isRepaired,
                    text: text)
                return reader.attempt(text, lead: lead)
            }
            let first = read(source, false)
            guard var obstacle = first.obstacle else { return first.outcome }
            var repair = YAMLRepair(source)
            while repair.mend(obstacle.problem, at: obstacle.place) {
                let next = repair.bytes.withUnsafeBufferPointer { read($0, true) }
                guard let further = next.obstacle else {
                    // What is wrong with the text as it was written says more.
                    return next.outcome.value == nil ? first.outcome : next.outcome
                }
                obstacle = further
            }
            return first.outcome
        }
    }

    /// Reads the whole text, which is what was written or a repaired form of it.
    private consuming func attempt(
        _ text: UnsafeBufferPointer<UInt8>, lead: Int
    ) -> (outcome: Outcome<Node>, obstacle: (problem: String, place: Int)?) {
        guard var events = YAMLEvents(UnsafeBufferPointer(rebasing: text[lead...])) else {
            let message = LocalizedText("no memory", ja: "メモリが足りない")
            return (Outcome(nil, [Diagnostic(YAMLRules.syntax, message, at: SyntaxFinding.start(of: file))]), nil)
        }
        let isComplete = run(&events, lead: lead)
        let obstacle = obstacle
        return (finish(isComplete: isComplete), obstacle)
    }

    private consuming func finish(isComplete: Bool) -> Outcome<Node> {
        guard isComplete, !builder.records.isEmpty else { return Outcome(nil, diagnostics) }
        let duplicates = builder.duplicates
        let findings = diagnostics
        let tree = builder.finish(file: file)
        return Outcome(Node(tree: tree, index: 0), findings + SyntaxFinding.duplicateKeys(duplicates, in: tree))
    }

    /// Whether the text was read to its end.
    private mutating func run(_ events: inout YAMLEvents, lead: Int) -> Bool {
        var isAtEnd = false
        while !isAtEnd {
            let step: Result<Bool, Stop>? = events.next { event in
                Result { () throws(Stop) in try take(event) }
            }
            switch step {
            case .success(let ended): isAtEnd = ended
            case .failure: return false
            case nil:
                reportFailure(events.failure, lead: lead)
                return false
            }
        }
        if documents == 0 {
            report(YAMLRules.empty, .init("the file holds no document", ja: "ファイルに文書がない"), 0..<0)
        }
        return true
    }

    /// Whether it was the last event.
    private mutating func take(_ event: borrowing yaml_event_t) throws(Stop) -> Bool {
        let range = place(of: event)
        if let fault = grammar.check(event, range) {
            let place = UInt32(fault.place)
            report(YAMLRules.syntax, fault.message, place..<min(place + 1, UInt32(source.count)))
            throw Stop()
        }
        try checkIndicator(before: event, range)
        switch event.type {
        case YAML_STREAM_END_EVENT: return true
        case YAML_DOCUMENT_START_EVENT: try beginDocument(event, range)
        case YAML_SCALAR_EVENT where skipping == 0: try scalar(event, range)
        case YAML_ALIAS_EVENT where skipping == 0: try alias(event, range)
        case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: try begin(event, range)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end(event, range)
        default: break
        }
        return false
    }

    private mutating func beginDocument(_ event: borrowing yaml_event_t, _ range: Range<UInt32>) throws(Stop) {
        documents += 1
        guard documents > 1 else { return }
        report(
            YAMLRules.multipleDocuments, .init("a second document begins", ja: "二つ目の文書が始まっている"), range,
            fix: .init("put each document into a file of its own", ja: "文書をそれぞれ別のファイルに分ける"))
        throw Stop()
    }

    private mutating func begin(_ event: borrowing yaml_event_t, _ range: Range<UInt32>) throws(Stop) {
        if skipping > 0 || builder.expectsKey {
            if skipping == 0 { try refuseKey(range) }
            skipping += 1
            return
        }
        let isMapping = event.type == YAML_MAPPING_START_EVENT
        let isFlow: Bool
        let anchorName: String?
        if isMapping {
            isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            anchorName = Self.text(event.data.mapping_start.anchor)
            checkTag(event.data.mapping_start.tag, allowed: "tag:yaml.org,2002:map", range)
        } else {
            isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
            anchorName = Self.text(event.data.sequence_start.anchor)
            checkTag(event.data.sequence_start.tag, allowed: "tag:yaml.org,2002:seq", range)
        }
        let index = try place(range) { builder throws(TreeBuilder.Refusal) in
            try builder.begin(isMapping ? .mapping : .sequence, range)
        }
        open.append(
            OpenContainer(
                start: range.lowerBound, isFlow: isFlow, anchor: anchorName, sizeBefore: size,
                deepest: builder.depth))
        size += 1
        if let anchorName { anchors[anchorName] = Anchor(index: index, size: 0, height: 0, isOpen: true) }
    }

    private mutating func end(_ event: borrowing yaml_event_t, _ range: Range<UInt32>) {
        if skipping > 0 {
            skipping -= 1
            return
        }
        guard let container = open.popLast() else { return }
        let level = builder.depth
        builder.end(container.isFlow ? range.upperBound : nil)
        if let last = open.indices.last { open[last].deepest = max(open[last].deepest, container.deepest) }
        guard let name = container.anchor else { return }
        anchors[name]?.size = size - container.sizeBefore
        anchors[name]?.height = container.deepest - level + 1
        anchors[name]?.isOpen = false
    }

    private mutating func scalar(_ event: borrowing yaml_event_t, _ range: Range<UInt32>) throws(Stop) {
        let scalar = event.data.scalar
        let content = written(UnsafeBufferPointer(start: scalar.value, count: scalar.length), event, range)
        let kind: NodeRecord.Kind
        if scalar.tag != nil, let tag = Self.text(scalar.tag) {
            kind = tagged(tag, content, range)
        } else if scalar.style == YAML_PLAIN_SCALAR_STYLE, builder.expectsKey, content.elementsEqual("<<".utf8) {
            reportMergeKey(range)
            kind = .unread
        } else {
            kind = scalar.style == YAML_PLAIN_SCALAR_STYLE ? CoreSchema.kind(of: content) : .string
        }
        let isQuoted =
            scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
        if let name = Self.text(scalar.anchor) {
            anchors[name] = Anchor(index: builder.records.count, size: 1, height: 0, isOpen: false)
        }
        size += 1
        try place(range) { builder throws(TreeBuilder.Refusal) in
            try builder.scalar(kind, range, content, inset: isQuoted ? 1 : 0)
        }
    }

    private mutating func alias(_ event: borrowing yaml_event_t, _ range: Range<UInt32>) throws(Stop) {
        let name = Self.text(event.data.alias.anchor) ?? ""
        guard let anchor = anchors[name] else {
            report(
                YAMLRules.unknownAlias,
                .init("no anchor '&\(name)' comes before '*\(name)'", ja: "「*\(name)」より前にアンカー「&\(name)」がない"), range)
            try placeUnread(range)
            return
        }
        if anchor.isOpen {
            report(
                YAMLRules.aliasCycle, .init("'*\(name)' lies within '&\(name)'", ja: "「*\(name)」が「&\(name)」の中にある"),
                range)
            try placeUnread(range)
            return
        }
        if builder.expectsKey, builder.records[anchor.index].kind.isCollection {
            try refuseKey(range)
            return
        }
        try checkExpansion(of: anchor, range)
        try place(range) { builder throws(TreeBuilder.Refusal) in try builder.alias(of: anchor.index, range) }
    }

    private mutating func checkExpansion(of anchor: Anchor, _ range: Range<UInt32>) throws(Stop) {
        size += anchor.size
        aliasSize += anchor.size
        let deepest = builder.depth + anchor.height
        if let last = open.indices.last { open[last].deepest = max(open[last].deepest, deepest) }
        if aliasSize > limits.aliasExpansion {
            report(
                YAMLRules.aliasExpansion,
                .init(
                    "the aliases stand for more than \(limits.aliasExpansion) nodes",
                    ja: "エイリアスの表すノードが\(limits.aliasExpansion)個を超えている"), range)
            throw Stop()
        }
        if deepest > limits.depth {
            diagnostics.append(SyntaxFinding.depth(limits, at: sourceRange(range)))
            throw Stop()
        }
    }
}

extension YAMLTreeReader {
    /// What a tag makes of a scalar; one that does not fit or is unknown leaves a string.
    private mutating func tagged(
        _ tag: String, _ content: UnsafeBufferPointer<UInt8>, _ range: Range<UInt32>
    ) -> NodeRecord.Kind {
        if tag == "!" || tag == "tag:yaml.org,2002:str" { return .string }
        let plain = CoreSchema.kind(of: content)
        switch (tag, plain) {
        case ("tag:yaml.org,2002:null", .null), ("tag:yaml.org,2002:bool", .bool),
            ("tag:yaml.org,2002:int", .integer), ("tag:yaml.org,2002:float", .float):
            return plain
        case ("tag:yaml.org,2002:float", .integer): return .float
        default:
            let text = String(decoding: content, as: UTF8.self)
            let isKnown = ["null", "bool", "int", "float"].contains { tag == "tag:yaml.org,2002:" + $0 }
            report(
                YAMLRules.tag,
                isKnown
                    ? .init("'\(text)' is no '\(Self.short(tag))'", ja: "「\(text)」は「\(Self.short(tag))」ではない")
                    : .init(
                        "the tag '\(Self.short(tag))' has no meaning here", ja: "タグ「\(Self.short(tag))」はここでは意味を持たない"),
                range)
            return .string
        }
    }

    private mutating func checkTag(_ tag: UnsafeMutablePointer<UInt8>?, allowed: String, _ range: Range<UInt32>) {
        guard let tag = Self.text(tag), tag != "!", tag != allowed else { return }
        report(
            YAMLRules.tag,
            .init("the tag '\(Self.short(tag))' has no meaning here", ja: "タグ「\(Self.short(tag))」はここでは意味を持たない"), range)
    }

    /// As it is usually written: `!!set`.
    private static func short(_ tag: String) -> String {
        let prefix = "tag:yaml.org,2002:"
        return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.utf8.count) : tag
    }

    /// A scalar without text in place of what cannot be used, so that the nodes around it keep their order.
    private mutating func placeUnread(_ range: Range<UInt32>) throws(Stop) {
        size += 1
        try place(range) { builder throws(TreeBuilder.Refusal) in
            try builder.scalar(.unread, range, UnsafeBufferPointer(start: nil, count: 0), inset: 0)
        }
    }

    /// Its node keeps the text, which data may mean as it stands.
    private mutating func reportMergeKey(_ range: Range<UInt32>) {
        report(
            YAMLRules.mergeKey, .init("'<<' merges nothing in YAML 1.2", ja: "YAML 1.2 では「<<」による取り込みは行われない"), range,
            fix: .init(
                "write the entries out, or share them with '$ref' or 'allOf'",
                ja: "項目を書き並べるか、「$ref」や「allOf」で共有する"))
    }

    private mutating func refuseKey(_ range: Range<UInt32>) throws(Stop) {
        report(
            YAMLRules.keyNotScalar, .init("a key is a list or a mapping", ja: "キーがリストまたはマッピングになっている"), range,
            fix: .init("put the key in quotes", ja: "キーを引用符で囲む"))
        try placeUnread(range)
    }

    @discardableResult
    private mutating func place<Placed>(
        _ range: Range<UInt32>, _ body: (inout TreeBuilder) throws(TreeBuilder.Refusal) -> Placed
    ) throws(Stop) -> Placed {
        do throws(TreeBuilder.Refusal) {
            return try body(&builder)
        } catch {
            switch error {
            case .depth: diagnostics.append(SyntaxFinding.depth(limits, at: sourceRange(range)))
            case .nodes: diagnostics.append(SyntaxFinding.nodes(limits, in: file))
            }
            throw Stop()
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private mutating func place(of event: borrowing yaml_event_t) -> Range<UInt32> {
        let start = cursor.byteOffset(of: event.start_mark.index)
        return start..<max(start, cursor.byteOffset(of: event.end_mark.index))
    }

    private func sourceRange(_ range: Range<UInt32>) -> SourceRange {
        SourceRange(file: file.id, start: range.lowerBound, end: range.upperBound)
    }

    mutating func report(
        _ rule: Rule, _ message: LocalizedText, _ range: Range<UInt32>, fix: LocalizedText? = nil
    ) {
        diagnostics.append(
            Diagnostic(rule, message, at: sourceRange(range), fixes: fix.map { [Diagnostic.Fix($0)] } ?? []))
    }
}

extension YAMLTreeReader {
    private mutating func reportFailure(_ failure: YAMLEvents.Failure, lead: Int) {
        let start = failure.countsBytes ? UInt32(failure.place + lead) : cursor.byteOffset(of: failure.place)
        let place = min(start, UInt32(source.count))
        obstacle = (failure.problem, Int(place))
        var diagnostic = Diagnostic(
            YAMLRules.syntax, YAMLProblem.text(failure.problem),
            at: sourceRange(place..<min(place + 1, UInt32(source.count))))
        if let context = failure.context, failure.contextPlace != failure.place {
            let offset = cursor.byteOffset(of: failure.contextPlace)
            diagnostic.notes = [.init(YAMLProblem.text(context), at: sourceRange(offset..<offset))]
        }
        if Int(place) < source.count, let fix = Self.fix(for: source[Int(place)], failure.problem) {
            diagnostic.fixes = [.init(fix)]
        }
        diagnostics.append(diagnostic)
    }

    private static func fix(for byte: UInt8, _ problem: String) -> LocalizedText? {
        switch byte {
        case UInt8(ascii: ":") where problem.hasPrefix("mapping values are not allowed"):
            .init(
                "put a text with ': ' in it in quotes, or check the indentation",
                ja: "「: 」を含むテキストは引用符で囲む。または字下げを確かめる")
        case UInt8(ascii: "\t"): .init("indent with spaces instead of tabs", ja: "タブではなく空白で字下げする")
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"): .init("put the text in quotes", ja: "テキストを引用符で囲む")
        default: nil
        }
    }
}

extension NodeRecord.Kind {
    var isCollection: Bool { self == .sequence || self == .mapping }
}
