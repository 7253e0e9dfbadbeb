import Foundation

/// Real documents of others, in the folder that `KAKEHASHI_CORPUS` names.
package enum Corpus {
    /// nil where the variable is not set; then it is said aloud, once per test that asks.
    package static func folder(for test: String = #function) -> String? {
        if let path = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"], !path.isEmpty { return path }
        print("SKIPPED \(test): KAKEHASHI_CORPUS is not set, so no documents of others are read")
        return nil
    }

    /// Paths of the files with one of the endings, sorted.
    package static func files(in folder: String, endings: [String]) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
    }
}
