import Testing

@_spi(Generated) @testable import KakehashiRuntime

struct SecurityRequirementTests {
    @Test(
        arguments: [
            ("", []),
            ("key", [["key": []]]),
            ("login :alerts.read", [["login": ["alerts.read"]]]),
            (
                "login :app:alerts.issue :& & key | staff :| | {}",
                [["login": ["app:alerts.issue", "&"], "key": []], ["staff": ["|"]], [:]]
            ),
            ("{} | a & b & c", [[:], ["a": [], "b": [], "c": []]]),
        ] as [(String, [SecurityRequirement])])
    func `alternatives are read in order`(text: String, expected: [SecurityRequirement]) {
        #expect(SecurityRequirement.alternatives(text) == expected)
    }

    @Test func `alternatives that all ask for nothing are no security`() {
        #expect(OperationDescription(id: "a", method: .get, path: "/", security: "{}").security.isEmpty)
        #expect(OperationDescription(id: "a", method: .get, path: "/", security: "{} | key").security.count == 2)
    }

    @Test func `descriptions with the same facts are equal`() {
        let first = OperationDescription(id: "a", method: .get, path: "/", security: "key | {}")
        let second = OperationDescription(id: "a", method: .get, path: "/", security: [["key": []], [:]])
        #expect(first == second)
        #expect(Set([first, second]).count == 1)
        #expect(first != OperationDescription(id: "a", method: .get, path: "/"))
    }
}
