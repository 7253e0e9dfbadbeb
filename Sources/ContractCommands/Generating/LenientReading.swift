package import OpenAPIModel
package import SourceDiagnostics

/// The findings of a contract that is generated or played although it has errors: what is wrong is left out, and the
/// finding that says so becomes a warning that names it.
package struct LenientReading {
    private let document: Document

    package init(_ document: Document) { self.document = document }

    package func tolerate(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.map { diagnostic in
            guard diagnostic.severity == .error else { return diagnostic }
            var tolerated = diagnostic
            tolerated.severity = .warning
            if let (part, range) = lost(for: diagnostic) {
                tolerated.notes.append(.init(Self.text(part), at: range == diagnostic.range ? nil : range))
            }
            return tolerated
        }
    }

    /// The smallest part that is left out and holds the place of the finding, else the largest within it: a finding
    /// about a field may stand at its name.
    private func lost(for diagnostic: Diagnostic) -> (Omission.Part, SourceRange)? {
        guard let place = diagnostic.range else { return nil }
        let parts = document.omissions.map { ($0.part, $0.origin.range, $0.origin.keyRange) }
        let holding = parts.filter { Self.contains($0.1, place) || $0.2.map { Self.contains($0, place) } ?? false }
        let within = parts.filter { Self.contains(place, $0.1) }
        let smallest = holding.min { Self.length($0.1) < Self.length($1.1) }
        let largest = within.max { Self.length($0.1) < Self.length($1.1) }
        return (smallest ?? largest).map { ($0.0, $0.1) }
    }

    private static func contains(_ outer: SourceRange, _ inner: SourceRange) -> Bool {
        outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
    }

    private static func length(_ range: SourceRange) -> Int { Int(range.end) - Int(range.start) }

    private static func text(_ part: Omission.Part) -> LocalizedText {
        if part == .schema { return .init("typed as any JSON value", ja: "任意の JSON 値として扱う") }
        let (english, japanese) = name(of: part)
        return .init("left out: the \(english)", ja: "除いたもの: \(japanese)")
    }

    private static func name(of part: Omission.Part) -> (String, String) {
        switch part {
        case .bounds: ("limits of the value", "値の制限")
        case .callback: ("callback", "コールバック")
        case .discriminator: ("discriminator", "識別子")
        case .encoding: ("encoding", "エンコーディング")
        case .example: ("example", "例")
        case .header: ("header", "ヘッダー")
        case .link: ("link", "リンク")
        case .mediaType: ("media type", "メディアタイプ")
        case .operation: ("operation", "操作")
        case .parameter: ("parameter", "パラメータ")
        case .pathItem: ("path", "パス")
        case .requestBody: ("request body", "リクエストボディ")
        case .response: ("response", "応答")
        case .schema: ("schema", "スキーマ")
        case .securityRequirement: ("security requirement", "セキュリティ要件")
        case .securityScheme: ("security scheme", "セキュリティ方式")
        case .server: ("server", "サーバー")
        case .serverVariable: ("server variable", "サーバー変数")
        case .tag: ("tag", "タグ")
        }
    }
}
