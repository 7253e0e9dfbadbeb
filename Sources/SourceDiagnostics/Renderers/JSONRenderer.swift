import JSONCoding

/// Findings for programs. The shape is stable: members may be added, none is renamed or removed while `format` is 1.
/// What is not known is left out; nothing is null.
///
///     {
///       "format": 1,
///       "tool": { "name": "kakehashi", "version": "0.1.0" },
///       "language": "en",
///       "counts": { "error": 1, "warning": 0, "info": 0 },
///       "documents": [ { "name": "pets.yaml", "counts": { ... } } ],
///       "findings": [
///         {
///           "document": "pets.yaml", "ruleId": "openapi/status-code", "severity": "error", "message": "...",
///           "file": "pets.yaml",
///           "range": { "start": { "line": 1, "column": 1, "offset": 0 }, "end": { ... } },
///           "pointer": "/paths", "notes": [ { "message": "...", "file": "...", "range": { ... } } ],
///           "fixes": [ { "title": "...", "edits": [ { "file": "...", "range": { ... }, "replacement": "..." } ] } ],
///           "fingerprint": "..."
///         }
///       ]
///     }
///
/// Lines and columns begin at 1, columns count Unicode scalars, offsets count bytes from 0; the end is the first place
/// behind. Findings are sorted by document, file, offset and rule.
package struct JSONRenderer: FindingsRenderer {
    package init() {}

    package func render(_ report: FindingsReport) -> String {
        let results = report.entries.flatMap { findings(of: $0, report.language) }
        return IndentedJSON.text([
            "format": 1,
            "tool": ["name": .string(report.tool), "version": .string(report.version)],
            "language": .string(report.language.rawValue),
            "counts": counts(report.entries.flatMap(\.diagnostics)),
            "documents": .array(
                report.entries.map { ["name": .string($0.name), "counts": counts($0.diagnostics)] }),
            "findings": .array(results),
        ])
    }

    private func counts(_ diagnostics: [Diagnostic]) -> JSONValue {
        let severities: [Severity] = [.error, .warning, .info]
        return .object(
            JSONObject(
                severities.map { (key: $0.rawValue, value: .number(JSONNumber(diagnostics.count(of: $0)))) }))
    }

    private func findings(of entry: FindingsReport.Entry, _ language: Language) -> [JSONValue] {
        let writer = Writer(indexes: LineIndexes(for: entry.diagnostics, in: entry.files), language: language)
        return entry.diagnostics.map { .object(writer.finding($0, in: entry.name)) }
    }

    private struct Writer {
        let indexes: LineIndexes
        let language: Language

        func finding(_ diagnostic: Diagnostic, in document: String) -> JSONObject {
            var result: JSONObject = [
                "document": .string(document), "ruleId": .string(diagnostic.rule.id),
                "severity": .string(diagnostic.severity.rawValue),
                "message": .string(diagnostic.message[language]),
            ]
            addPlace(diagnostic.range, fileName: diagnostic.fileName, to: &result)
            result["pointer"] = diagnostic.pointer.map(JSONValue.string)
            if !diagnostic.notes.isEmpty { result["notes"] = .array(diagnostic.notes.map(note)) }
            if !diagnostic.fixes.isEmpty { result["fixes"] = .array(diagnostic.fixes.map(fix)) }
            result["fingerprint"] = .string(diagnostic.fingerprint)
            return result
        }

        private func note(_ note: Diagnostic.Note) -> JSONValue {
            var result: JSONObject = ["message": .string(note.message[language])]
            addPlace(note.range, fileName: nil, to: &result)
            return .object(result)
        }

        private func fix(_ fix: Diagnostic.Fix) -> JSONValue {
            let edits = fix.edits.map { edit in
                var result: JSONObject = [:]
                addPlace(edit.range, fileName: nil, to: &result)
                result["replacement"] = .string(edit.replacement)
                return JSONValue.object(result)
            }
            return ["title": .string(fix.title[language]), "edits": .array(edits)]
        }

        private func addPlace(_ range: SourceRange?, fileName: String?, to result: inout JSONObject) {
            guard let range else {
                result["file"] = fileName.map(JSONValue.string)
                return
            }
            let index = indexes[range]
            result["file"] = .string(indexes.file(range).name)
            result["range"] = ["start": place(range.start, index), "end": place(max(range.start, range.end), index)]
        }

        private func place(_ offset: UInt32, _ index: LineIndex) -> JSONValue {
            let location = index.location(of: offset)
            return [
                "line": .number(JSONNumber(location.line)), "column": .number(JSONNumber(location.column)),
                "offset": .number(JSONNumber(offset)),
            ]
        }
    }
}
