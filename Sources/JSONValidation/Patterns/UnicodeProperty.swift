/// What stands in the braces of `\p{…}`: a general category, or one of a few scripts.
package struct UnicodeProperty: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
        case categories(Set<String>)
        case ranges([ClosedRange<UInt32>])
    }

    private let kind: Kind
    private let isNegated: Bool

    package var negated: UnicodeProperty { UnicodeProperty(kind: kind, isNegated: !isNegated) }

    private init(kind: Kind, isNegated: Bool) {
        self.kind = kind
        self.isNegated = isNegated
    }

    /// nil for a name that is not known here.
    package init?(_ name: String) {
        isNegated = false
        let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = String(parts.last ?? "")
        if parts.count == 2, ["Script", "sc", "Script_Extensions", "scx"].contains(String(parts[0])) {
            guard let ranges = Self.scripts[value] else { return nil }
            kind = .ranges(ranges)
            return
        }
        guard parts.count == 1 || ["General_Category", "gc"].contains(String(parts[0])) else { return nil }
        let short = Self.longNames[value] ?? value
        let members = Self.categories.filter { $0 == short || (short.count == 1 && $0.hasPrefix(short)) }
        guard !members.isEmpty else { return nil }
        kind = .categories(Set(members))
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isMember =
            switch kind {
            case .categories(let names): names.contains(Self.shortName(of: scalar.properties.generalCategory))
            case .ranges(let ranges): ranges.contains { $0.contains(scalar.value) }
            }
        return isMember != isNegated
    }

    private static let categories = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]

    private static let longNames = [
        "Letter": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Titlecase_Letter": "Lt",
        "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M", "Nonspacing_Mark": "Mn",
        "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd", "digit": "Nd",
        "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc",
        "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi",
        "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm",
        "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
        "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C", "Control": "Cc",
        "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co", "Unassigned": "Cn",
    ]

    /// The scripts that Japanese contracts name; the blocks of the Basic Multilingual Plane and the ideographs beyond.
    private static let scripts: [String: [ClosedRange<UInt32>]] = {
        let hiragana: [ClosedRange<UInt32>] = [0x3041...0x3096, 0x309D...0x309F]
        let katakana: [ClosedRange<UInt32>] = [
            0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF6F, 0xFF71...0xFF9D,
        ]
        let han: [ClosedRange<UInt32>] = [
            0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF,
        ]
        return [
            "Hiragana": hiragana, "Hira": hiragana, "Katakana": katakana, "Kana": katakana, "Han": han, "Hani": han,
        ]
    }()

    private static func shortName(of category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
