import Foundation

/// Texts that lie beside the tests as files, in the folder `Snapshots` next to the test's own file. They are written
/// only where `KAKEHASHI_RECORD` is 1.
package struct Snapshot: Sendable {
    private let folder: URL

    package init(testFile: String = #filePath) {
        folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Snapshots")
    }

    package static var isRecording: Bool { ProcessInfo.processInfo.environment["KAKEHASHI_RECORD"] == "1" }

    /// nil if the text equals the file, else what is wrong.
    package func difference(_ text: String, _ name: String) -> String? {
        let file = folder.appendingPathComponent(name)
        if Self.isRecording {
            try? FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            do { try Data(text.utf8).write(to: file) } catch { return "cannot write '\(name)': \(error)" }
            return nil
        }
        guard let data = try? Data(contentsOf: file) else {
            return "there is no snapshot '\(name)'; KAKEHASHI_RECORD=1 writes it"
        }
        let expected = String(decoding: data, as: UTF8.self)
        return expected == text ? nil : "'\(name)' differs\n--- recorded\n\(expected)\n--- now\n\(text)"
    }

    /// Files in the folder that no test names any more.
    package func orphans(known: Set<String>) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !known.contains($0) }.sorted()
    }
}
