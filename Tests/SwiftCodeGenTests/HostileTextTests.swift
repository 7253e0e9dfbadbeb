import SourceDiagnostics
import SwiftCodeGen
import Testing

@Suite struct HostileTextTests {
    private let contract: HostileContract
    private let plain: Shape

    /// The contract without a hostile text; made once for all.
    private static let harmless = Result { try Shape(try HostileContract().generate("", at: [])) }

    init() throws {
        contract = try HostileContract()
        plain = try Self.harmless.get()
    }

    @Test("what a contract tells never leaves its comment or string", arguments: HostileContract.attacks)
    func tellingPlaces(_ attack: String) throws {
        let shape = try Shape(try contract.generate(attack, at: contract.telling))
        let isSame = shape.declarations == plain.declarations && shape.words == plain.words
        #expect(isSame)
    }

    @Test("what a contract names never leaves its string or identifier", arguments: HostileContract.attacks)
    func namingPlaces(_ attack: String) throws {
        let places = try contract.places(for: attack).subtracting(contract.telling)
        let shape = try Shape(try contract.generate(attack, at: places))
        #expect(shape.marked == [])
        let isSame = shape.declarations == plain.declarations
        #expect(isSame)
    }

    @Test("a contract that is hostile all over is Swift that compiles without a warning")
    func everyPlace() throws {
        guard let compiler = SwiftCompiler.find() else { return }
        let files = try HostileContract.attacks.enumerated().flatMap { index, attack in
            try contract.generate(attack, at: contract.places(for: attack), name: "Hostile\(index)")
        }.filter { !$0.isEmpty }
        let mocks = files.filter { $0.name.hasSuffix("+Mock.swift") }
        try compiler.parse(mocks)
        try compiler.typecheck(files.filter { !mocks.contains($0) })
    }

    @Test("a file's name never leaves the header", arguments: HostileContract.attacks)
    func fileNames(_ attack: String) throws {
        let shape = try Shape(try contract.generate("", at: [], file: "folder/\(attack).json"))
        let isSame = shape.declarations == plain.declarations && shape.words == plain.words
        #expect(isSame)
    }

    @Test("a contract in a hostile file gets a namespace", arguments: HostileContract.attacks)
    func namespaces(_ attack: String) {
        #expect(SwiftTokens.isIdentifier(CodeGenerator.contractName(CodeGenerator.baseName(of: attack + ".yaml"))))
    }

    @Test("hostile texts reach the files at all")
    func presence() throws {
        let marker = HostileContract.marker
        let files = try contract.generate(marker, at: contract.places(for: marker))
        let all = files.map(\.text).joined()
        let isThere = all.contains("/// pwned_pwned") && all.contains("\"pwned_pwned\"")
        #expect(isThere)
    }

    @Test(
        "a text that is left is seen",
        arguments: [
            "\"\\(a)\"", "/* a */", "\"a", "`a b`", "\"\"\"\na", "a ^ b", "\"\\q\"", "\"a\nb\"", "#\"a\"#", "1a",
        ])
    func teeth(_ text: String) {
        #expect(throws: SwiftTokens.Failure.self) { try SwiftTokens(text) }
    }
}

/// What is left of files without comments and without what stands in strings.
private struct Shape: Sendable {
    var words: [String] = []
    /// The top-level declarations, without what strings and words say, sorted: with another name a declaration may go to
    /// another file.
    var declarations: [String] = []

    /// `private typealias A = B`.
    private static let handshakeLength = 5

    init(_ files: [GeneratedFile]) throws {
        for file in files {
            let tokens = try SwiftTokens(file.text).tokens
            let start = try #require(tokens.firstIndex(of: .word("private")), "\(file.name) has no handshake")
            let rest = tokens[start...].dropFirst(Self.handshakeLength)
            words += rest.compactMap { if case .word(let word) = $0 { word } else { nil } }
            try add(rest)
        }
        declarations.sort()
    }

    /// A declaration ends where its brace is closed.
    private mutating func add(_ tokens: ArraySlice<SwiftTokens.Token>) throws {
        var declaration = ""
        var depth = 0
        for token in tokens {
            switch token {
            case .word: declaration += "w"
            case .string: declaration += "s"
            case .sign(let byte):
                let sign = Character(Unicode.Scalar(byte))
                declaration.append(sign)
                depth += sign == "{" ? 1 : sign == "}" ? -1 : 0
                guard sign == "}", depth == 0 else { continue }
                declarations.append(declaration)
                declaration = ""
            }
        }
        if depth != 0 { throw SwiftTokens.Failure(description: "braces are not closed") }
        if !declaration.isEmpty { declarations.append(declaration) }
    }

    var marked: [String] { words.filter { $0.contains(HostileContract.marker) } }
}
