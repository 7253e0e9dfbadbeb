package import SourceDiagnostics

/// Why the text of a URL cannot be had.
package enum RemoteFailure: Error, Hashable, Sendable {
    case unreachable(reason: LocalizedText)
    case status(Int)
    /// The body is compressed or otherwise not the text itself.
    case encoding(String)
    case timeLimit(seconds: Int)
    case sizeLimit(bytes: Int)
    /// A redirect to what the user has not allowed; the text is where it leads.
    case redirect(to: String)
    case tooManyRedirects(Int)
    /// The host's name stands for an address of this machine or of a private network, and that was not named.
    case privateAddress(String)
    /// The text is not the one that the lock file has the digest of.
    case digest(expected: String, found: String)
    /// The lock file has the digest of the text, and the folder of copies does not have the text.
    case copyMissing(folder: String)
    /// It cannot be known whether the text is locked, so it is not asked for, either.
    case lockBroken(file: String)

    /// The finding about a reference to the URL.
    package func finding(for url: RemoteURL) -> (rule: Rule, message: LocalizedText, fix: LocalizedText?) {
        switch self {
        case .unreachable(let reason):
            (ReferenceRules.remoteUnreachable, Self.cannot(url, reason), nil)
        case .status(let code):
            (
                ReferenceRules.remoteUnreachable,
                Self.cannot(url, .init("the server answers with status \(code)", ja: "サーバーの応答が \(code)")), nil
            )
        case .encoding(let name):
            (
                ReferenceRules.remoteUnreachable,
                Self.cannot(url, .init("its content is encoded as '\(name)'", ja: "内容が「\(name)」で符号化されている")), nil
            )
        case .timeLimit(let seconds):
            (
                ReferenceRules.remoteTimeLimit,
                .init(
                    "'\(url)' was not there after \(seconds) seconds", ja: "「\(url)」の取得が \(seconds) 秒で終わらない"),
                .init("give more time with '--fetch-timeout'", ja: "「--fetch-timeout」で時間を延ばす")
            )
        case .sizeLimit(let bytes):
            (
                ReferenceRules.remoteSizeLimit,
                .init("'\(url)' has more than \(bytes) bytes", ja: "「\(url)」が \(bytes) バイトを超えている"),
                .init("raise the limit with '--fetch-limit'", ja: "「--fetch-limit」で上限を上げる")
            )
        case .digest(let expected, let found):
            (
                ReferenceRules.remoteDigest,
                .init(
                    "the text of '\(url)' has the digest \(found.prefix(12))…, the lock file says \(expected.prefix(12))…",
                    ja: "「\(url)」の内容のダイジェストが \(found.prefix(12))… で、ロックファイルの \(expected.prefix(12))… と異なる"),
                .init(
                    "if the change is meant, remove the entry from the lock file and fetch again",
                    ja: "変更が正しければ、ロックファイルからその項目を消して取得し直す")
            )
        case .copyMissing, .lockBroken: gap(at: url)
        case .redirect, .tooManyRedirects, .privateAddress: refusal(of: url)
        }
    }

    private func gap(at url: RemoteURL) -> (rule: Rule, message: LocalizedText, fix: LocalizedText?) {
        switch self {
        case .copyMissing(let folder):
            (
                ReferenceRules.remoteNotFetched,
                .init(
                    "'\(url)' is locked, but its copy in '\(folder)' is missing",
                    ja: "「\(url)」はロックされているが、「\(folder)」にその写しがない"),
                .init(
                    "restore the folder from where the contract is kept, or fetch again with 'kakehashi validate "
                        + "--allow-host \(url.host)'",
                    ja: "契約の保管場所からフォルダーを戻すか、「kakehashi validate --allow-host \(url.host)」で取得し直す")
            )
        case .lockBroken(let file):
            (
                ReferenceRules.remoteNotFetched,
                .init(
                    "'\(url)' is not read, as the lock file '\(file)' cannot be used",
                    ja: "ロックファイル「\(file)」を使えないため、「\(url)」を読まない"),
                .init("mend the lock file first", ja: "先にロックファイルを直す")
            )
        default: refusal(of: url)
        }
    }

    private func refusal(of url: RemoteURL) -> (rule: Rule, message: LocalizedText, fix: LocalizedText?) {
        switch self {
        case .redirect(let target):
            (
                ReferenceRules.remoteRedirect,
                .init("'\(url)' redirects to '\(target)'", ja: "「\(url)」が「\(target)」に転送される"),
                .init(
                    "refer to the other address, or allow its host with '--allow-host'",
                    ja: "転送先を直接参照するか、そのホストを「--allow-host」で許可する")
            )
        case .tooManyRedirects(let count):
            (
                ReferenceRules.remoteRedirect,
                .init("'\(url)' redirects more than \(count) times", ja: "「\(url)」の転送が \(count) 回を超えている"), nil
            )
        case .privateAddress(let address):
            (
                ReferenceRules.remoteReference,
                .init(
                    "the host of '\(url)' has the private address \(address)",
                    ja: "「\(url)」のホストのアドレスが内部のもの(\(address))である"),
                .init("allow it with '--allow-host \(address)' as well", ja: "「--allow-host \(address)」も指定する")
            )
        default: (ReferenceRules.remoteUnreachable, Self.cannot(url, .init(verbatim: "\(self)")), nil)
        }
    }

    private static func cannot(_ url: RemoteURL, _ reason: LocalizedText) -> LocalizedText {
        .init("'\(url)' cannot be read: \(reason.english)", ja: "「\(url)」を読めない: \(reason.japanese)")
    }
}
