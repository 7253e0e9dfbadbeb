package import MockEngine
import Synchronization

/// Counts requests and the time that answers take, in the text format of Prometheus 0.0.4.
///
/// Labels are what contracts have, and three more: there are never more series than operations times sources times
/// classes of status.
package final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        let document: String
        let operation: String
        let source: AnswerSource
        let statusClass: Int
    }

    private struct Series {
        var count = 0
        var microseconds = 0
        /// Not cumulative; the last is for all that is slower.
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count + 1)
    }

    /// In microseconds.
    private static let bounds = [500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000]

    private let series = Mutex<[Key: Series]>([:])

    package init() {}

    package func count(_ record: JournalRecord) {
        let time = record.duration.components
        let microseconds = Int(time.seconds) * 1_000_000 + Int(time.attoseconds / 1_000_000_000_000)
        let key = Key(
            document: record.documentPath.isEmpty ? "/" : record.documentPath, operation: record.operationID ?? "",
            source: record.source, statusClass: record.status / 100)
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        series.withLock { series in
            series[key, default: Series()].count += 1
            series[key]?.microseconds += microseconds
            series[key]?.buckets[bucket] += 1
        }
    }

    /// - Parameter gauges: names and values of what else is to be told.
    package func text(gauges: [(name: String, help: String, value: Int)] = []) -> String {
        let rows = series.withLock { Array($0) }.map { (labels: Self.labels($0.key), series: $0.value) }
            .sorted { $0.labels < $1.labels }
        var text = "# HELP kakehashi_requests_total Requests that were answered.\n"
        text += "# TYPE kakehashi_requests_total counter\n"
        for row in rows { text += "kakehashi_requests_total{\(row.labels)} \(row.series.count)\n" }
        text += "# HELP kakehashi_request_duration_seconds Time spent on answers, without delays on purpose.\n"
        text += "# TYPE kakehashi_request_duration_seconds histogram\n"
        for row in rows { text += Self.histogram(row.labels, row.series) }
        for gauge in gauges {
            text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n\(gauge.name) \(gauge.value)\n"
        }
        return text
    }

    private static func histogram(_ labels: String, _ series: Series) -> String {
        let name = "kakehashi_request_duration_seconds"
        var (text, sum) = ("", 0)
        for (bound, count) in zip(bounds, series.buckets) {
            sum += count
            text += "\(name)_bucket{\(labels),le=\"\(seconds(bound))\"} \(sum)\n"
        }
        text += "\(name)_bucket{\(labels),le=\"+Inf\"} \(series.count)\n"
        text += "\(name)_sum{\(labels)} \(seconds(series.microseconds))\n"
        return text + "\(name)_count{\(labels)} \(series.count)\n"
    }

    private static func labels(_ key: Key) -> String {
        let pairs = [
            ("document", key.document), ("operation", key.operation), ("source", key.source.rawValue),
            ("status", "\(key.statusClass)xx"),
        ]
        return pairs.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func seconds(_ microseconds: Int) -> String { "\(Double(microseconds) / 1_000_000)" }
}
