import CLibYAML

/// libyaml's parser over one text, which must outlive it.
struct YAMLEvents: ~Copyable {
    /// The parser keeps pointers into itself, so it must not move.
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// nil only if there is no memory.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Lends the next event; nil if the text is broken there.
    mutating func next<Result>(_ body: (borrowing yaml_event_t) -> Result) -> Result? {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { return nil }
        defer { yaml_event_delete(&event) }
        return body(event)
    }

    /// What stopped the parser, in its own words.
    struct Failure {
        /// Whether the place is a byte offset: the layer that reads bytes counts those, the others characters.
        var countsBytes: Bool
        var place: Int
        var problem: String
        var context: String?
        var contextPlace: Int
    }

    var failure: Failure {
        let parser = parser.pointee
        let isReader = parser.error == YAML_READER_ERROR
        return Failure(
            countsBytes: isReader,
            place: isReader ? parser.problem_offset : parser.problem_mark.index,
            problem: parser.problem.map { String(cString: $0) } ?? "the text cannot be read",
            context: parser.context.map { String(cString: $0) },
            contextPlace: parser.context_mark.index)
    }
}
