import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// The `x-stateful` of an operation.
///
/// ```yaml
/// x-stateful: {resource: packages, action: read, key: id, keyFrom: '$request.query.id', envelope: result}
/// ```
/// - `resource`: operations of one name share the same items.
/// - `action`: `create`, `read`, `list`, `update`, `delete` or `transition`.
/// - `key`: the property that tells an item from the others; `id` where it is missing.
/// - `keyFrom`: where the request says which item is meant, where no path parameter does.
/// - `envelope`: the member of the answer that has the item or the list; several with dots between them.
/// - `member`: the part of the item that the operation is about: names with dots between them, of which `{name}` is the
///   value of a path parameter. DELETE removes it.
/// - `whenMissing`: the name of the example that is answered where there is no such item.
///
/// `x-stateful: false` says that an operation has no state.
struct StateDeclaration {
    let resource: String
    let action: StatefulOperation.Action
    let key: String
    let source: StatefulOperation.KeySource?
    let envelope: [String]
    let member: ItemMember?
    let whenMissing: String?

    private static let members: Set<String> = [
        "resource", "action", "key", "keyFrom", "envelope", "member", "whenMissing",
    ]

    /// nil where the operation has none, or one that says nothing that can be done.
    init?(_ entry: Extensions.Entry, _ diagnostics: inout [Diagnostic]) {
        func reject(_ english: String, _ japanese: String) {
            diagnostics.append(
                Diagnostic(
                    MockRules.wrongStateful, .init(english, ja: japanese), at: entry.origin.range,
                    pointer: entry.origin.pointer))
        }
        guard entry.value != .bool(false) else { return nil }
        guard let object = entry.value.objectValue else {
            reject("'x-stateful' is no object", "「x-stateful」がオブジェクトではない")
            return nil
        }
        for (name, value) in object {
            if !Self.members.contains(name) {
                reject("'\(name)' is no member of 'x-stateful'", "「x-stateful」に「\(name)」という項目はない")
            } else if value.stringValue?.isEmpty ?? true {
                reject("'\(name)' is no text", "「\(name)」が文字列ではない")
                return nil
            }
        }
        guard let resource = object["resource"]?.stringValue, let word = object["action"]?.stringValue else {
            reject("'x-stateful' needs 'resource' and 'action'", "「x-stateful」には「resource」と「action」が要る")
            return nil
        }
        guard let action = StatefulOperation.Action(rawValue: word) else {
            reject("'\(word)' is no action of 'x-stateful'", "「\(word)」は「x-stateful」の動作ではない")
            return nil
        }
        self.resource = resource
        self.action = action
        key = object["key"]?.stringValue ?? "id"
        envelope = object["envelope"]?.stringValue?.split(separator: ".").map(String.init) ?? []
        member = object["member"]?.stringValue.map { ItemMember($0) }
        whenMissing = object["whenMissing"]?.stringValue
        guard let text = object["keyFrom"]?.stringValue else {
            source = nil
            return
        }
        guard case .request(let place)? = RuntimeExpression(text), let source = Self.source(place) else {
            reject(
                "'\(text)' says no place in a request", "「\(text)」は要求の中の場所を表していない")
            return nil
        }
        self.source = source
    }

    private static func source(_ place: RuntimeExpression.Source) -> StatefulOperation.KeySource? {
        switch place {
        case .path(let name): .path(name)
        case .query(let name): .query(name)
        case .header(let name): .header(name)
        case .body(let pointer): pointer.map { .body($0) }
        }
    }
}
