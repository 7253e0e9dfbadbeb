/// The samples of a rule are as short as a reader wants them; this makes documents of them.
package enum RuleSample {
    /// The sample with `openapi`, `info` and `paths` where it lacks them.
    package static func document(_ sample: String) -> String {
        let lines = sample.split(separator: "\n")
        let head = [("openapi", "3.0.4"), ("info", "{title: t, version: '1'}"), ("paths", "{}")]
        let missing = head.filter { field, _ in !lines.contains { $0.hasPrefix("\(field):") } }
        return missing.map { "\($0): \($1)\n" }.joined() + sample
    }
}
