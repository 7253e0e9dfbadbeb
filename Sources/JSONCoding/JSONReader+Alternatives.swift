// The choice of an alternative before it is read: how well a value fits each, by what a static table says of them.
extension JSONReader {
    /// The string that a member of the object at this place has; nil where there is none.
    public func discriminator(_ name: String) -> String? {
        guard token.kind == .object else { return nil }
        let end = Int(token.next)
        var member = position + 1
        while member < end {
            let value = tokens[member + 1]
            if value.kind == .string, string(of: tokens[member]) == name { return string(of: value) }
            member = Int(value.next)
        }
        return nil
    }

    /// The index of the alternative that fits the value best; of equals the first. Where none fits, it is the one of
    /// the same JSON type that comes nearest, so that reading it says what is wrong.
    public func alternative(_ alternatives: [JSONAlternative]) throws -> Int {
        guard let index = ranked(alternatives).first else { throw noMatch() }
        return index
    }

    /// As `alternative`, but -1 where another one fits as well and has a member that the best one would lose: of `anyOf`
    /// several may apply at once.
    public func alternativeOrSeveral(_ alternatives: [JSONAlternative]) throws -> Int {
        let index = try alternative(alternatives)
        guard token.kind == .object, case .object(let chosen) = alternatives[index].test, !chosen.isOpen else {
            return index
        }
        for case .object(let other) in alternatives.map(\.test) where fitOfMembers(other, at: position).isWhole {
            if hasMember(of: other, but: chosen) { return -1 }
        }
        return index
    }

    /// Whether a member is there that one object names and another does not.
    private func hasMember(of other: JSONAlternative.ObjectTest, but chosen: JSONAlternative.ObjectTest) -> Bool {
        var name = position + 1
        let end = Int(token.next)
        while name < end {
            if index(ofMember: name, in: other) != nil, index(ofMember: name, in: chosen) == nil { return true }
            name = Int(tokens[name + 1].next)
        }
        return false
    }

    /// The indexes of all alternatives of the value's JSON type, the best first: for those that only reading tells apart.
    public func alternatives(_ alternatives: [JSONAlternative]) -> [Int] { ranked(alternatives) }

    private func ranked(_ alternatives: [JSONAlternative]) -> [Int] {
        let fits = alternatives.indices.compactMap { index -> (index: Int, fit: Fit)? in
            fit(alternatives[index].test, at: position).map { (index, $0) }
        }
        return fits.sorted { ($1.fit, $0.index) < ($0.fit, $1.index) }.map(\.index)
    }

    /// How well a value fits: first whether it does, then how much of it is known.
    private struct Fit: Comparable {
        var isWhole = true
        var degree: Int

        static func < (left: Fit, right: Fit) -> Bool {
            left.isWhole == right.isWhole ? left.degree < right.degree : right.isWhole
        }
    }

    /// nil where the value is of another JSON type.
    private func fit(_ test: JSONAlternative.Test, at place: Int) -> Fit? {
        let token = tokens[place]
        switch (test, token.kind) {
        case (.any, _): return Fit(degree: 0)
        case (.either(let tests), _): return tests.compactMap { fit($0, at: place) }.max()
        case (.boolean, .true), (.boolean, .false): return Fit(degree: 2)
        case (.integer, .number): return isWhole(token) ? Fit(degree: 2) : nil
        case (.integers(let values), .number):
            guard isWhole(token) else { return nil }
            return Fit(isWhole: values.contains { text(of: token).elementsEqual(String($0).utf8) }, degree: 3)
        case (.number, .number): return Fit(degree: 1)
        case (_, .string): return fitOfText(test, content(of: token))
        case (.array(let element), .array):
            guard let element, token.count > 0 else { return Fit(degree: element == nil ? 1 : 2) }
            return fit(element, at: place + 1) ?? Fit(isWhole: false, degree: 0)
        case (.object(let object), .object): return fitOfMembers(object, at: place)
        default: return nil
        }
    }

    private func isWhole(_ token: JSONToken) -> Bool {
        !token.isComplex || JSONNumber(uncheckedText: String(decoding: text(of: token), as: UTF8.self)).isInteger
    }

    private func fitOfText(_ test: JSONAlternative.Test, _ content: UnsafeBufferPointer<UInt8>) -> Fit? {
        switch test {
        case .string: return Fit(degree: 1)
        case .strings(let values): return Fit(isWhole: values.contains { content.elementsEqual($0.utf8) }, degree: 3)
        case .dateTime: return Fit(isWhole: DateTime(utf8: content) != nil, degree: 2)
        case .date: return Fit(isWhole: CalendarDate(String(decoding: content, as: UTF8.self)) != nil, degree: 2)
        case .uuid: return Fit(isWhole: Self.isUUID(content), degree: 2)
        // Where a text may stand for a number or a boolean.
        case .boolean where coercesText:
            return content.elementsEqual("true".utf8) || content.elementsEqual("false".utf8) ? Fit(degree: 2) : nil
        case .integer where coercesText, .integers where coercesText, .number where coercesText:
            return JSONScanner.isNumber(content) ? Fit(degree: 2) : nil
        default: return nil
        }
    }

    private static func isUUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count == 36
            && text.indices.allSatisfy { index in
                switch text[index] {
                case UInt8(ascii: "-"): index == 8 || index == 13 || index == 18 || index == 23
                case 0x30...0x39, 0x41...0x46, 0x61...0x66: index != 8 && index != 13 && index != 18 && index != 23
                default: false
                }
            }
    }

    private func fitOfMembers(_ object: JSONAlternative.ObjectTest, at place: Int) -> Fit {
        var fit = Fit(degree: 1)
        var missing = object.requiredCount
        var name = place + 1
        let end = Int(tokens[place].next)
        while name < end {
            if let index = index(ofMember: name, in: object) {
                fit.degree += 2
                if index < object.requiredCount { missing -= 1 }
                if let test = object.members[index].test, tokens[name + 1].kind != .null,
                    self.fit(test, at: name + 1)?.isWhole != true
                {
                    fit.isWhole = false
                }
            } else if object.isOpen {
                fit.degree += 1
            }
            name = Int(tokens[name + 1].next)
        }
        // Of a name that comes twice the second counts as well; a value with such names is nobody's.
        if missing > 0 { fit.isWhole = false }
        return fit
    }

    private func index(ofMember name: Int, in object: JSONAlternative.ObjectTest) -> Int? {
        let token = tokens[name]
        guard token.isComplex else { return object.index(of: content(of: token)) }
        return object.index(of: JSONUnescaping.bytes(of: content(of: token)))
    }
}
