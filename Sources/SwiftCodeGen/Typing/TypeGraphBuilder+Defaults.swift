import JSONCoding
import OpenAPIModel
import SourceDiagnostics

extension TypeGraphBuilder {
    /// The default of a property or parameter as Swift source; nil where there is none, or none that can be written.
    mutating func defaultLiteral(_ said: [Schema], _ type: TypeReference, of id: Schema.ID) -> String? {
        // A default of null says no more than that null may come.
        guard let value = said.compactMap(\.defaultValue).last, !value.isNull else { return nil }
        if let literal = literal(of: value, as: type) { return literal }
        report(
            SwiftRules.defaultNotUsed,
            .init(
                "the default \(value.description.prefix(60)) is not written in Swift",
                ja: "既定値 \(value.description.prefix(60)) は Swift に書かれない"), id)
        return nil
    }

    /// A JSON value as a literal of a type, short ones only; nil where there is none.
    func literal(of value: JSONValue, as type: TypeReference) -> String? {
        switch (resolved(type), value) {
        case (.nullable, .null): "nil"
        case (.nullable(let type), _): literal(of: value, as: type)
        case (.string, .string(let text)): SwiftLiteral.string(text)
        case (.bool, .bool(let value)): String(value)
        case (.int, .number(let number)), (.int64, .number(let number)): number.int64.map { String($0) }
        case (.int32, .number(let number)): number.int64.flatMap { Int32(exactly: $0) }.map { String($0) }
        case (.named("UInt32"), .number(let number)): number.int64.flatMap { UInt32(exactly: $0) }.map { String($0) }
        case (.named("UInt64"), .number(let number)): number.int64.flatMap { UInt64(exactly: $0) }.map { String($0) }
        case (.double, .number(let number)): number.double.isFinite ? String(number.double) : nil
        case (.float, .number(let number)): Float(number.double).isFinite ? String(Float(number.double)) : nil
        case (.json, .string(let text)): ".string(\(SwiftLiteral.string(text)))"
        case (.json, .bool(let value)): ".bool(\(value))"
        case (.array(let element), .array(let values)): list(values, of: element)
        case (.dictionary, .object(let members)): members.isEmpty ? "[:]" : nil
        case (.declared(let id), _): enumCase(of: value, id)
        default: nil
        }
    }

    private func list(_ values: [JSONValue], of element: TypeReference) -> String? {
        let literals = values.compactMap { literal(of: $0, as: element) }
        // A long literal costs the compiler more than it helps a reader.
        guard literals.count == values.count, values.count <= 16 else { return nil }
        return "[" + literals.joined(separator: ", ") + "]"
    }

    private func enumCase(of value: JSONValue, _ id: TypeID) -> String? {
        let name: String? =
            switch declarations[id.index]?.kind {
            case .stringEnum(let type): type.cases.first { $0.value == value.stringValue }?.name
            case .integerEnum(let type): type.cases.first { Int64($0.value) == value.numberValue?.int64 }?.name
            default: nil
            }
        return name.map { "." + ReservedNames.escaped($0) }
    }
}
