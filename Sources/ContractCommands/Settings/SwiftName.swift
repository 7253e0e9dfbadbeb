import JSONCoding
import SourceDiagnostics
import SwiftCodeGen

/// A name that ends up in generated code, so that it must be one.
enum SwiftName: Sendable {
    case identifier
    /// `Amount` or `Money.Amount`.
    case type

    func allows(_ text: String) -> Bool {
        switch self {
        case .identifier: CodeGenerator.isModuleName(text)
        case .type:
            text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                CodeGenerator.isModuleName(String(part))
            }
        }
    }

    var advice: LocalizedText {
        switch self {
        case .identifier: .init("write a name that Swift allows", ja: "Swift で使える名前を書く")
        case .type:
            .init(
                "write the name of a type, such as 'Amount' or 'Money.Amount'",
                ja: "「Amount」や「Money.Amount」のように型の名前を書く")
        }
    }

    var schema: JSONValue {
        switch self {
        case .identifier: ["type": "string", "pattern": "^[^ .]+$"]
        case .type: ["type": "string", "pattern": "^[^ .]+(\\.[^ .]+)*$"]
        }
    }
}
