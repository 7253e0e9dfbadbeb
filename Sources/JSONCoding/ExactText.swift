/// A text that equals only the same sequence of Unicode scalars, as names in JSON do (RFC 8259 section 8.3); Swift also
/// takes composed and decomposed forms for equal.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSame(as: right.text) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    /// Whether both are one sequence of scalars.
    func isSame(as other: String) -> Bool {
        let answer = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { $0.count == left.count && $0.elementsEqual(left) }
        }
        return (answer ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
