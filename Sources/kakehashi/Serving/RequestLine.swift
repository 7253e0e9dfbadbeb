import KakehashiRuntime
import MockEngine

/// A request and its answer on one line.
struct RequestLine: Sendable {
    let text: String

    init(_ record: JournalRecord) {
        let time = record.duration.components
        let microseconds = time.seconds * 1_000_000 + time.attoseconds / 1_000_000_000_000
        let path = CredentialMask(record).path(record.request.path ?? "/")
        let count = record.violations.count
        let violations = count == 0 ? "" : " \(count) \(count == 1 ? "violation" : "violations")"
        let shown = VisibleLine.text(path)
        text =
            "\(record.source.rawValue) \(record.status) \(record.request.method.rawValue) \(shown) "
            + "\(microseconds / 1000).\(microseconds / 100 % 10) ms\(violations)\n"
    }
}

/// A text as a terminal may show it.
private enum VisibleLine {
    static func text(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
    }
}
