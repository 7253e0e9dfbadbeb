/// A JSON object with known members: a static key list, and the members read and written by their index in it.
public protocol JSONObjectModel: JSONModel {
    /// The names of the members, in the order of the contract.
    static var jsonKeys: JSONKeys { get }

    /// Reads each member by its index in `jsonKeys`.
    init(members json: inout JSONReader) throws

    /// Writes each member by its index in `jsonKeys`.
    func writeMembers(to json: inout JSONWriter)
}

extension JSONObjectModel {
    public static var jsonShape: JSONShape { .object(keys: jsonKeys.names) }

    public init(json: inout JSONReader) throws {
        let frame = try json.enterObject(Self.jsonKeys)
        try self.init(members: &json)
        json.leaveObject(frame)
    }

    public func write(to json: inout JSONWriter) {
        let outer = json.beginMembers(Self.jsonKeys)
        writeMembers(to: &json)
        json.endMembers(outer)
    }
}

/// The names of an object's members, ready to be compared and written.
public struct JSONKeys: Sendable, ExpressibleByArrayLiteral {
    /// One reference, so that entering and leaving an object costs one retain.
    private let table: Table

    static let none: JSONKeys = []

    public init(arrayLiteral elements: String...) { table = Table(elements) }

    var count: Int { table.nameEnds.count }
    var names: [String] { (0..<count).map(name(at:)) }

    func name(at index: Int) -> String {
        String(decoding: table.names[table.nameStart(index)..<table.nameEnds[index]], as: UTF8.self)
    }

    func prefix(at index: Int) -> ArraySlice<UInt8> {
        table.prefixes[(index == 0 ? 0 : table.prefixEnds[index - 1])..<table.prefixEnds[index]]
    }

    /// The index of a name. `guess` is tried first: most texts keep the contract's order.
    func index(of name: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
        if guess < count, table.matches(guess, name) { return guess }
        for index in 0..<count where table.matches(index, name) { return index }
        return nil
    }

    private final class Table: Sendable {
        /// The names in UTF-8, one after the other.
        let names: [UInt8]
        let nameEnds: [Int]
        /// `"name":` in UTF-8, one after the other, escaped.
        let prefixes: [UInt8]
        let prefixEnds: [Int]

        init(_ elements: [String]) {
            var names: [UInt8] = []
            var nameEnds: [Int] = []
            var prefixes: [UInt8] = []
            var prefixEnds: [Int] = []
            for element in elements {
                names.append(contentsOf: element.utf8)
                nameEnds.append(names.count)
                prefixes.append(contentsOf: element.jsonText)
                prefixes.append(UInt8(ascii: ":"))
                prefixEnds.append(prefixes.count)
            }
            self.names = names
            self.nameEnds = nameEnds
            self.prefixes = prefixes
            self.prefixEnds = prefixEnds
        }

        func nameStart(_ index: Int) -> Int { index == 0 ? 0 : nameEnds[index - 1] }

        func matches(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
            let start = nameStart(index)
            guard nameEnds[index] - start == name.count else { return false }
            return names.withUnsafeBufferPointer { names in
                for offset in 0..<name.count where names[start + offset] != name[offset] { return false }
                return true
            }
        }
    }
}
