/// Files after the fixes of findings were written into them.
///
/// Of each finding the first fix with edits is taken, whole or not at all. A fix that touches bytes of one before it is
/// left out; after the files are read and checked again it comes once more, or is no longer needed.
package struct FixApplication: Sendable {
    package struct Change: Sendable {
        /// As it was read.
        package let file: SourceFile
        package let bytes: [UInt8]
    }

    /// Only files that differ now, in the order in which they were read.
    package let changes: [Change]
    /// Findings whose fix was done.
    package let applied: Int
    /// Findings whose fix would have touched what another fix touched.
    package let skipped: Int

    package init(of diagnostics: [Diagnostic], to files: SourceFiles) {
        var plan = EditPlan(files)
        for diagnostic in diagnostics.sortedByPlace() {
            guard let fix = diagnostic.fixes.first(where: { !$0.edits.isEmpty }) else { continue }
            plan.add(fix.edits)
        }
        changes = plan.changes()
        applied = plan.applied
        skipped = plan.skipped
    }
}

/// Edits that do not get in each other's way.
private struct EditPlan {
    private let files: SourceFiles
    private var edits: [FileID: [Diagnostic.Fix.Edit]] = [:]
    private var occupied: [FileID: OccupiedRanges] = [:]
    private var known: Set<Diagnostic.Fix.Edit> = []
    private(set) var applied = 0
    private(set) var skipped = 0

    init(_ files: SourceFiles) { self.files = files }

    mutating func add(_ new: [Diagnostic.Fix.Edit]) {
        // Two findings may ask for the same edit, as where one scalar breaks two rules.
        let missing = new.filter { !known.contains($0) }
        guard missing.allSatisfy(isInside), missing.allSatisfy(isFree), areApart(missing) else {
            skipped += 1
            return
        }
        applied += 1
        for edit in missing where known.insert(edit).inserted {
            edits[edit.range.file, default: []].append(edit)
            occupied[edit.range.file, default: OccupiedRanges()].insert(edit.range.start..<edit.range.end)
        }
    }

    func changes() -> [FixApplication.Change] {
        files.files.compactMap { file in
            guard let edits = edits[file.id] else { return nil }
            let bytes = Self.apply(edits, to: file.bytes)
            return bytes == file.bytes ? nil : FixApplication.Change(file: file, bytes: bytes)
        }
    }

    private func isFree(_ edit: Diagnostic.Fix.Edit) -> Bool {
        occupied[edit.range.file]?.isFree(edit.range.start..<edit.range.end) ?? true
    }

    private func isInside(_ edit: Diagnostic.Fix.Edit) -> Bool {
        guard files.files.indices.contains(Int(edit.range.file.index)) else { return false }
        return edit.range.start <= edit.range.end && Int(edit.range.end) <= files[edit.range.file].bytes.count
    }

    /// Whether the edits of one fix leave each other alone.
    private func areApart(_ edits: [Diagnostic.Fix.Edit]) -> Bool {
        var taken: [FileID: OccupiedRanges] = [:]
        return edits.allSatisfy { edit in
            let range = edit.range.start..<edit.range.end
            guard taken[edit.range.file]?.isFree(range) ?? true else { return false }
            taken[edit.range.file, default: OccupiedRanges()].insert(range)
            return true
        }
    }

    private static func apply(_ edits: [Diagnostic.Fix.Edit], to bytes: [UInt8]) -> [UInt8] {
        let ordered = edits.enumerated().sorted { left, right in
            if left.element.range.start != right.element.range.start {
                return left.element.range.start < right.element.range.start
            }
            return left.offset < right.offset
        }
        var result: [UInt8] = []
        var position = 0
        for (_, edit) in ordered {
            result += bytes[position..<Int(edit.range.start)]
            result += edit.replacement.utf8
            position = Int(edit.range.end)
        }
        return result + bytes[position...]
    }
}
