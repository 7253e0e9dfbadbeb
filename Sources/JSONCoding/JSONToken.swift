/// One value, or one member name, of a scanned text. Tokens lie in the order of the text; `next` leaps over a subtree.
package struct JSONToken: Sendable {
    package enum Kind: UInt8, Sendable {
        case null, `false`, `true`, number, string, array, object
    }

    package var kind: Kind
    /// For strings: there are escapes to undo. For numbers: there is a fraction or an exponent.
    package var isComplex: Bool
    /// Byte offset of the first character; for strings that is the quotation mark.
    package var start: UInt32
    /// Byte offset after the last character.
    package var end: UInt32
    /// Index of the token after this value and everything in it.
    package var next: UInt32
    /// Elements of an array, members of an object.
    package var count: UInt32
}
