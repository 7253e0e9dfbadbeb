import JSONCoding
import Testing

@testable import MockEngine

/// The examples of RFC 6902 (appendix A) and RFC 7396 (appendix A).
struct PatchTests {
    private static func json(_ text: String) throws -> JSONValue { try JSONValue(jsonText: text) }

    @Test(
        "a JSON patch does what the standard shows",
        arguments: [
            (#"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux"}]"#, #"{"foo":"bar","baz":"qux"}"#),
            (#"{"a":[1,3]}"#, #"[{"op":"add","path":"/a/1","value":2}]"#, #"{"a":[1,2,3]}"#),
            (#"{"a":1,"b":2}"#, #"[{"op":"remove","path":"/a"}]"#, #"{"b":2}"#),
            (#"{"a":[1,2,3]}"#, #"[{"op":"remove","path":"/a/1"}]"#, #"{"a":[1,3]}"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"/a","value":2}]"#, #"{"a":2}"#),
            (
                #"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#,
                #"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
                #"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#
            ),
            (#"{"a":[1,2,3]}"#, #"[{"op":"move","from":"/a/0","path":"/a/2"}]"#, #"{"a":[2,3,1]}"#),
            (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/-","value":[2,3]}]"#, #"{"a":[1,[2,3]]}"#),
            (#"{"a/b":1,"m~n":2}"#, #"[{"op":"replace","path":"/a~1b","value":3}]"#, #"{"a/b":3,"m~n":2}"#),
            (#"{"a":1}"#, #"[{"op":"replace","path":"","value":[]}]"#, "[]"),
            (#"{"a":1}"#, #"[{"op":"add","path":"/b","value":null}]"#, #"{"a":1,"b":null}"#),
            (#"{"a":{"b":1}}"#, #"[{"op":"copy","from":"/a","path":"/c"}]"#, #"{"a":{"b":1},"c":{"b":1}}"#),
            (#"{"a":"10"}"#, #"[{"op":"test","path":"/a","value":"10"}]"#, #"{"a":"10"}"#),
        ])
    func patched(_ value: String, _ patch: String, _ result: String) throws {
        #expect(try JSONPatch.apply(Self.json(patch), to: Self.json(value)) == Self.json(result))
    }

    @Test(
        "a JSON patch that cannot be applied says why",
        arguments: [
            (#"{"a":1}"#, "{}"), (#"{"a":1}"#, "[1]"), (#"{"a":1}"#, #"[{"op":"add","path":"/b/c","value":1}]"#),
            (#"{"a":1}"#, #"[{"op":"remove","path":"/b"}]"#), (#"{"a":[1]}"#, #"[{"op":"remove","path":"/a/01"}]"#),
            (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/2","value":1}]"#), (#"{"a":1}"#, #"[{"op":"add","path":"/b"}]"#),
            (#"{"a":{"b":1}}"#, #"[{"op":"move","from":"/a","path":"/a/b"}]"#),
            (#"{"a":1}"#, #"[{"op":"spam","path":"/a"}]"#), (#"{"a":1}"#, #"[{"op":"remove","path":"a"}]"#),
        ])
    func invalid(_ value: String, _ patch: String) throws {
        let (value, patch) = (try Self.json(value), try Self.json(patch))
        do throws(JSONPatch.Fault) {
            Issue.record("gave \(try JSONPatch.apply(patch, to: value))")
        } catch {
            guard case .invalid = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func `a test that fails is told apart`() throws {
        let (value, patch) = (
            try Self.json(#"{"a":"10"}"#), try Self.json(#"[{"op":"test","path":"/a","value":10}]"#)
        )
        #expect(throws: JSONPatch.Fault.testFailed("'/a' has another value")) {
            try JSONPatch.apply(patch, to: value)
        }
    }

    @Test(
        "a merge patch does what the standard shows",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
            (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
            (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#), (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
            (#"{"a":"foo"}"#, "null", "null"), (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
            ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
            ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
        ])
    func merged(_ value: String, _ patch: String, _ result: String) throws {
        #expect(MergePatch.apply(try Self.json(patch), to: try Self.json(value)) == (try Self.json(result)))
    }
}
