/// What `Accept-Language` says (RFC 9110 section 12.5.4), as far as there are texts to choose from.
enum AcceptLanguage {
    /// English is what a caller gets who says nothing, or likes both alike and names it first.
    static func prefersJapanese(_ text: String?) -> Bool {
        guard let text else { return false }
        var best: (isJapanese: Bool, quality: Double) = (false, 0)
        for part in text.split(separator: ",") {
            let words = part.split(separator: ";").map { word in word.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let tag = words.first?.split(separator: "-").first, ["ja", "en", "*"].contains(tag) else { continue }
            let quality = words.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > best.quality { best = (tag == "ja", quality) }
        }
        return best.isJapanese
    }
}
