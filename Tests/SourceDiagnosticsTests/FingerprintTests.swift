import SourceDiagnostics
import Testing

private let rule = Rule("openapi/version", .error, .init("summary", ja: "要約"), .init("explanation", ja: "説明"))

@Suite struct FingerprintTests {
    private func finding(
        _ message: String = "message", pointer: String? = "/a", start: UInt32 = 0
    ) -> Diagnostic {
        Diagnostic(
            rule, .init(verbatim: message), at: SourceRange(file: FileID(index: 0), start: start, end: start),
            pointer: pointer)
    }

    @Test("the place in the text does not matter")
    func ignoresPlace() {
        #expect(finding(start: 1).fingerprint == finding(start: 900).fingerprint)
    }

    @Test("rule, pointer and message matter")
    func differs() {
        let empty = LocalizedText(verbatim: "")
        let other = Diagnostic(
            Rule("openapi/other", .error, empty, empty), .init(verbatim: "message"), at: nil, pointer: "/a")
        let all = [finding(), finding("messagf"), finding(pointer: "/b"), finding(pointer: nil), other]
        #expect(Set(all.map(\.fingerprint)).count == all.count)
    }

    @Test("the value is FNV-1a with 64 bits and never changes")
    func isStable() {
        #expect(FNVHash().value == 0xCBF2_9CE4_8422_2325)
        var hash = FNVHash()
        hash.combine("a")
        // FNV-1a of 0x61 is af63dc4c8601ec8c; the separator multiplies once more.
        #expect(hash.value == 0xAF63_DC4C_8601_EC8C &* 0x100_0000_01B3)
        #expect(finding().fingerprint.utf8.count == 16)
    }
}
