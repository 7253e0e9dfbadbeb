/// The imports of a file: just those that it uses, and no more visible than its declarations are, for the compiler
/// warns of everything else.
struct ImportList {
    let lines: [String]

    init(_ file: SwiftFile, access: String) {
        var names = Names()
        for declaration in file.declarations { names.collect(declaration) }
        let level = access == "internal" ? "" : access + " "
        let showsRuntime = !names.visible.isDisjoint(with: ReservedNames.runtimeTypes)
        let runtimeLevel = showsRuntime ? level : ""
        var lines: [String] = []
        if !names.all.isDisjoint(with: ReservedNames.foundationTypes) {
            let level = names.visible.isDisjoint(with: ReservedNames.foundationTypes) ? "" : level
            lines += [
                "#if canImport(FoundationEssentials)", "\(level)import FoundationEssentials", "#else",
                "\(level)import Foundation", "#endif",
            ]
        }
        lines += file.modules.map { module in
            switch module {
            case .runtime: "\(runtimeLevel)import KakehashiRuntime"
            case .runtimeInternals: "\(showsRuntime ? "@_spi(Generated) " : "")\(runtimeLevel)import KakehashiRuntime"
            case .module(let name): "\(level)import \(name)"
            }
        }
        self.lines = lines
    }

    /// The words that stand in declarations, and in the statements within them.
    private struct Names {
        var visible: Set<String> = []
        var all: Set<String> = []

        mutating func collect(_ declaration: SwiftDeclaration) {
            var words = Self.words(declaration.head)
            if let (parameters, rest) = declaration.signature {
                for text in parameters + [rest] { words.formUnion(Self.words(text)) }
            }
            all.formUnion(words)
            if !words.contains("private") { visible.formUnion(words) }
            switch declaration.body {
            case .none: break
            case .members(let members): for member in members { collect(member) }
            case .statements(let statements): for statement in statements { collect(statement) }
            }
        }

        private mutating func collect(_ statement: SwiftStatement) {
            switch statement {
            case .line(let text): all.formUnion(Self.words(text))
            case .block(let head, let statements):
                all.formUnion(Self.words(head))
                for statement in statements { collect(statement) }
            case .choice(let subject, let cases):
                all.formUnion(Self.words(subject))
                for statement in cases.flatMap(\.1) { collect(statement) }
            }
        }

        /// The identifiers of a line, those in string literals left out.
        private static func words(_ text: String) -> Set<String> {
            var words: Set<String> = []
            var word = ""
            var isQuoted = false
            var isEscaped = false
            for scalar in text.unicodeScalars {
                if isQuoted {
                    isQuoted = isEscaped || scalar != "\""
                    isEscaped = !isEscaped && scalar == "\\"
                } else if scalar == "\"" {
                    isQuoted = true
                } else if scalar.properties.isXIDContinue {
                    word.unicodeScalars.append(scalar)
                    continue
                }
                if !word.isEmpty { words.insert(word) }
                word = ""
            }
            return word.isEmpty ? words : words.union([word])
        }
    }
}
