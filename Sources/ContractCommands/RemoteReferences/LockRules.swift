package import SourceDiagnostics

/// What can be wrong with the lock file of references.
package enum LockRules {
    package static let all: [Rule] = [lockFile, lockNotWritten]

    package static let lockFile = Rule(
        "config/lock-file", .error, .init("the lock file is broken", ja: "ロックファイルが壊れている"),
        .init(
            "The lock file says which text each URL had when it was first fetched. Where it cannot be trusted in full, "
                + "nothing of it is used and nothing is fetched. Restore it, or remove it and fetch again.",
            ja: "ロックファイルは、各 URL を最初に取得したときの内容を示します。全体を信頼できない場合は、その内容を一切使わず、"
                + "取得も行いません。元に戻すか、削除して取得し直してください。"))

    package static let lockNotWritten = Rule(
        "config/lock-not-written", .error, .init("the lock file cannot be written", ja: "ロックファイルを書けない"),
        .init(
            "References were fetched, but neither they nor their digests could be kept, so a later run might see other "
                + "texts.",
            ja: "参照の内容を取得しましたが、その内容とダイジェストを保存できませんでした。次回の実行で別の内容になる可能性があります。"))
}
