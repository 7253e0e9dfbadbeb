package import SourceDiagnostics
import YAMLSyntax

/// A rule that says how a contract should look and be written. It looks at nodes where the place in the text matters.
package protocol StyleRule: LintRule {
    static var profiles: ProfileSeverities { get }
    static func check(_ walk: ContractWalk) -> [Diagnostic]
}

extension StyleRule {
    package static func check(_ context: LintContext) -> [Diagnostic] {
        ContractWalk(context.document).map { check($0) } ?? []
    }

    /// A finding about a value. An edit without a title is not shown.
    static func finding(
        _ message: LocalizedText, at node: Node, fix: LocalizedText? = nil, edit: Diagnostic.Fix.Edit? = nil
    ) -> Diagnostic {
        finding(message, at: node.range, in: node, fix: fix, edit: edit)
    }

    /// A finding about an object as a whole: its key is shown, as the object itself may be many lines.
    static func finding(
        _ message: LocalizedText, atKeyOf node: Node, fix: LocalizedText? = nil, edit: Diagnostic.Fix.Edit? = nil
    ) -> Diagnostic {
        finding(message, at: node.key?.range ?? node.firstLine, in: node, fix: fix, edit: edit)
    }

    /// A finding about a part of a node that is no node itself.
    static func finding(
        _ message: LocalizedText, at range: SourceRange, in node: Node, fix: LocalizedText? = nil,
        edit: Diagnostic.Fix.Edit? = nil
    ) -> Diagnostic {
        let fixes = fix.map { [Diagnostic.Fix($0, edits: edit.map { [$0] } ?? [])] } ?? []
        return Diagnostic(rule, message, at: range, pointer: node.pointer, fixes: fixes)
    }
}

extension Node {
    /// The first entry's key of a mapping that has no key itself, or the whole of anything else.
    var firstLine: SourceRange { entries.first?.key.range ?? range }
}
