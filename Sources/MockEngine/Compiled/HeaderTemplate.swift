import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// The `x-template` of a header of a response: what of the request its value is made of.
///
/// ```yaml
/// Location:
///   schema: {type: string, format: uri}
///   x-template:
///     - '{$request.query.redirect_uri}?code=c-1&state={$request.query.state}'
///     - '{$request.query.redirect_uri}?code=c-1'
/// ```
/// A text with runtime expressions (OAS 3.0.4, section 4.7.20.4), or several; the first of which all expressions have a
/// value, and whose value fits the schema of the header, is sent. Where there is none, the example is.
enum HeaderTemplate {
    static let field = "x-template"

    /// Those that can be read.
    static func read(_ header: Header) -> [RuntimeText] { texts(header).compactMap { try? $0.get() } }

    /// What is wrong with the templates of a contract.
    static func check(_ document: Document) -> [Diagnostic] {
        document.headers.flatMap { header in
            texts(header).compactMap { text in
                guard case .failure(let fault) = text, let place = header.extensions.entry(field)?.origin else {
                    return nil
                }
                return Diagnostic(MockRules.wrongTemplate, fault.message, at: place.range, pointer: place.pointer)
            }
        }
    }

    private struct Fault: Error {
        let message: LocalizedText
    }

    private static func texts(_ header: Header) -> [Result<RuntimeText, Fault>] {
        guard let value = header.extensions[field] else { return [] }
        return (value.arrayValue ?? [value]).map { value in Result { () throws(Fault) in try text(value) } }
    }

    private static func text(_ value: JSONValue) throws(Fault) -> RuntimeText {
        guard let text = value.stringValue else {
            throw Fault(message: .init("a template is no text", ja: "雛形が文字列ではない"))
        }
        let template: RuntimeText
        do throws(RuntimeText.Fault) {
            template = try RuntimeText(text)
        } catch {
            throw Fault(
                message: .init("'\(error.text)' is no runtime expression", ja: "「\(error.text)」は実行時の式ではない"))
        }
        for case .response(let source) in template.expressions {
            throw Fault(
                message: .init(
                    "'$response.\(source)' is not known yet when the header is written",
                    ja: "「$response.\(source)」は、ヘッダーを書くときにはまだ分からない"))
        }
        return template
    }
}
