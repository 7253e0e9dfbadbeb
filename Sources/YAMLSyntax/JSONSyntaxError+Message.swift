import JSONCoding
import SourceDiagnostics

extension JSONSyntaxError {
    /// The message in every language; the error's own room knows English only.
    var localizedMessage: LocalizedText { .init(message, ja: japaneseMessage) }

    private var japaneseMessage: String {
        switch code {
        case .unexpectedEnd: "JSONのテキストが途中で終わっている"
        case .unexpectedCharacter: "JSONのテキストに予期しない文字がある"
        case .invalidNumber: "数値の形が正しくない"
        case .invalidEscape: "文字列のエスケープの形が正しくない"
        case .controlCharacter: "文字列に制御文字がある"
        case .invalidUTF8: "テキストが正しいUTF-8ではない"
        case .trailingCharacters: "JSONの値の後にテキストが続いている"
        case .tooDeep: "入れ子が上限を超えている"
        case .tooLarge: "テキストの大きさが上限を超えている"
        }
    }
}
