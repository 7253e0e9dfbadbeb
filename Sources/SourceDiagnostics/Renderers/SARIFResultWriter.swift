import JSONCoding

/// Writes the results of one document.
struct SARIFResultWriter {
    let indexes: LineIndexes
    let language: Language
    let places: SARIFPlaces

    static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> JSONValue {
        var result: JSONObject = [
            "ruleId": .string(diagnostic.rule.id), "ruleIndex": .number(JSONNumber(ruleIndex)),
            "level": .string(Self.level(diagnostic.severity)), "message": ["text": .string(message(of: diagnostic))],
        ]
        if let location = location(of: diagnostic) { result["locations"] = [location] }
        if !diagnostic.notes.isEmpty {
            result["relatedLocations"] = .array(diagnostic.notes.enumerated().map { related($0.element, $0.offset) })
        }
        let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
        if !fixes.isEmpty { result["fixes"] = .array(fixes.map(fix)) }
        result["partialFingerprints"] = ["kakehashi/v1": .string(diagnostic.fingerprint)]
        return .object(result)
    }

    /// A fix that SARIF has no form for, as it names no edits, is told in words.
    private func message(of diagnostic: Diagnostic) -> String {
        let advice = diagnostic.fixes.filter(\.edits.isEmpty).map {
            "\n\(RuleText.fix[language]): \($0.title[language])"
        }
        return diagnostic.message[language] + advice.joined()
    }

    private func location(of diagnostic: Diagnostic) -> JSONValue? {
        var location: JSONObject = [:]
        if let range = diagnostic.range {
            location["physicalLocation"] = physical(range)
        } else if let name = diagnostic.fileName {
            location["physicalLocation"] = ["artifactLocation": places.artifact(name)]
        }
        if let pointer = diagnostic.pointer {
            location["logicalLocations"] = [["fullyQualifiedName": .string(pointer)]]
        }
        return location.isEmpty ? nil : .object(location)
    }

    private func related(_ note: Diagnostic.Note, _ position: Int) -> JSONValue {
        var location: JSONObject = ["id": .number(JSONNumber(position))]
        if let range = note.range { location["physicalLocation"] = physical(range) }
        location["message"] = ["text": .string(note.message[language])]
        return .object(location)
    }

    private func physical(_ range: SourceRange) -> JSONValue {
        ["artifactLocation": places.artifact(indexes.file(range).name), "region": region(range)]
    }

    private func region(_ range: SourceRange) -> JSONValue {
        let index = indexes[range]
        let start = index.utf16Location(of: range.start)
        let end = index.utf16Location(of: max(range.start, range.end))
        return [
            "startLine": .number(JSONNumber(start.line)), "startColumn": .number(JSONNumber(start.column)),
            "endLine": .number(JSONNumber(end.line)), "endColumn": .number(JSONNumber(end.column)),
        ]
    }

    /// One change a file, in the order in which the files were read.
    private func fix(_ fix: Diagnostic.Fix) -> JSONValue {
        let files = Set(fix.edits.map(\.range.file)).sorted()
        let changes = files.map { file in
            let edits = fix.edits.filter { $0.range.file == file }.sorted { $0.range.start < $1.range.start }
            return JSONValue.object([
                "artifactLocation": places.artifact(indexes.file(edits[0].range).name),
                "replacements": .array(edits.map(replacement)),
            ])
        }
        return ["description": ["text": .string(fix.title[language])], "artifactChanges": .array(changes)]
    }

    private func replacement(_ edit: Diagnostic.Fix.Edit) -> JSONValue {
        ["deletedRegion": region(edit.range), "insertedContent": ["text": .string(edit.replacement)]]
    }
}
