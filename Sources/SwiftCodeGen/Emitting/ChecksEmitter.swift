/// Writes the file that holds what the contract asks of messages beyond their types: one text, a line for each schema
/// and operation, which the runtime reads when it is first asked.
struct ChecksEmitter {
    let context: EmitterContext
    let lines: [String]

    func file() -> SwiftFile {
        let marks = String(repeating: "#", count: Self.marks(lines))
        let literal = [marks + "\"\"\""] + lines.map(Self.visible) + ["\"\"\"" + marks]
        let xml = context.plan.xml.isEmpty ? "" : ", xml: \(context.plan.name).xmlTable"
        return SwiftFile(
            name: "\(context.plan.name)+Checks.swift", modules: [.runtimeInternals],
            declarations: [
                context.handshake,
                .block(
                    "nonisolated extension \(context.plan.name)",
                    [
                        SwiftDeclaration(
                            "\(context.modifier)static let checks: ContractChecks = ContractChecks(checksText\(xml))",
                            documentation: "What the contract asks of messages beyond their types."),
                        .function("private static var checksText: String", literal.map { .line($0) }),
                    ]),
            ])
    }

    /// How many marks a raw literal needs so that nothing in it is an escape: one more than follow any backslash.
    private static func marks(_ lines: [String]) -> Int {
        var most = 0
        for line in lines {
            var run: Int?
            for byte in line.utf8 {
                if byte == UInt8(ascii: "#"), let length = run {
                    run = length + 1
                    most = max(most, length + 1)
                } else {
                    run = byte == UInt8(ascii: "\\") ? 0 : nil
                }
            }
        }
        return most + 1
    }

    /// What is not to be seen, and what turns the direction of writing, as JSON can write it too.
    private static func visible(_ line: String) -> String {
        if line.utf8.allSatisfy({ $0 < 0x7F }) { return line }
        var result = ""
        for scalar in line.unicodeScalars {
            guard SwiftLiteral.isHidden(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }
}
