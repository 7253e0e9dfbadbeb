import SourceDiagnostics

/// libyaml's own words, with their Japanese.
enum YAMLProblem {
    /// Words that are not known here stay as they are in both languages.
    static func text(_ english: String) -> LocalizedText {
        japanese[english].map { LocalizedText(english, ja: $0) } ?? LocalizedText(verbatim: english)
    }

    private static let japanese: [String: String] = problems.merging(contexts) { first, _ in first }

    private static let problems = [
        "block sequence entries are not allowed in this context": "ここにはブロックのリストの要素を書けない",
        "control characters are not allowed": "制御文字は書けない",
        "could not find expected ':'": "「:」がない",
        "could not find expected directive name": "ディレクティブの名前がない",
        "did not find URI escaped octet": "URIのエスケープがない",
        "did not find expected '!'": "「!」がない",
        "did not find expected ',' or ']'": "「,」または「]」がない",
        "did not find expected ',' or '}'": "「,」または「}」がない",
        "did not find expected '-' indicator": "「-」がない",
        "did not find expected <document start>": "文書の始まりがない",
        "did not find expected alphabetic or numeric character": "英数字がない",
        "did not find expected comment or line break": "コメントまたは改行がない",
        "did not find expected digit or '.' character": "数字または「.」がない",
        "did not find expected hexdecimal number": "16進数がない",
        "did not find expected key": "キーがない",
        "did not find expected node content": "ノードの内容がない",
        "did not find expected tag URI": "タグのURIがない",
        "did not find expected version number": "バージョン番号がない",
        "did not find expected whitespace": "空白がない",
        "did not find expected whitespace or line break": "空白または改行がない",
        "did not find the expected '>'": "「>」がない",
        "found a tab character that violates indentation": "タブが字下げを壊している",
        "found a tab character where an indentation space is expected": "字下げの空白の場所にタブがある",
        "found an indentation indicator equal to 0": "字下げの指示が0になっている",
        "found character that cannot start any token": "どの要素の始まりにもならない文字がある",
        "found duplicate %TAG directive": "%TAGディレクティブが重複している",
        "found duplicate %YAML directive": "%YAMLディレクティブが重複している",
        "found extremely long version number": "バージョン番号が長すぎる",
        "found incompatible YAML document": "互換性のないYAMLの文書になっている",
        "found invalid Unicode character escape code": "Unicodeのエスケープが正しくない",
        "found undefined tag handle": "定義されていないタグハンドルがある",
        "found unexpected ':'": "予期しない「:」がある",
        "found unexpected document indicator": "予期しない文書の区切りがある",
        "found unexpected end of stream": "テキストが途中で終わっている",
        "found unexpected non-alphabetical character": "予期しない文字がある",
        "found unknown directive name": "知らないディレクティブがある",
        "found unknown escape character": "知らないエスケープがある",
        "input is too long": "テキストが長すぎる",
        "mapping keys are not allowed in this context": "ここにはマッピングのキーを書けない",
        "mapping values are not allowed in this context": "ここにはマッピングの値を書けない",
        "the text cannot be read": "テキストを読めない",
    ]

    private static let contexts = [
        "while parsing a block collection": "ブロックのリストの読み取り中",
        "while parsing a block mapping": "ブロックのマッピングの読み取り中",
        "while parsing a block node": "ブロックのノードの読み取り中",
        "while parsing a flow mapping": "「{」で始まるマッピングの読み取り中",
        "while parsing a flow node": "フローのノードの読み取り中",
        "while parsing a flow sequence": "「[」で始まるリストの読み取り中",
        "while parsing a node": "ノードの読み取り中",
        "while parsing a quoted scalar": "引用符で囲んだテキストの読み取り中",
        "while parsing a tag": "タグの読み取り中",
        "while scanning a %TAG directive": "%TAGディレクティブの読み取り中",
        "while scanning a %YAML directive": "%YAMLディレクティブの読み取り中",
        "while scanning a block scalar": "ブロックのテキストの読み取り中",
        "while scanning a directive": "ディレクティブの読み取り中",
        "while scanning a plain scalar": "引用符のないテキストの読み取り中",
        "while scanning a quoted scalar": "引用符で囲んだテキストの読み取り中",
        "while scanning a simple key": "キーの読み取り中",
        "while scanning a tag": "タグの読み取り中",
        "while scanning an alias": "エイリアスの読み取り中",
        "while scanning an anchor": "アンカーの読み取り中",
        "while scanning for the next token": "次の要素の読み取り中",
    ]
}
