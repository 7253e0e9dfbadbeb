package import SourceDiagnostics

/// The phase that makes nodes of a text.
package enum DocumentSyntax {
    /// Reads a text as JSON if it begins like JSON and is such, else as YAML. After a finding of severity error there
    /// may still be a tree, so that later phases can find more.
    package static func parse(_ file: SourceFile, limits: SyntaxLimits = SyntaxLimits()) -> Outcome<Node> {
        guard file.bytes.count <= limits.bytes else {
            return Outcome(
                nil,
                [
                    Diagnostic(
                        YAMLRules.sizeLimit,
                        .init(
                            "the file has \(file.bytes.count) bytes, over the limit of \(limits.bytes)",
                            ja: "ファイルの大きさが\(file.bytes.count)バイトで、上限の\(limits.bytes)バイトを超えている"),
                        at: SyntaxFinding.start(of: file))
                ])
        }
        let encoding = UTF8Reading.check(file.bytes)
        if let fault = encoding.fault { return Outcome(nil, [notUTF8(file, at: fault)]) }
        let lead = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let readYAML = { YAMLTreeReader.read(file, limits: limits, lead: lead, isASCII: encoding.isASCII) }
        guard beginsLikeJSON(file.bytes[lead...]) else { return readYAML() }
        let json = JSONTreeReader(file, limits: limits, lead: lead).read()
        if json.value != nil { return json }
        // Flow collections of YAML look like JSON at first, with comments or without quotation marks.
        let yaml = readYAML()
        guard file.name.hasSuffix(".json") else { return yaml }
        return Outcome(yaml.value, json.diagnostics + yaml.diagnostics.filter { $0.rule != YAMLRules.syntax })
    }

    /// As `parse`, for a text that must be a mapping: no value and a finding where it is something else.
    package static func parseMapping(_ file: SourceFile, limits: SyntaxLimits = SyntaxLimits()) -> Outcome<Node> {
        var outcome = parse(file, limits: limits)
        guard let node = outcome.value, node.kind != .mapping else { return outcome }
        outcome.value = nil
        outcome.diagnostics.append(
            Diagnostic(
                YAMLRules.notAMapping,
                .init("the document is \(node.kind.description)", ja: "文書が\(node.kind.japanese)になっている"), at: node.range,
                pointer: ""))
        return outcome
    }

    private static func beginsLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    private static func notUTF8(_ file: SourceFile, at fault: Int) -> Diagnostic {
        let isUTF16 = file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF])
        let digits = String(file.bytes[fault], radix: 16, uppercase: true)
        let byte = digits.utf8.count == 1 ? "0x0" + digits : "0x" + digits
        return Diagnostic(
            YAMLRules.notUTF8,
            isUTF16
                ? .init("the file is UTF-16", ja: "ファイルがUTF-16になっている")
                : .init("byte \(fault) (\(byte)) is not UTF-8", ja: "バイト\(fault)（\(byte)）がUTF-8ではない"),
            at: SourceRange(file: file.id, start: UInt32(fault), end: UInt32(fault + 1)),
            fixes: [.init(.init("save the file as UTF-8", ja: "ファイルをUTF-8で保存する"))])
    }
}
