import ContractCommands
import MockEngine
import SourceDiagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads a contract again when one of its files, or of those of its scenarios, has changed, and has it played from then on. What is not whole, as while
/// it is being written, is not played: the last good one stays.
struct ContractWatch: Sendable {
    let path: String
    let session: ContractSession
    let options: MockOptions
    let isLenient: Bool
    /// Those that do not lie beside it.
    let scenarioFiles: [String]
    let player: MockPlayer

    /// Until the task is cancelled.
    func run(_ first: PlayedContract) async throws {
        var contract = first
        var stamps = stamps(of: contract)
        while true {
            try await Task.sleep(for: Self.interval)
            let now = self.stamps(of: contract)
            guard now != stamps else { continue }
            stamps = now
            guard let next = await readAgain(contract) else { continue }
            contract = next
            stamps = self.stamps(of: contract)
        }
    }

    /// Scenario files that come anew count too.
    private func stamps(of contract: PlayedContract) -> [String: FileStamp] {
        let names = Set(contract.files + ScenarioFiles.beside(path))
        return Dictionary(uniqueKeysWithValues: names.map { ($0, FileStamp($0)) })
    }

    private static let interval = Duration.milliseconds(500)

    private func readAgain(_ contract: PlayedContract) async -> PlayedContract? {
        // Faults that come to a contract without any are slips of its author.
        let next = try? await PlayedContract.read(
            path, session, options, isLenient: isLenient && contract.isFaulty, scenarioFiles: scenarioFiles)
        guard let next else {
            session.say(
                .init(
                    "'\(path)' has changed and has errors; the mock stays as it was",
                    ja: "「\(path)」の変更に誤りがあるため、モックは前のまま"),
                on: .error)
            return nil
        }
        player.replace(with: next.service)
        session.say(.init("'\(path)' was read again", ja: "「\(path)」を読み直した"), on: .error)
        return next
    }
}

/// What tells a file from what it was before.
private struct FileStamp: Hashable {
    private var seconds = 0
    private var nanoseconds = 0
    private var size: Int64 = -1
    private var number: UInt64 = 0

    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
        (size, number) = (Int64(status.st_size), UInt64(status.st_ino))
    }
}
