/// What stands over an operation's method and its types.
struct OperationsDocumentation {
    let operation: OperationPlan

    /// Summary and description.
    var text: String { operation.documentation ?? operation.id }

    /// The text with a line for each parameter and each documented response.
    func withParameters(_ fields: [Field]) -> String {
        let parameters = fields.compactMap { field in
            field.documentation.flatMap { Self.item(ReservedNames.label(field.name), $0) }
        }
        let responses = operation.responses.compactMap { response in
            response.documentation.flatMap { Self.item("`\(response.caseName)`", $0) }
        }
        var parts = [text]
        if !parameters.isEmpty { parts.append("- Parameters:\n" + parameters.joined(separator: "\n")) }
        if !responses.isEmpty { parts.append("- Returns:\n" + responses.joined(separator: "\n")) }
        // A list follows a list without a blank line.
        return parts.count == 3 ? parts[0] + "\n\n" + parts[1] + "\n" + parts[2] : parts.joined(separator: "\n\n")
    }

    /// The first paragraph: what is longer stands at the property.
    private static func item(_ name: String, _ text: String) -> String? {
        let lines = SwiftLiteral.commentLines(text).prefix { !$0.isEmpty }.map { $0.drop { $0 == " " } }
        return lines.isEmpty ? nil : "  - \(name): " + lines.joined(separator: "\n    ")
    }
}
