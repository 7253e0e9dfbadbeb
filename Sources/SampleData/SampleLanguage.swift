import JSONCoding
import OpenAPIModel

/// The language of made values. Either way people, places and companies are Japanese ones that do not exist.
package enum SampleLanguage: Sendable, Hashable {
    case english, japanese

    /// As the faker options of a document say, else as its title is written.
    init(of document: Document) {
        if let locale = document.extensions["x-json-schema-faker"]?["locale"]?.stringValue {
            self = locale.lowercased().hasPrefix("ja") ? .japanese : .english
        } else {
            self = document.info.title.unicodeScalars.contains(where: JapaneseText.contains) ? .japanese : .english
        }
    }
}
