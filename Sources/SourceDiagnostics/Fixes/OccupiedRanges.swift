/// The places of one file that edits have taken, in order, so that a new one need not be compared with all of them.
struct OccupiedRanges {
    /// Where bytes are replaced; none of these overlap.
    private var replaced: [Range<UInt32>] = []
    /// Where something is inserted.
    private var insertions: [UInt32] = []

    /// Two insertions at one place do not overlap; an insertion at the edge of a replaced range does, as its neighbor
    /// may be what it was meant for.
    func isFree(_ range: Range<UInt32>) -> Bool {
        if range.isEmpty {
            let next = replaced.partition { $0.lowerBound > range.lowerBound }
            return next == 0 || replaced[next - 1].upperBound < range.lowerBound
        }
        let next = replaced.partition { $0.lowerBound >= range.upperBound }
        if next > 0, replaced[next - 1].upperBound > range.lowerBound { return false }
        let insertion = insertions.partition { $0 >= range.lowerBound }
        return insertion == insertions.count || insertions[insertion] > range.upperBound
    }

    /// Takes a range that is free. Edits come mostly in the order of the text, so this is mostly an append.
    mutating func insert(_ range: Range<UInt32>) {
        if range.isEmpty {
            let place = insertions.partition { $0 >= range.lowerBound }
            if place == insertions.count || insertions[place] != range.lowerBound {
                insertions.insert(range.lowerBound, at: place)
            }
        } else {
            replaced.insert(range, at: replaced.partition { $0.lowerBound >= range.lowerBound })
        }
    }
}

extension Array {
    /// The first position whose element is behind a border, found by halving; all before it are not.
    fileprivate func partition(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
