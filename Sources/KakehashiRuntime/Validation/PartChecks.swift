import JSONValidation

/// What the parts of a form are compared with that are handed over one after the other.
struct PartChecks: Sendable {
    let schemas: CheckedSchemas
    let schema: Int
    /// The names that come once for each element.
    let lists: Set<String>
    let side: CheckedSide

    /// - Parameter position: which of the parts with this name it is.
    /// - Throws: `ElementViolations`.
    func check(_ value: JSONValue, of name: String, at position: Int) throws {
        let pointer = "/" + JSONPointer.escape(name)
        let isList = lists.contains(name)
        let object = schemas.schemas.typed(.object([name: isList ? .array([value]) : value]), by: schema)
        // What is said of the whole form, or of a list as a whole, is not known yet.
        let place = isList ? pointer + "/0" : pointer
        let findings = violations(of: object).filter { $0.instancePointer.isBelow(place) }.map { violation in
            var finding = ContractFinding(violation, in: "body", below: "")
            if isList { finding.pointer = "\(pointer)/\(position)" + finding.pointer.dropFirst(place.count) }
            return finding
        }
        if !findings.isEmpty { throw ElementViolations(findings: findings, inJapanese: side.inJapanese) }
    }

    /// A part that may come once, and comes again.
    func refuseRepeated(_ name: String, _ count: Int) throws {
        guard count > 1, !lists.contains(name) else { return }
        throw ElementViolations(
            findings: [.repeatedPart("/" + JSONPointer.escape(name), count)], inJapanese: side.inJapanese)
    }

    /// What must be there and has not come when the form is over.
    func refuseMissing(after names: some Sequence<String>) throws {
        var object = JSONObject()
        for name in names { object[name] = lists.contains(name) ? .array([]) : .null }
        let findings = violations(of: .object(object)).filter { violation in
            violation.code == .required && violation.instancePointer.dropFirst().allSatisfy { $0 != "/" }
        }.map { ContractFinding($0, in: "body", below: "") }
        if !findings.isEmpty { throw ElementViolations(findings: findings, inJapanese: side.inJapanese) }
    }

    private func violations(of value: JSONValue) -> [ValueViolation] {
        schemas.schemas.violations(of: value, against: schema, direction: side.direction, foreign: side.foreign)
    }
}

extension String {
    /// Whether a pointer leads to another's place, or into it.
    func isBelow(_ pointer: String) -> Bool {
        hasPrefix(pointer) && (utf8.count == pointer.utf8.count || dropFirst(pointer.count).hasPrefix("/"))
    }
}
