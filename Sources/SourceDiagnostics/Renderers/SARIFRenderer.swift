import JSONCoding

/// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.
///
/// One run for all documents. Every rule that was checked is listed, so that a viewer can tell what has passed. There is
/// no time in it, and no path of the machine unless a document lies outside of the working folder.
package struct SARIFRenderer: FindingsRenderer {
    package init() {}

    package func render(_ report: FindingsReport) -> String {
        let found = Set(report.entries.flatMap { $0.diagnostics.map(\.rule) })
        let rules = Set(report.rules).union(found).sorted { $0.id < $1.id }
        let positions = Dictionary(uniqueKeysWithValues: zip(rules.map(\.id), rules.indices))
        let results = report.entries.flatMap { entry in
            let indexes = LineIndexes(for: entry.diagnostics, in: entry.files)
            let writer = SARIFResultWriter(
                indexes: indexes, language: report.language, places: SARIFPlaces(workingFolder: report.workingFolder))
            return entry.diagnostics.map { writer.result($0, ruleIndex: positions[$0.rule.id] ?? -1) }
        }
        let run: JSONValue = [
            "tool": [
                "driver": [
                    "name": .string(report.tool), "semanticVersion": .string(report.version),
                    "rules": .array(rules.map { rule($0, report.language) }),
                ]
            ],
            "language": .string(report.language.rawValue),
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": [
                SARIFPlaces.base: ["description": ["text": .string(Self.baseDescription[report.language])]]
            ],
            "results": .array(results),
        ]
        return IndentedJSON.text([
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ])
    }

    private static let baseDescription = LocalizedText(
        "The folder that the command was run in.", ja: "コマンドを実行したフォルダー。")

    private func rule(_ rule: Rule, _ language: Language) -> JSONValue {
        let explanation = rule.explanation[language]
        var help = explanation
        if let samples = rule.samples {
            help += "\n\n\(RuleText.bad[language])\n\n\(samples.bad)\n\n\(RuleText.good[language])\n\n\(samples.good)"
        }
        return [
            "id": .string(rule.id),
            "shortDescription": ["text": .string(rule.summary[language])],
            "fullDescription": ["text": .string(explanation)],
            "help": ["text": .string(help)],
            "defaultConfiguration": ["level": .string(SARIFResultWriter.level(rule.severity))],
        ]
    }
}

/// Where a file lies, as SARIF says it.
struct SARIFPlaces: Sendable {
    /// The name that GitHub and others use for the root of the sources.
    static let base = "%SRCROOT%"

    let workingFolder: String?

    /// Relative to the working folder where the file lies in it, else with its whole path.
    func artifact(_ name: String) -> JSONValue {
        if name.hasPrefix("https://") || name.hasPrefix("http://") { return ["uri": .string(name)] }
        var path = FilePath.normalize(name)
        if let workingFolder {
            let absolute = FilePath.normalize(FilePath.join(workingFolder, path))
            let isInside = FilePath.contains(workingFolder, absolute)
            path = isInside ? String(absolute.dropFirst(workingFolder == "/" ? 1 : workingFolder.count + 1)) : absolute
        }
        let uri = Self.percentEncoded(path)
        if path.hasPrefix("/") { return ["uri": .string("file://" + uri)] }
        return ["uri": .string(uri), "uriBaseId": .string(Self.base)]
    }

    /// RFC 3986, section 3.3. A colon could be taken for the end of a scheme.
    private static func percentEncoded(_ path: String) -> String {
        let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=@/".utf8)
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = ""
        for byte in path.utf8 {
            if kept.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result.unicodeScalars += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return result
    }
}
