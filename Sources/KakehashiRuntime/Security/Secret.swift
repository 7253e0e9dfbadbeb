/// A text that no description, dump or log shows.
package struct Secret: Hashable, Sendable {
    package let value: String

    init(_ value: String) { self.value = value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(secret)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Compares secrets in a time that does not tell how much of them is equal.
public enum ConstantTime {
    /// Takes as long as the longer text is, wherever the texts differ.
    @inline(never)
    public static func areEqual(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        var difference: UInt8 = left.count == right.count ? 0 : 1
        for index in 0..<max(left.count, right.count) {
            difference |= (index < left.count ? left[index] : 0) ^ (index < right.count ? right[index] : 0)
        }
        return difference == 0
    }
}
