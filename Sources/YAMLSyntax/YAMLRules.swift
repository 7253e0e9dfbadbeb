package import SourceDiagnostics

/// What can be wrong with a text before anybody asks what it means. All but a tag leave it open what is meant, so they
/// are errors.
package enum YAMLRules {
    package static let all: [Rule] = [
        syntax, notUTF8, empty, notAMapping, duplicateKey, multipleDocuments, depth, nodeLimit, sizeLimit,
        aliasExpansion, aliasCycle, unknownAlias, keyNotScalar, mergeKey, tag, jsonSyntax,
    ]

    package static let syntax = Rule(
        "yaml/syntax", .error, .init("the text is not YAML", ja: "テキストがYAMLではない"),
        .init(
            "The reader cannot tell what is meant from this place on, so nothing after it is looked at. Most often the "
                + "indentation is off, a tab indents a line, or a text that begins with a special character lacks "
                + "quotes.",
            ja: "この場所から先の意味を判断できないため、以降は調べません。"
                + "多くの場合、字下げのずれ、タブによる字下げ、または特殊文字で始まるテキストの引用符の付け忘れが原因です。"),
        samples: .init(bad: "info:\n  title: @shelters\n", good: "info:\n  title: '@shelters'\n"))

    package static let notUTF8 = Rule(
        "yaml/not-utf8", .error, .init("the text is not UTF-8", ja: "テキストがUTF-8ではない"),
        .init(
            "Documents are read as UTF-8, with or without a byte order mark. Save the file in that encoding; UTF-16 "
                + "and Shift_JIS are not accepted, because a guess at the encoding would change names silently.",
            ja: "文書はUTF-8（バイト順マークの有無は問いません）として読みます。ファイルをUTF-8で保存してください。"
                + "UTF-16やシフトJISは受け付けません。文字コードを推測すると、名前が気付かないうちに変わるおそれがあるためです。"))

    package static let empty = Rule(
        "yaml/empty", .error, .init("the file holds no document", ja: "ファイルに文書がない"),
        .init(
            "There is nothing in the file but space and comments.", ja: "ファイルには空白とコメントしかありません。"),
        samples: .init(bad: "# nothing yet\n", good: "info: {title: Shelters, version: '1'}\n"))

    package static let notAMapping = Rule(
        "yaml/not-a-mapping", .error, .init("the document is not a mapping", ja: "文書がマッピングではない"),
        .init(
            "A document of this kind is a mapping from field names to values at its outermost level.",
            ja: "この種類の文書の最も外側は、フィールド名から値へのマッピングです。"),
        samples: .init(bad: "- info\n- paths\n", good: "info: {title: Shelters, version: '1'}\n"))

    package static let duplicateKey = Rule(
        "yaml/duplicate-key", .error, .init("a mapping has the same key twice", ja: "マッピングに同じキーが二つある"),
        .init(
            "Only one of the two values can be meant, and readers disagree which one. A key that is a number or a "
                + "boolean counts by its text, so 200 and '200' are the same key.",
            ja: "二つの値のうち意味を持つのは一つだけですが、どちらを採るかは読み取るプログラムによって異なります。"
                + "数値や真偽値のキーはその文字で比べるので、200 と '200' は同じキーです。"),
        samples: .init(
            bad: "info:\n  title: Shelters\n  title: Stops\n  version: '1'\n",
            good: "info:\n  title: Shelters\n  version: '1'\n"))

    package static let multipleDocuments = Rule(
        "yaml/multiple-documents", .error,
        .init("the file holds more than one YAML document", ja: "ファイルに複数のYAML文書がある"),
        .init(
            "A line of three hyphens begins a further document. References could not say which one they mean, so a "
                + "file must hold exactly one.",
            ja: "三つのハイフンの行から次の文書が始まります。参照がどの文書を指すかを書けないため、一つのファイルには文書を一つだけ置きます。"),
        samples: .init(
            bad: "info: {title: Shelters, version: '1'}\n---\ninfo: {title: Stops, version: '1'}\n",
            good: "---\ninfo: {title: Shelters, version: '1'}\n"))

    package static let depth = Rule(
        "yaml/depth", .error, .init("collections are nested too deeply", ja: "コレクションの入れ子が深すぎる"),
        .init(
            "The limit keeps a small malicious file from exhausting the stack of a program. Real documents stay far "
                + "below it.",
            ja: "この上限は、悪意のある小さなファイルがプログラムのスタックを使い果たすことを防ぎます。実際の文書がこの上限に近づくことはありません。"))

    package static let nodeLimit = Rule(
        "yaml/node-limit", .error, .init("the text has too many nodes", ja: "テキストのノードが多すぎる"),
        .init(
            "The limit keeps memory bounded. Split the document into files that reference each other.",
            ja: "この上限は、使用するメモリの量を抑えます。文書を、互いに参照するファイルに分割してください。"))

    package static let sizeLimit = Rule(
        "yaml/size-limit", .error, .init("the file is too large", ja: "ファイルが大きすぎる"),
        .init(
            "The limit keeps memory bounded. Split the document into files that reference each other.",
            ja: "この上限は、使用するメモリの量を抑えます。文書を、互いに参照するファイルに分割してください。"))

    package static let aliasExpansion = Rule(
        "yaml/alias-expansion", .error, .init("aliases stand for too many nodes", ja: "エイリアスが表すノードが多すぎる"),
        .init(
            "Aliases of collections that hold further aliases multiply: a few lines can stand for billions of nodes. "
                + "Use '$ref' to share parts of a contract.",
            ja: "エイリアスを含むコレクションのエイリアスは掛け算で増え、数行で数十億のノードを表すことができます。"
                + "契約の一部を共有するには「$ref」を使ってください。"))

    package static let aliasCycle = Rule(
        "yaml/alias-cycle", .error,
        .init("an alias lies within what it stands for", ja: "エイリアスが、それ自身の表すノードの中にある"),
        .init(
            "Such a value would have no end. Use '$ref' for a schema that contains itself.",
            ja: "このような値には終わりがありません。自分自身を含むスキーマには「$ref」を使ってください。"),
        samples: .init(
            bad: "components:\n  schemas:\n    Tree: &tree\n      items: *tree\n",
            good: "components:\n  schemas:\n    Tree:\n      items: {$ref: '#/components/schemas/Tree'}\n"))

    package static let unknownAlias = Rule(
        "yaml/unknown-alias", .error, .init("an alias has no anchor before it", ja: "エイリアスより前にアンカーがない"),
        .init(
            "An alias stands for a node that was marked with an anchor earlier in the same file.",
            ja: "エイリアスは、同じファイルのより前の場所でアンカーを付けたノードを表します。"),
        samples: .init(
            bad: "info: {title: *title, version: '1'}\n", good: "info: {title: &title Shelters, version: '1'}\n"))

    package static let keyNotScalar = Rule(
        "yaml/key-not-scalar", .error, .init("a key is a list or a mapping", ja: "キーがリストまたはマッピングになっている"),
        .init(
            "JSON, and so OpenAPI, knows only texts as keys. A missing quotation mark around a key that begins with a "
                + "brace is the usual cause.",
            ja: "JSON、したがってOpenAPIのキーはテキストだけです。多くの場合、波括弧で始まるキーの引用符の付け忘れが原因です。"),
        samples: .init(bad: "paths:\n  {id}: {}\n", good: "paths:\n  '/{id}': {}\n"))

    package static let mergeKey = Rule(
        "yaml/merge-key", .error, .init("a key is a merge key of YAML 1.1", ja: "YAML 1.1 の取り込みのキーである"),
        .init(
            "In YAML 1.1 the key '<<' put the entries of another mapping in its place. YAML 1.2, which OpenAPI is "
                + "written in, has no such key, and readers disagree: what should have been merged is missing here. Put "
                + "the key in quotes if it is meant as it stands.",
            ja: "YAML 1.1 では、キー「<<」の場所に別のマッピングの項目が取り込まれました。OpenAPI の記述に使う YAML 1.2 にこのキーはなく、"
                + "扱いは読み取るプログラムによって異なります。ここでは取り込みは行われません。文字どおりのキーであれば引用符で囲んでください。"),
        samples: .init(
            bad: "x-base: &base {type: object}\ncomponents:\n  schemas:\n    Shelter:\n      <<: *base\n",
            good: "components:\n  schemas:\n    Shelter:\n      allOf: [{$ref: '#/components/schemas/Place'}]\n"))

    package static let tag = Rule(
        "yaml/tag", .warning, .init("a tag is not understood", ja: "タグの意味が分からない"),
        .init(
            "Only the tags of the core schema mean something here: !!str, !!int, !!float, !!bool, !!null, !!map and "
                + "!!seq. The value is read as if it had no tag; a scalar is a string then.",
            ja: "ここで意味を持つのはコアスキーマのタグ !!str、!!int、!!float、!!bool、!!null、!!map、!!seq だけです。"
                + "値はタグがないものとして読み、スカラーは文字列とします。"),
        samples: .init(
            bad: "info: {title: !name Shelters, version: '1'}\n", good: "info: {title: !!str Shelters, version: '1'}\n")
    )

    package static let jsonSyntax = Rule(
        "json/syntax", .error, .init("the text is not JSON", ja: "テキストがJSONではない"),
        .init(
            "The file has the ending of JSON but breaks its grammar: no comments, no trailing commas, double quotation "
                + "marks around all names and texts (RFC 8259).",
            ja: "ファイルの拡張子はJSONですが、文法に合っていません。コメントや末尾のコンマは書けず、"
                + "名前とテキストはすべて二重引用符で囲みます（RFC 8259）。"),
        samples: .init(
            bad: "{\"info\": {\"title\": \"Shelters\", \"version\": \"1\",}}\n",
            good: "{\"info\": {\"title\": \"Shelters\", \"version\": \"1\"}}\n"))
}
