/// What is said about a value, in both languages. Names and values of the user stand in both as they are.
package struct BilingualText: Sendable, Hashable {
    package var english: String
    package var japanese: String

    package init(_ english: String, ja japanese: String) {
        self.english = english
        self.japanese = japanese
    }
}
