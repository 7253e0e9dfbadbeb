import SourceDiagnostics
import SwiftCodeGen

/// Generated files on their way into a folder.
struct GeneratedOutput {
    enum Action {
        case write, check, list
        /// For a build, whose log has no room for what went well.
        case writeSilently
    }

    private let folder: OutputFolder
    private let path: String
    private let changes: OutputFolder.Changes
    private let session: ContractSession

    init(folder path: String, contract: String, files: [GeneratedFile], session: ContractSession) {
        folder = OutputFolder(path: path)
        self.path = path
        changes = folder.changes(for: files, contract: contract)
        self.session = session
    }

    /// Throws what the command ends with.
    func finish(_ action: Action) throws {
        guard changes.foreign.isEmpty else {
            for name in changes.foreign {
                session.say(
                    .init(
                        "\(path)/\(name): error: the file was not generated and would be overwritten",
                        ja: "\(path)/\(name): エラー: 生成されたファイルではなく、上書きしてしまう"), on: .error)
            }
            throw ExitStatus.input
        }
        switch action {
        case .write:
            try write()
            say()
        case .writeSilently: try write()
        case .check: try check()
        case .list: list()
        }
    }

    private func write() throws {
        do {
            try folder.create()
        } catch {
            throw failure(WriteFailure.reason(error, creating: path))
        }
        do {
            try folder.apply(changes)
        } catch {
            throw failure(WriteFailure.reason(error, at: path + "/."))
        }
    }

    private func say() {
        let counts = (changes.written.count, changes.unchanged.count, changes.removed.count)
        session.say(
            .init(
                "\(path): \(counts.0) written, \(counts.1) unchanged, \(counts.2) removed",
                ja: "\(path): 書き込み \(counts.0)、変更なし \(counts.1)、削除 \(counts.2)"), on: .output)
    }

    private func failure(_ reason: LocalizedText) -> any Error {
        session.say(
            .init(
                "\(path): error: cannot write: \(reason.english)",
                ja: "\(path): エラー: 書き込めません: \(reason.japanese)"), on: .error)
        return ExitStatus.input
    }

    private func check() throws {
        guard !changes.isEmpty else {
            return session.say(.init("\(path): up to date", ja: "\(path): 最新です"), on: .output)
        }
        var diff = UnifiedDiff()
        for file in changes.written {
            diff.add("\(path)/\(file.name)", old: folder.contents(of: file.name), new: file.bytes)
        }
        for name in changes.removed { diff.add("\(path)/\(name)", old: folder.contents(of: name), new: nil) }
        Terminal.write(diff.text, to: .output)
        session.say(
            .init(
                "\(path): not up to date; run generate without --check",
                ja: "\(path): 最新ではありません。--check なしで generate を実行してください"), on: .error)
        throw ExitStatus.findings
    }

    private func list() {
        for file in changes.written {
            session.say(.init("write \(path)/\(file.name)", ja: "書き込み \(path)/\(file.name)"), on: .output)
        }
        for name in changes.removed {
            session.say(.init("remove \(path)/\(name)", ja: "削除 \(path)/\(name)"), on: .output)
        }
        if changes.isEmpty {
            session.say(.init("\(path): nothing to do", ja: "\(path): することはありません"), on: .output)
        }
    }
}
