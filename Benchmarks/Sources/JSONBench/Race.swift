/// The times of two contestants that run in turns, so that a busy machine slows both.
struct Race {
    private(set) var ours = Times()
    private(set) var theirs = Times()

    mutating func run(ours: () throws -> Int, theirs: () throws -> Int) rethrows {
        try self.ours.add(ours)
        try self.theirs.add(theirs)
    }
}

/// Durations in milliseconds.
struct Times {
    private var milliseconds: [Double] = []
    /// What the contestants returned, kept so that the optimizer cannot drop their work.
    private var checksum = 0

    var median: Double { milliseconds.isEmpty ? 0 : milliseconds.sorted()[milliseconds.count / 2] }

    mutating func add(_ work: () throws -> Int) rethrows {
        let clock = ContinuousClock()
        let start = clock.now
        checksum &+= try work()
        milliseconds.append((clock.now - start) / .milliseconds(1))
    }
}
