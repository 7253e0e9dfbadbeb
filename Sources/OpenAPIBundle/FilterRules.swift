package import SourceDiagnostics

/// What can be wrong with a selection of operations.
package enum FilterRules {
    /// In the order of the manual.
    package static let all: [Rule] = [unknownOperation, unknownTag, unknownPath, emptySelection]

    package static let unknownOperation = Rule(
        "config/unknown-operation", .error,
        .init("no operation has the operationId that was asked for", ja: "指定した operationId の操作がない"),
        .init(
            "The contract is filtered by the operationIds that its operations have, upper and lower case included.",
            ja: "契約の絞り込みには、操作に付けられた operationId を大文字と小文字も含めてそのまま指定します。"))

    package static let unknownTag = Rule(
        "config/unknown-tag", .error,
        .init("no operation has the tag that was asked for", ja: "指定したタグの操作がない"),
        .init(
            "The contract is filtered by the tags that its operations have, upper and lower case included. A tag that "
                + "is only described under 'tags' selects nothing.",
            ja: "契約の絞り込みには、操作に付けられたタグを大文字と小文字も含めてそのまま指定します。"
                + "「tags」で説明されているだけのタグでは何も選ばれません。"))

    package static let unknownPath = Rule(
        "config/unknown-path", .error,
        .init("no path is the one that was asked for", ja: "指定したパスがない"),
        .init(
            "The contract is filtered by path templates as they stand under 'paths', without the URL of a server. In "
                + "a pattern, '*' stands for any text, slashes included.",
            ja: "契約の絞り込みには、「paths」にあるパスのテンプレートを、サーバーの URL を付けずに指定します。"
                + "「*」は斜線も含む任意の文字列を表します。"))

    package static let emptySelection = Rule(
        "config/empty-selection", .warning,
        .init("the selection leaves no operation", ja: "選択の結果、操作が一つも残らない"),
        .init(
            "What is included and what is excluded together leave nothing, so the contract that is written has no "
                + "operations.",
            ja: "含める条件と除く条件を合わせると何も残らないため、書き出される契約には操作がありません。"))
}
