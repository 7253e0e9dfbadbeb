import JSONCoding
import SourceDiagnostics
import Testing

/// What the published schema of SARIF 2.1.0 and the text of the standard ask of a log.
@Suite struct SARIFTests {
    private let log: JSONValue
    private let run: JSONValue
    private let results: [JSONValue]
    private let rules: [JSONValue]

    init() throws {
        log = try JSONValue(jsonText: SARIFRenderer().render(FindingsSample.report()))
        run = try #require(log["runs"]?[0])
        results = try #require(run["results"]?.arrayValue)
        rules = try #require(run["tool"]?["driver"]?["rules"]?.arrayValue)
    }

    /// Every object below a value, with the key that holds it.
    private func objects(in value: JSONValue, under key: String = "") -> [(key: String, object: JSONObject)] {
        switch value {
        case .array(let elements): elements.flatMap { objects(in: $0, under: key) }
        case .object(let members): [(key, members)] + members.flatMap { objects(in: $0.value, under: $0.key) }
        default: []
        }
    }

    @Test("the log has the members that the schema requires")
    func required() throws {
        #expect(log["version"] == "2.1.0")
        #expect(log["$schema"]?.stringValue?.hasSuffix("sarif-schema-2.1.0.json") == true)
        #expect(log["runs"]?.arrayValue?.count == 1)
        #expect(run["tool"]?["driver"]?["name"]?.stringValue?.isEmpty == false)
        #expect(run["columnKind"] == "utf16CodeUnits")
        let members: [String: [String]] = [
            "results": ["message"], "rules": ["id"], "artifactChanges": ["artifactLocation", "replacements"],
            "replacements": ["deletedRegion"], "fixes": ["artifactChanges"], "shortDescription": ["text"],
            "fullDescription": ["text"], "help": ["text"], "message": ["text"], "description": ["text"],
        ]
        for (key, object) in objects(in: log) {
            for member in members[key] ?? [] { #expect(object[member] != nil, "\(key) has no \(member)") }
        }
    }

    @Test("only members that the schema knows are written")
    func known() {
        let members: [String: Set<String>] = [
            "": ["$schema", "version", "runs"], "tool": ["driver"],
            "runs": ["tool", "language", "columnKind", "originalUriBaseIds", "results"],
            "driver": ["name", "semanticVersion", "rules"],
            "rules": ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
            "results": [
                "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "fixes",
                "partialFingerprints",
            ],
            "locations": ["physicalLocation", "logicalLocations"],
            "relatedLocations": ["id", "physicalLocation", "message"],
            "physicalLocation": ["artifactLocation", "region"], "artifactLocation": ["uri", "uriBaseId"],
            "region": ["startLine", "startColumn", "endLine", "endColumn"],
            "fixes": ["description", "artifactChanges"], "artifactChanges": ["artifactLocation", "replacements"],
            "replacements": ["deletedRegion", "insertedContent"],
        ]
        for (key, object) in objects(in: log) {
            guard let known = members[key] else { continue }
            #expect(Set(object.keys).isSubset(of: known), "\(key) has \(object.keys)")
        }
    }

    @Test("nothing is null and no list that must have elements is empty")
    func noNulls() {
        #expect(!RendererTests.hasNull(log))
        for (key, object) in objects(in: log) {
            for name in ["artifactChanges", "replacements", "fixes", "relatedLocations"] {
                #expect(object[name]?.arrayValue?.isEmpty != true, "\(key) has an empty \(name)")
            }
        }
    }

    @Test("every result names its rule by id and by position")
    func ruleIndexes() throws {
        #expect(results.count == 5)
        #expect(Set(rules.compactMap { $0["id"]?.stringValue }).count == rules.count)
        for result in results {
            let index = try #require(result["ruleIndex"]?.numberValue?.int64)
            #expect(rules.indices.contains(Int(index)))
            #expect(rules[Int(index)]["id"] == result["ruleId"])
        }
        #expect(rules.contains { $0["id"] == "lint/nothing-found" }, "a rule that nothing breaks is listed too")
    }

    @Test("levels are those of SARIF")
    func levels() {
        let levels: Set = ["error", "warning", "note"]
        for result in results { #expect(levels.contains(result["level"]?.stringValue ?? "")) }
        for rule in rules { #expect(levels.contains(rule["defaultConfiguration"]?["level"]?.stringValue ?? "")) }
        #expect(results.contains { $0["level"] == "note" })
    }

    @Test("a file below the working folder is relative to it, another has its whole path")
    func uris() {
        let places = objects(in: log).filter { $0.key == "artifactLocation" }.map(\.object)
        #expect(!places.isEmpty)
        for place in places {
            let uri = place["uri"]?.stringValue ?? ""
            #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }, "\(uri)")
            #expect(!uri.contains(".."), "\(uri)")
            if place["uriBaseId"] == nil {
                #expect(uri.hasPrefix("file:///"), "\(uri)")
            } else {
                #expect(place["uriBaseId"] == "%SRCROOT%")
                #expect(!uri.hasPrefix("/") && !uri.contains(":"), "\(uri)")
            }
        }
        let uris = Set(places.compactMap { $0["uri"]?.stringValue })
        #expect(uris == ["specs/a%20b,c%3Ad.yaml", "file:///shared/%E7%8A%AC.yaml", "specs/lost.yaml"])
        #expect(run["originalUriBaseIds"]?["%SRCROOT%"] != nil)
    }

    @Test("regions begin at 1, end behind their start and count UTF-16 units")
    func regions() {
        for (_, region) in objects(in: log).filter({ ["region", "deletedRegion"].contains($0.key) }) {
            let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map {
                region[$0]?.numberValue?.int64 ?? 0
            }
            #expect(numbers.allSatisfy { $0 >= 1 })
            #expect((numbers[0], numbers[1]) <= (numbers[2], numbers[3]))
        }
        let region = results.first {
            $0["ruleId"] == "openapi/unknown-field" && $0["message"]?["text"] != "an empty place"
        }
        // '😀東京': {  is a quote, two units, two characters, a quote, a colon, a space and a brace.
        #expect(region?["locations"]?[0]?["physicalLocation"]?["region"]?["startColumn"] == 10)
    }

    @Test("each file of a fix comes once, its replacements in order")
    func fixes() throws {
        let fix: JSONValue? = results.compactMap { $0["fixes"]?[0] }.first
        let changes = try #require(fix?["artifactChanges"]?.arrayValue)
        #expect(changes.map { $0["replacements"]?.arrayValue?.count } == [2, 1])
        let lines = changes[0]["replacements"]?.arrayValue?.compactMap {
            $0["deletedRegion"]?["startLine"]?.numberValue?.int64
        }
        #expect(lines == [3, 4])
    }

    @Test("a fingerprint stays when lines are added above")
    func fingerprints() {
        for result in results {
            #expect(result["partialFingerprints"]?["kakehashi/v1"]?.stringValue?.utf8.count == 16)
        }
        let finding = { (offset: UInt32) in
            Diagnostic(
                FindingsSample.status, .init("a", ja: "b"),
                at: SourceRange(file: FileID(index: 0), start: offset, end: offset), pointer: "/a")
        }
        #expect(finding(1).fingerprint == finding(99).fingerprint)
    }

    @Test("without a working folder names stay relative")
    func noFolder() throws {
        var report = FindingsSample.report()
        report.workingFolder = nil
        let log = try JSONValue(jsonText: SARIFRenderer().render(report))
        let places = objects(in: log).filter { $0.key == "artifactLocation" }
        #expect(places.allSatisfy { $0.object["uriBaseId"] == "%SRCROOT%" })
    }
}
