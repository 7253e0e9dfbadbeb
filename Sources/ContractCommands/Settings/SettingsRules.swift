package import SourceDiagnostics

/// What can be wrong with the settings of a run, besides what the file itself says.
package enum SettingsRules {
    package static let all: [Rule] = [unreadableFile, invalidVariable]

    package static let unreadableFile = Rule(
        "config/unreadable-file", .error,
        .init("a configuration file cannot be read", ja: "設定ファイルを読めない"),
        .init(
            "The file was named with a flag, a variable or in another configuration file, so it must be there. Without "
                + "a name, a file that does not exist is simply not used.",
            ja: "フラグ、環境変数、または別の設定ファイルで指定されたファイルは、存在する必要があります。指定がなければ、存在しないファイルは使われないだけです。"))

    package static let invalidVariable = Rule(
        "config/invalid-variable", .error,
        .init("an environment variable has a value that is not allowed", ja: "環境変数の値が許されない"),
        .init(
            "Variables whose names begin with KAKEHASHI_ set what flags set. A value that cannot be used is refused, "
                + "as the run would not do what was asked for.",
            ja: "KAKEHASHI_ で始まる環境変数は、フラグと同じことを設定します。使えない値は、頼まれたことと違う動作になるため、拒否されます。"))
}
