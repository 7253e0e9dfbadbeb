/// A part of Kakehashi that reads what others wrote, and the promises that it keeps for any bytes.
package enum FuzzEntry: String, CaseIterable, Sendable {
    case yaml, json, loader, validator

    /// Nothing may crash, hang or leak; what is returned is a promise that was broken, nil if all were kept.
    package func run(_ bytes: [UInt8]) -> String? {
        switch self {
        case .yaml: YAMLEntry.run(bytes)
        case .json: JSONEntry.run(bytes)
        case .loader: LoaderEntry.run(bytes)
        case .validator: ValidatorEntry.run(bytes)
        }
    }
}

/// The input of an entry that takes several texts: they are separated by lines of three percent signs.
enum FuzzInput {
    static func parts(of bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.elementsEqual("%%%".utf8) {
                parts.append([])
            } else {
                parts[parts.count - 1] += line + [UInt8(ascii: "\n")]
            }
        }
        return parts
    }
}
