/// The imports of a file: just those that it uses, and no more visible than its declarations are, for the compiler
/// warns of everything else.
struct ImportList {
    let lines: [String]

    init(_ file: SwiftFile, access: String) {
        var names = Names(modules: file.modules)
        for declaration in file.declarations { names.collect(declaration) }
        let level = access == "internal" ? "" : access + " "
        // Where a module is imported with less than `public` in one file, no other file may leave its level open.
        let hidden = access == "package" ? "internal " : ""
        let showsRuntime = !names.visible.isDisjoint(with: ReservedNames.runtimeTypes)
        let usesRuntime = !names.all.isDisjoint(with: ReservedNames.runtimeTypes)
        let runtimeLevel = showsRuntime ? level : hidden
        var lines: [String] = []
        if !names.all.isDisjoint(with: ReservedNames.foundationTypes) {
            let level = names.visible.isDisjoint(with: ReservedNames.foundationTypes) ? hidden : level
            lines += [
                "#if canImport(FoundationEssentials)", "\(level)import FoundationEssentials", "#else",
                "\(level)import Foundation", "#endif",
            ]
        }
        lines += file.modules.compactMap { module -> String? in
            switch module {
            case .runtime: "\(runtimeLevel)import KakehashiRuntime"
            case .runtimeInternals: "\(usesRuntime ? "@_spi(Generated) " : "")\(runtimeLevel)import KakehashiRuntime"
            case .module(let name): "\(level)import \(name)"
            case .moduleWhereNamed(let name):
                names.all.contains(name) ? "\(names.visible.contains(name) ? level : hidden)import \(name)" : nil
            case .moduleWithTypes(let name, let types):
                "\(names.visible.isDisjoint(with: types) ? hidden : level)import \(name)"
            }
        }
        self.lines = lines
    }

    /// The names of Foundation's and the runtime's types that declarations show, and that are used at all.
    private struct Names {
        private static let usual = ReservedNames.foundationTypes.union(ReservedNames.runtimeTypes)
        private var modules: Set<String> = []

        var visible: Set<String> = []
        var all: Set<String> = []

        init(modules: [GeneratedImport]) {
            for module in modules {
                switch module {
                case .moduleWhereNamed(let name): self.modules.insert(name)
                case .moduleWithTypes(_, let types): self.modules.formUnion(types)
                default: break
                }
            }
        }

        mutating func collect(_ declaration: SwiftDeclaration) {
            let isVisible = !declaration.head.hasPrefix("private ") && !declaration.head.hasPrefix("internal ")
            scan(declaration.head, isVisible: isVisible)
            if let (parameters, rest) = declaration.signature {
                for text in parameters { scan(text, isVisible: isVisible) }
                scan(rest, isVisible: isVisible)
            }
            switch declaration.body {
            case .none: break
            case .members(let members): for member in members { collect(member) }
            case .statements(let statements): for statement in statements { collect(statement) }
            }
        }

        private mutating func collect(_ statement: SwiftStatement) {
            switch statement {
            case .line(let text): scan(text, isVisible: false)
            case .block(let head, let statements):
                scan(head, isVisible: false)
                for statement in statements { collect(statement) }
            case .choice(let subject, let cases):
                scan(subject, isVisible: false)
                for (_, statements) in cases {
                    for statement in statements { collect(statement) }
                }
            }
        }

        /// Notes the identifiers of a line, those in string literals left out. All names of interest begin with a
        /// capital, so that most words are passed over without being looked up.
        private mutating func scan(_ text: String, isVisible: Bool) {
            let bytes = text.utf8
            var index = bytes.startIndex
            var isQuoted = false
            while index < bytes.endIndex {
                let byte = bytes[index]
                if isQuoted {
                    if byte == UInt8(ascii: "\\") { index = bytes.index(after: index) }
                    isQuoted = byte != UInt8(ascii: "\"")
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = true
                } else if Self.isWord(byte) {
                    let end = bytes[index...].firstIndex { !Self.isWord($0) } ?? bytes.endIndex
                    if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") || !modules.isEmpty {
                        note(String(text[index..<end]), isVisible: isVisible)
                    }
                    index = end
                    continue
                }
                if index < bytes.endIndex { index = bytes.index(after: index) }
            }
        }

        private mutating func note(_ word: String, isVisible: Bool) {
            guard Self.usual.contains(word) || modules.contains(word) else { return }
            all.insert(word)
            if isVisible { visible.insert(word) }
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
                true
            default: false
            }
        }
    }
}
