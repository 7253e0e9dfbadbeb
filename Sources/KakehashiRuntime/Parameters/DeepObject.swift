/// Style `deepObject`: the path to each scalar of a value in brackets behind the parameter's name.
///
/// The specification has only objects of scalars. Arrays are written with empty brackets, which most servers read;
/// objects in objects with one pair of brackets more. What is read is more: a name that comes twice makes an array, and
/// the elements of an array may be numbered.
struct DeepObject {
    private let name: String
    private let pairs: ParameterPairs
    /// Brackets behind one name; more would exhaust the stack.
    static let depthLimit = 8

    init(_ name: String, _ pairs: ParameterPairs) {
        self.name = name
        self.pairs = pairs
    }

    /// The object that the pairs describe; nil where there is none.
    func value() throws(ParameterFault) -> JSONValue? {
        var result: JSONValue?
        let prefix = Array(name.utf8) + [UInt8(ascii: "[")]
        for index in 0..<pairs.count {
            guard let suffix = pairs.suffix(at: index, after: prefix) else { continue }
            let steps = try steps(suffix)
            result = try Self.adding(.string(try pairs.text(at: index)), at: steps[...], to: result)
        }
        return result
    }

    /// An array, which has no form in the specification.
    func array() throws(ParameterFault) -> JSONValue? {
        var elements: [JSONValue] = []
        for index in pairs.all(name) { elements.append(.string(try pairs.text(at: index))) }
        switch try value() {
        case nil: return elements.isEmpty ? nil : .array(elements)
        case .array(let others)?: return .array(elements + others)
        case .object(let members)?:
            // Numbered elements, in the order of their numbers.
            var numbered: [(number: Int, value: JSONValue)] = []
            for (key, value) in members {
                guard let number = Int(key), number >= 0 else {
                    throw .malformed("'\(key.prefix(40))' is no place in an array")
                }
                numbered.append((number, value))
            }
            return .array(elements + numbered.sorted { $0.number < $1.number }.map(\.value))
        case let single?: return .array(elements + [single])
        }
    }

    /// What stands in the brackets, behind the first of them.
    private func steps(_ suffix: ArraySlice<UInt8>) throws(ParameterFault) -> [String] {
        var steps: [String] = []
        var rest = suffix
        while true {
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { break }
            steps.append(String(decoding: rest[..<close], as: UTF8.self))
            rest = rest[(close + 1)...]
            if steps.count > Self.depthLimit {
                throw ParameterFault("too-deep", "nesting over the limit of \(Self.depthLimit)")
            }
            if rest.isEmpty { return steps }
            guard rest.first == UInt8(ascii: "[") else { break }
            rest = rest.dropFirst()
        }
        throw .malformed("the brackets behind the name do not match")
    }

    private static func adding(
        _ leaf: JSONValue, at steps: ArraySlice<String>, to value: JSONValue?
    ) throws(ParameterFault) -> JSONValue {
        guard let step = steps.first else {
            switch value {
            case nil: return leaf
            case .string?, .array?: return appending(leaf, to: value)
            default: throw .malformed("a member is a value and has members as well")
            }
        }
        if step.isEmpty, steps.count == 1 {
            if case .object? = value { throw .malformed("a member is an object and an array as well") }
            return appending(leaf, to: value)
        }
        guard !step.isEmpty, case .object(var object) = value ?? [:] else {
            throw .malformed("a member is a value and has members as well")
        }
        object[step] = try adding(leaf, at: steps.dropFirst(), to: object[step])
        return .object(object)
    }

    private static func appending(_ leaf: JSONValue, to value: JSONValue?) -> JSONValue {
        switch value {
        case nil: [leaf]
        case .array(let elements)?: .array(elements + [leaf])
        case let first?: [first, leaf]
        }
    }
}
