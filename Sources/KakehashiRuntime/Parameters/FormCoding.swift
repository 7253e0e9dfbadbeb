/// Bodies of type `application/x-www-form-urlencoded`: each member as a parameter of style `form`, exploded.
package enum FormCoding {
    package static func text(of value: JSONValue) -> String {
        guard case .object(let members) = value else { return ParameterStyle.scalarText(value) }
        return members.flatMap { member in
            ParameterStyle.form(member.key, member.value, explode: !isObject(member.value)) { PercentCoding.encode($0) }
        }.joined(separator: "&")
    }

    private static func isObject(_ value: JSONValue) -> Bool {
        if case .object = value { true } else { false }
    }

    /// Names that come more than once become arrays; nil where an escape is broken.
    package static func value(of text: some StringProtocol) -> JSONValue? {
        var object = JSONObject()
        for pair in ParameterPair.pairs(in: text) {
            guard let text = PercentCoding.decode(pair.value, plusIsSpace: true) else { return nil }
            switch object[pair.name] {
            case nil: object[pair.name] = .string(text)
            case .array(let elements): object[pair.name] = .array(elements + [.string(text)])
            case .some(let first): object[pair.name] = [first, .string(text)]
            }
        }
        return .object(object)
    }
}
