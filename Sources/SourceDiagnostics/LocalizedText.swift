/// The languages that findings are written in.
package enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case japanese = "ja"
}

/// A text in every language that findings are written in.
package struct LocalizedText: Sendable, Hashable {
    package var english: String
    package var japanese: String

    /// Names, values and other words of the user stand in both texts as the user wrote them.
    package init(_ english: String, ja japanese: String) {
        self.english = english
        self.japanese = japanese
    }

    /// A text that is the same in every language, such as a message of another program.
    package init(verbatim text: String) {
        english = text
        japanese = text
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .japanese: japanese
        }
    }
}
