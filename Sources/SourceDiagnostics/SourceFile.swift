/// Which file of a run a range lies in: its position in `SourceFiles`.
package struct FileID: Hashable, Sendable, Comparable {
    package let index: UInt32
    package init(index: UInt32) { self.index = index }
    package static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// A stretch of bytes in one file. Lines and columns are made from it only when it is shown.
package struct SourceRange: Hashable, Sendable {
    package var file: FileID
    package var start: UInt32
    package var end: UInt32

    package init(file: FileID, start: UInt32, end: UInt32) {
        self.file = file
        self.start = start
        self.end = end
    }
}

/// A text that was read: its name as the user knows it, and its bytes.
package struct SourceFile: Sendable {
    package let id: FileID
    /// The path as it is shown in findings, relative to the working directory where that is shorter.
    package let name: String
    package let bytes: [UInt8]

    package init(id: FileID, name: String, bytes: [UInt8]) {
        self.id = id
        self.name = name
        self.bytes = bytes
    }
}

/// All files of a run, in the order in which they were read.
package struct SourceFiles: Sendable {
    package private(set) var files: [SourceFile] = []

    package init() {}

    package mutating func add(name: String, bytes: [UInt8]) -> SourceFile {
        let file = SourceFile(id: FileID(index: UInt32(files.count)), name: name, bytes: bytes)
        files.append(file)
        return file
    }

    package subscript(id: FileID) -> SourceFile { files[Int(id.index)] }
}
