/// Words for texts of which nothing is known but that they are texts.
struct Words: Sendable {
    let words: [String]
    let titles: [String]
    let sentences: [String]
    /// What stands between words.
    let space: String

    init(_ language: SampleLanguage) { self = language == .japanese ? .japanese : .english }

    private init(words: [String], titles: [String], sentences: [String], space: String) {
        self.words = words
        self.titles = titles
        self.sentences = sentences
        self.space = space
    }

    private static let japanese = Words(
        words: ["見本", "例示", "架空", "模擬", "資料", "案内", "記録", "一覧", "地域", "共有"],
        titles: [
            "架空町防災訓練のお知らせ", "見本図書館の開館時間", "例示公園の利用案内", "模擬選挙の結果", "架空地区の説明会",
            "見本町の収穫祭",
        ],
        sentences: [
            "これは見本の文です。", "内容は実在のものではありません。", "架空の施設についての説明です。",
            "詳しくは見本の窓口にお尋ねください。", "この値は模擬サーバーが作りました。", "平日の午前9時から受け付けます。",
        ], space: "")

    private static let english = Words(
        words: ["sample", "example", "mock", "river", "bridge", "stone", "cloud", "garden", "north", "paper"],
        titles: [
            "A Sample Notice", "Opening Hours of the Example Library", "Guide to the Mock Garden",
            "Minutes of a Sample Meeting",
        ],
        sentences: [
            "This is a sample text.", "Nothing in it is real.", "The mock server made this value.",
            "Ask the example office for more.",
        ], space: " ")

    func words(_ count: Int, using generator: inout SeededGenerator) -> String {
        (0..<count).compactMap { _ in generator.element(of: words) }.joined(separator: space)
    }

    func sentences(_ count: Int, using generator: inout SeededGenerator) -> String {
        (0..<count).compactMap { _ in generator.element(of: sentences) }.joined(separator: space)
    }

    func title(using generator: inout SeededGenerator) -> String { generator.element(of: titles) ?? "" }

    /// A text of an allowed length, made of whole words where they fit.
    func text(minLength: Int, maxLength: Int?, using generator: inout SeededGenerator) -> String {
        var text = words(generator.number(in: 1...3), using: &generator).unicodeScalars
        // A length of millions is a limit of the other side's storage, not a wish.
        let wanted = min(minLength, 1 << 20)
        while text.count < wanted {
            text += space.unicodeScalars
            text += (generator.element(of: words) ?? "a").unicodeScalars
        }
        if let maxLength, text.count > maxLength { text = .init(text.prefix(maxLength)) }
        // A space at the end would be an odd value; a letter is as long.
        if text.last == " " {
            text.removeLast()
            text.append("a")
        }
        return String(text)
    }
}
