/// The cases of the yaml-test-suite that do not count, each with its reason. The list may only shrink.
enum YAMLSuiteLeftOut {
    enum Reason: String {
        // What a contract cannot be.
        case severalDocuments = "more than one document, which a contract must not be"
        case noDocument = "no document at all"
        case keyIsNoText = "a key that is a list, a mapping or nothing, which JSON does not have"
        case noValue = "the suite states no value to compare with"
        // What libyaml, a reader of YAML 1.1, refuses, and what no replacement of characters can help.
        case keyOfSeveralLines = "libyaml wants the key of a flow mapping and its colon in one line"
        case tabInBlock = "libyaml takes a tab that begins the first line of a block scalar for indentation"
        case unindentedBlock = "libyaml wants a block scalar at the top level indented"
        case colonInAnchor = "libyaml ends the name of an anchor at a colon"
        case notUseful = "the suite itself says that readers should not support it"

        /// The rule that refuses the text; nil where it is read.
        var rule: String? {
            switch self {
            case .severalDocuments: "yaml/multiple-documents"
            case .noDocument: "yaml/empty"
            case .keyIsNoText: "yaml/key-not-scalar"
            case .noValue: nil
            default: "yaml/syntax"
            }
        }
    }

    /// Texts for which libyaml has no event of the kind that the rule is about, so that it ends in a fault of syntax.
    static let refusedEarly: Set<String> = [
        "2JQS", "4ABK", "6M2F", "7Z25", "CFD4", "FRK4", "HWV9", "M7A3", "NHX8", "NKF9", "QT73", "S3PD", "SM9W/1",
        "UKK6/0", "UT92", "W4TN",
    ]

    static let cases: [String: Reason] = {
        var cases: [String: Reason] = [:]
        for (reason, names) in lists {
            for name in names { cases[name] = reason }
        }
        return cases
    }()

    private static let lists: [(Reason, [String])] = [
        (
            .severalDocuments,
            [
                "35KP", "5TYM", "6WLZ", "6XDY", "6ZKB", "7Z25", "9DXL", "9KAX", "9WXW", "JHB9", "KSS4", "L383", "M7A3",
                "PUW8", "RZT7", "U9NS", "UT92", "W4TN",
            ]
        ),
        (.noDocument, ["8G76", "98YD", "AVM7", "HWV9", "QT73"]),
        (
            .keyIsNoText,
            [
                "2JQS", "4ABK", "4FJ6", "6BFJ", "6M2F", "6PBE", "9MMW", "CFD4", "FRK4", "KK5P", "LX3P", "M2N8/0",
                "M2N8/1", "M5DY", "NHX8", "NKF9", "Q9WF", "RZP5", "S3PD", "SBG9", "SM9W/1", "UKK6/0", "V9D5", "X38W",
                "XW4D",
            ]
        ),
        (.noValue, ["DFF7", "FH7J", "PW8X", "UKK6/2"]),
        (.keyOfSeveralLines, ["4MUZ/1", "4MUZ/2", "5MUD", "9SA2", "K3WX", "NJ66", "VJP3/1"]),
        (.tabInBlock, ["96NN/0", "96NN/1", "R4YG", "Y79Y/1"]),
        (.unindentedBlock, ["DK3J", "FP8R"]),
        (.colonInAnchor, ["2SXE"]),
        (.notUseful, ["ZYU8/2"]),
    ]
}
