import SampleData

/// Draws for faults. Each has a generator of its own, so that one fault more does not change the others.
struct Chance {
    private var generator: SeededGenerator

    init(_ chance: UInt64, _ fault: Fault) { generator = SeededGenerator(seed: chance, mixing: [fault.text]) }

    mutating func happens(_ percent: Double) -> Bool { percent >= 100 || generator.fraction() * 100 < percent }

    /// Milliseconds.
    mutating func time(_ latency: Fault.Latency) -> Int {
        switch latency {
        case .fixed(let time): return time
        case .uniform(let from, let to): return generator.number(in: from...to)
        case .lognormal(let median, let sigma):
            // Twelve equal draws less their mean are near to a normal one.
            let normal = (0..<12).reduce(-6.0) { sum, _ in sum + generator.fraction() }
            return min(Delivery.longestDelay, Int(Double(median) * Self.exponential(normal * sigma)))
        }
    }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(generator.number(below: 256)) } }

    /// A machine's mathematics library may round in its own way; the same chance has to give the same time everywhere.
    private static func exponential(_ power: Double) -> Double {
        let step = power / 64
        var (term, sum) = (1.0, 1.0)
        for index in 1...12 {
            term *= step / Double(index)
            sum += term
        }
        return (0..<6).reduce(sum) { result, _ in result * result }
    }
}
