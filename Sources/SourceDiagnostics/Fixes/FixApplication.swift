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
    private var known: Set<Diagnostic.Fix.Edit> = []
    private(set) var applied = 0
    private(set) var skipped = 0

    init(_ files: SourceFiles) { self.files = files }

    mutating func add(_ new: [Diagnostic.Fix.Edit]) {
        // Two findings may ask for the same edit, as where one scalar breaks two rules.
        let missing = new.filter { !known.contains($0) }
        guard missing.allSatisfy(isFree), missing.allSatisfy(isInside), !overlapEachOther(missing) else {
            skipped += 1
            return
        }
        applied += 1
        for edit in missing where known.insert(edit).inserted { edits[edit.range.file, default: []].append(edit) }
    }

    func changes() -> [FixApplication.Change] {
        files.files.compactMap { file in
            guard let edits = edits[file.id] else { return nil }
            let bytes = Self.apply(edits, to: file.bytes)
            return bytes == file.bytes ? nil : FixApplication.Change(file: file, bytes: bytes)
        }
    }

    private func isFree(_ edit: Diagnostic.Fix.Edit) -> Bool {
        edits[edit.range.file, default: []].allSatisfy { !Self.overlap($0.range, edit.range) }
    }

    private func isInside(_ edit: Diagnostic.Fix.Edit) -> Bool {
        guard files.files.indices.contains(Int(edit.range.file.index)) else { return false }
        return edit.range.start <= edit.range.end && Int(edit.range.end) <= files[edit.range.file].bytes.count
    }

    private func overlapEachOther(_ edits: [Diagnostic.Fix.Edit]) -> Bool {
        edits.indices.contains { left in
            edits.indices.contains { right in left < right && Self.overlap(edits[left].range, edits[right].range) }
        }
    }

    /// Two insertions at one place do not overlap; an insertion at the edge of a replaced range does, as its neighbor
    /// may be what it was meant for.
    private static func overlap(_ left: SourceRange, _ right: SourceRange) -> Bool {
        guard left.file == right.file else { return false }
        if left.start == left.end, right.start == right.end { return false }
        if left.start == left.end || right.start == right.end {
            return left.start <= right.end && right.start <= left.end
        }
        return left.start < right.end && right.start < left.end
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
