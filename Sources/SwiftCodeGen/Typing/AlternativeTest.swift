/// How the values of one alternative are told from those of the others without reading them; `JSONAlternative` of the
/// runtime, decided.
package indirect enum AlternativeTest: Sendable, Hashable {
    case any, boolean, integer, number, string, dateTime, date, uuid
    case integers([Int])
    case strings([String])
    case array(AlternativeTest?)
    case either([AlternativeTest])
    case object(ObjectTest)

    package struct ObjectTest: Sendable, Hashable {
        package var required: [String]
        package var optional: [String]
        package var members: [Member]
        package var isOpen: Bool

        package struct Member: Sendable, Hashable {
            package var name: String
            package var test: AlternativeTest
        }

        var names: [String] { required + optional }
    }

    /// The JSON type; nil for several.
    private var kind: String? {
        switch self {
        case .any, .either: nil
        case .boolean: "boolean"
        case .integer, .number, .integers: "number"
        case .string, .dateTime, .date, .uuid, .strings: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// Whether no value fits both.
    func excludes(_ other: AlternativeTest) -> Bool {
        if let kind, let otherKind = other.kind, kind != otherKind { return true }
        return switch (self, other) {
        case (.strings(let left), .strings(let right)): Set(left).isDisjoint(with: right)
        case (.integers(let left), .integers(let right)): Set(left).isDisjoint(with: right)
        // An empty array fits both, and means as little in either.
        case (.array(let left?), .array(let right?)): left.excludes(right)
        default: false
        }
    }

    /// Whether a value that fits one of two can be given to it without reading it.
    func isTold(from other: AlternativeTest) -> Bool {
        if excludes(other) { return true }
        switch (self, other) {
        case (.any, .any): return false
        case (.any, _), (_, .any): return true
        case (.either(let tests), _): return tests.allSatisfy { $0.isTold(from: other) }
        case (_, .either(let tests)): return tests.allSatisfy { isTold(from: $0) }
        case (.object(let left), .object(let right)): return Self.areTold(left, right)
        case (.array(let left?), .array(let right?)): return left.isTold(from: right)
        // Of two that overlap the narrower one is chosen where it fits, so both have to be of one width to be mixed up.
        case (.strings, .strings), (.integers, .integers): return false
        default: return self != other
        }
    }

    private static func areTold(_ left: ObjectTest, _ right: ObjectTest) -> Bool {
        let (names, others) = (Set(left.names), Set(right.names))
        if left.required.contains(where: { !others.contains($0) }) { return true }
        if right.required.contains(where: { !names.contains($0) }) { return true }
        if left.isOpen != right.isOpen, names.isEmpty || others.isEmpty { return true }
        if !names.isSubset(of: others), !others.isSubset(of: names) { return true }
        return areExclusive(left, right)
    }

    /// Whether a member that both name has values that cannot be of both.
    static func areExclusive(_ left: ObjectTest, _ right: ObjectTest) -> Bool {
        left.members.contains { member in
            right.members.contains { $0.name == member.name && member.test.excludes($0.test) }
        }
    }

    /// Without what stands in objects: enough for a member of an alternative.
    var shallow: AlternativeTest {
        switch self {
        case .array(let element): .array(element?.shallow)
        case .object: .object(ObjectTest(required: [], optional: [], members: [], isOpen: false))
        case .either(let tests): .either(tests.map(\.shallow))
        default: self
        }
    }
}

extension [AlternativeTest] {
    /// Whether any two are alike.
    var isAmbiguous: Bool {
        indices.contains { index in
            self[(index + 1)...].contains { !self[index].isTold(from: $0) || !$0.isTold(from: self[index]) }
        }
    }

    /// Whether a value can have members of two objects that neither has alone.
    var canOverlap: Bool {
        let objects = flatMap(\.objects)
        return objects.indices.contains { index in
            objects[(index + 1)...].contains { other in
                let (left, right) = (Set(objects[index].names), Set(other.names))
                return !(objects[index].isOpen && other.isOpen) && !left.isSubset(of: right)
                    && !right.isSubset(of: left) && !AlternativeTest.areExclusive(objects[index], other)
            }
        }
    }

    /// Without what all objects have alike, so that a table says only what it needs.
    var reduced: [AlternativeTest] {
        let objects = flatMap(\.objects)
        let shared = Set(objects.first?.names ?? []).filter { name in objects.allSatisfy { $0.names.contains(name) } }
        let alike = shared.filter { name in Set(objects.map { $0.required.contains(name) }).count == 1 }
        let telling = Set(objects.flatMap { $0.members.map(\.name) }).filter { name in
            let tests = objects.compactMap { object in object.members.first { $0.name == name }?.test }
            return tests.indices.contains { index in tests[(index + 1)...].contains { tests[index].excludes($0) } }
        }
        return map { test in
            test.mapObjects { object in
                .init(
                    required: object.required.filter { !alike.contains($0) },
                    optional: object.optional.filter { !shared.contains($0) && !telling.contains($0) },
                    members: object.members.filter { telling.contains($0.name) }, isOpen: object.isOpen)
            }
        }
    }
}

extension AlternativeTest {
    /// Those that a value that is an object is compared with.
    fileprivate var objects: [ObjectTest] {
        switch self {
        case .object(let object): [object]
        case .either(let tests): tests.flatMap(\.objects)
        default: []
        }
    }

    fileprivate func mapObjects(_ change: (ObjectTest) -> ObjectTest) -> AlternativeTest {
        switch self {
        case .object(let object): .object(change(object))
        case .either(let tests): .either(tests.map { $0.mapObjects(change) })
        default: self
        }
    }
}
