/// What the walks of one check have found out, so that alternatives within alternatives do not ask for it again.
final class ValidationMemory {
    /// The numbers of places in the value: that of the place around it and the position in there.
    private var places: [UInt64: Int] = [:]
    private var verdicts: [UInt64: Bool] = [:]

    /// The number of a place within another one; the whole value has zero.
    func place(at position: Int, in outer: Int) -> Int {
        let next = places.count + 1
        let key = Self.key(outer, position)
        if let known = places[key] { return known }
        places[key] = next
        return next
    }

    /// Whether the value at a place fits a schema; nil where that was not asked yet, or not decided.
    subscript(place: Int, schema: Int) -> Bool? {
        get { verdicts[Self.key(place, schema)] }
        set { verdicts[Self.key(place, schema)] = newValue }
    }

    private static func key(_ high: Int, _ low: Int) -> UInt64 { UInt64(UInt32(high)) << 32 | UInt64(UInt32(low)) }
}
