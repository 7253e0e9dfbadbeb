import JSONCoding
import OpenAPIModel
import SourceDiagnostics

extension Fault {
    /// The field of an Operation Object that lists its faults: `x-kakehashi-faults: [latency(200), error(503)@10%]`.
    static let field = "x-kakehashi-faults"

    static func written(in extensions: Extensions) throws(FaultSyntaxError) -> [Fault] {
        guard let entry = extensions.entry(field) else { return [] }
        guard let texts = entry.value.arrayValue else {
            throw FaultSyntaxError(message: .init("'\(field)' is no list", ja: "「\(field)」が配列でない"))
        }
        var faults: [Fault] = []
        for text in texts {
            guard let text = text.stringValue else {
                throw FaultSyntaxError(
                    message: .init("'\(field)' has \(text), which is no text", ja: "「\(field)」に文字列でない \(text) がある"))
            }
            faults += try list(text[...])
        }
        return faults
    }
}
