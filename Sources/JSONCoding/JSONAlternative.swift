/// How the values of one alternative of a union are told from those of the others: what generated code knows of it
/// without reading it.
public struct JSONAlternative: Sendable {
    indirect enum Test: Sendable {
        case any, boolean, integer, number, string, dateTime, date, uuid
        case integers([Int])
        case strings([String])
        /// Of its first element, where something is known of the elements.
        case array(Test?)
        case object(ObjectTest)
        case either([Test])
    }

    struct ObjectTest: Sendable {
        struct Member: Sendable {
            let name: [UInt8]
            let test: Test?
        }

        /// Those that not all alternatives have alike, the required ones first.
        let members: [Member]
        let requiredCount: Int
        /// Whether members without a name are kept too.
        let isOpen: Bool

        func index(of name: some Collection<UInt8>) -> Int? {
            members.firstIndex { $0.name.elementsEqual(name) }
        }
    }

    let test: Test

    public static let any: JSONAlternative = JSONAlternative(test: .any)
    public static let boolean: JSONAlternative = JSONAlternative(test: .boolean)
    public static let integer: JSONAlternative = JSONAlternative(test: .integer)
    public static let number: JSONAlternative = JSONAlternative(test: .number)
    public static let string: JSONAlternative = JSONAlternative(test: .string)
    public static let dateTime: JSONAlternative = JSONAlternative(test: .dateTime)
    public static let date: JSONAlternative = JSONAlternative(test: .date)
    public static let uuid: JSONAlternative = JSONAlternative(test: .uuid)
    public static let array: JSONAlternative = JSONAlternative(test: .array(nil))

    public static func integers(_ values: [Int]) -> JSONAlternative { JSONAlternative(test: .integers(values)) }
    public static func strings(_ values: [String]) -> JSONAlternative { JSONAlternative(test: .strings(values)) }

    /// An array whose first element is of this kind.
    public static func array(of element: JSONAlternative) -> JSONAlternative {
        JSONAlternative(test: .array(element.test))
    }

    /// A union within a union.
    public static func either(_ alternatives: [JSONAlternative]) -> JSONAlternative {
        JSONAlternative(test: .either(alternatives.map(\.test)))
    }

    /// - Parameters:
    ///   - required: Members without which a value is not this alternative.
    ///   - optional: Other members that not every alternative has.
    ///   - members: Members that tell alternatives apart by their values; they may be among the required.
    ///   - isOpen: Whether members without a name are kept too.
    public static func object(
        _ required: [String] = [], optional: [String] = [], members: [(String, JSONAlternative)] = [],
        isOpen: Bool = false
    ) -> JSONAlternative {
        let others = members.map(\.0).filter { !required.contains($0) } + optional
        let all = (required + others).map { name in
            ObjectTest.Member(name: Array(name.utf8), test: members.first { $0.0 == name }?.1.test)
        }
        return JSONAlternative(
            test: .object(ObjectTest(members: all, requiredCount: required.count, isOpen: isOpen)))
    }
}
