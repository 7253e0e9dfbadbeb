/// The `name=value`s of a query, a form or a cookie header: cut once, found by the bytes of their names.
package struct ParameterPairs: Sendable {
    /// Who wrote the pairs, which decides how they are cut and what is escaped.
    package enum Syntax: Sendable, Hashable {
        /// `a=b+c&d=e`: also urlencoded bodies.
        case query
        /// `a=b; c="d"` (RFC 6265 section 4.2.1).
        case cookie
        /// The same, also cut where the specification's form style has its `&`.
        case cookieMembers
        /// `;a=b;c=d`: a path segment of style matrix.
        case matrix

        var plusIsSpace: Bool { self == .query }
        var isCookie: Bool { self == .cookie || self == .cookieMembers }

        func separates(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "&")
                ? self == .query || self == .cookieMembers
                : byte == UInt8(ascii: ";") && self != .query
        }
    }

    private struct Entry {
        var name: Range<Int>
        var value: Range<Int>
        var hasEquals: Bool
    }

    package let syntax: Syntax
    package let limits: ParameterLimits
    /// Whether there are more pairs than the limit; those are not kept.
    package private(set) var isTruncated = false
    /// The text, and behind it the names that had to be unescaped.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    package init(_ text: some StringProtocol, _ syntax: Syntax = .query, limits: ParameterLimits = ParameterLimits()) {
        self.init(Array(text.utf8), syntax, limits: limits)
    }

    /// A pair whose name is not well-formed is nobody's, and is left out.
    package init(_ text: [UInt8], _ syntax: Syntax = .query, limits: ParameterLimits = ParameterLimits()) {
        self.syntax = syntax
        self.limits = limits
        bytes = text
        var start = 0
        while start < text.count, !isTruncated {
            let end = text[start...].firstIndex { syntax.separates($0) } ?? text.count
            append(trimmed(start..<end))
            start = end + 1
        }
    }

    private func trimmed(_ item: Range<Int>) -> Range<Int> {
        guard syntax.isCookie else { return item }
        var item = item
        while let first = item.first, bytes[first] == UInt8(ascii: " ") { item.removeFirst() }
        while let last = item.last, bytes[last] == UInt8(ascii: " ") { item.removeLast() }
        return item
    }

    private mutating func append(_ item: Range<Int>) {
        if item.isEmpty { return }
        if entries.count == limits.pairs {
            isTruncated = true
            return
        }
        let equals = bytes[item].firstIndex(of: UInt8(ascii: "="))
        guard let name = unescapedName(item.lowerBound..<(equals ?? item.upperBound)) else { return }
        var value = (equals.map { $0 + 1 } ?? item.upperBound)..<item.upperBound
        if syntax.isCookie, value.count >= 2, bytes[value.lowerBound] == UInt8(ascii: "\""),
            bytes[value.upperBound - 1] == UInt8(ascii: "\"")
        {
            value = value.lowerBound + 1..<value.upperBound - 1
        }
        entries.append(Entry(name: name, value: value, hasEquals: equals != nil))
    }

    private mutating func unescapedName(_ name: Range<Int>) -> Range<Int>? {
        let isPlain = bytes[name].allSatisfy {
            $0 != UInt8(ascii: "%") && !(syntax.plusIsSpace && $0 == UInt8(ascii: "+"))
        }
        if isPlain { return name }
        let unescaped = bytes.withUnsafeBufferPointer { buffer in
            PercentCoding.unescaped(UnsafeBufferPointer(rebasing: buffer[name]), plusIsSpace: syntax.plusIsSpace)
        }
        guard let unescaped, String(validating: unescaped, as: UTF8.self) != nil else { return nil }
        let start = bytes.count
        bytes.append(contentsOf: unescaped)
        return start..<bytes.count
    }
}

// MARK: Looking up

extension ParameterPairs {
    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty && !isTruncated }

    /// The index of the first pair with a name.
    package func first(_ name: String, from start: Int = 0) -> Int? {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBufferPointer { bytes in
                var index = start
                while index < entries.count {
                    let range = entries[index].name
                    if range.count == name.count,
                        UnsafeBufferPointer(rebasing: bytes[range]).elementsEqual(name)
                    {
                        return index
                    }
                    index += 1
                }
                return nil
            }
        }
    }

    /// The indexes of all pairs with a name.
    package func all(_ name: String) -> [Int] {
        var result: [Int] = []
        var next = first(name)
        while let index = next {
            result.append(index)
            next = first(name, from: index + 1)
        }
        return result
    }

    /// Unescaped.
    package func name(at index: Int) -> String { String(decoding: bytes[entries[index].name], as: UTF8.self) }

    /// What stands behind a prefix in the name, nil where the name begins otherwise.
    func suffix(at index: Int, after prefix: [UInt8]) -> ArraySlice<UInt8>? {
        let name = bytes[entries[index].name]
        return name.starts(with: prefix) ? name.dropFirst(prefix.count) : nil
    }

    /// As it came, escapes and all.
    package func value(at index: Int) -> ArraySlice<UInt8> { bytes[entries[index].value] }

    /// Unescaped.
    package func text(at index: Int) throws(ParameterFault) -> String { try text(of: value(at: index)) }

    /// Unescapes a part of a value.
    func text(of value: ArraySlice<UInt8>) throws(ParameterFault) -> String {
        let text = value.withUnsafeBufferPointer { PercentCoding.decode($0, plusIsSpace: syntax.plusIsSpace) }
        guard let text else { throw .brokenEscape }
        return text
    }

    /// Whether there is a `=`, after which the value may still be empty.
    func hasEquals(at index: Int) -> Bool { entries[index].hasEquals }
}
