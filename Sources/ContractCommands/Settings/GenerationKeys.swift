import SourceDiagnostics
import SwiftCodeGen

/// The keys that say what is generated: below `generate` in `kakehashi.yaml`, and in the configuration of a target.
///
/// They are spelled as in the configuration of Apple's generator, where that has them.
enum GenerationKeys {
    static let all: [ConfigurationKey] = [
        ConfigurationKey("modes", modes, .init("Which files are written.", ja: "書き出すファイルの種類。")),
        ConfigurationKey(
            "accessModifier", .word(AccessModifier.allCases.map(\.rawValue)),
            .init("How visible the declarations are.", ja: "宣言の公開範囲。")),
        ConfigurationKey(
            "additionalImports", .names(.identifier),
            .init("Modules that every file imports.", ja: "すべてのファイルが import するモジュール。")),
        ConfigurationKey(
            "validation", .word(GenerationOptions.Validation.allCases.map(\.rawValue)),
            .init(
                "Which messages are held against the constraints of the contract.",
                ja: "契約の制約に照らして調べるメッセージ。")),
        ConfigurationKey(
            "streamedForms", .texts,
            .init(
                "Ids of operations whose multipart forms are read part by part, for files that no memory holds; '*' for "
                    + "all.",
                ja: "multipart のフォームをパートごとに読む操作の ID。メモリに収まらないファイルのため。「*」はすべて。")),
        ConfigurationKey(
            "strictEnums", .texts,
            .init(
                "Schemas whose enums have no unknown case; '*' for all.",
                ja: "未知の値を許さない列挙型のスキーマ。「*」はすべて。")),
        ConfigurationKey(
            "typeOverrides",
            .mapping([
                ConfigurationKey(
                    "schemas", .nameMap(.type),
                    .init("Swift types of your own, by schema.", ja: "スキーマごとの、自作の Swift の型。"))
            ]), .init("Types that are not generated.", ja: "生成せず、既存のものを使う型。")),
        ConfigurationKey(
            "formatOverrides", .nameMap(.type),
            .init("Swift types by format.", ja: "format ごとの Swift の型。")),
        ConfigurationKey(
            "nameOverrides", .nameMap(.identifier),
            .init("Swift names by the name in the contract.", ja: "契約での名前ごとの Swift の名前。")),
        ConfigurationKey(
            "namingStrategy", .word(["idiomatic", "defensive"]),
            .init(
                "How names are made; they are idiomatic in any case.", ja: "名前の作り方。常に idiomatic になる。"),
            wordsWithoutEffect: ["defensive"]),
        ConfigurationKey(
            "conformances", .nameLists(.type),
            .init(
                "Protocols that types conform to besides, by schema.", ja: "型が追加で準拠するプロトコル。スキーマごと。")),
        ConfigurationKey(
            "filter",
            .mapping([
                ConfigurationKey("operations", .texts, .init("Ids of operations.", ja: "操作の ID。")),
                ConfigurationKey("tags", .texts, .init("Tags of operations.", ja: "操作のタグ。")),
                ConfigurationKey(
                    "paths", .texts, .init("Paths; '*' stands for any text.", ja: "パス。「*」は任意の文字列。")),
                ConfigurationKey(
                    "schemas", .texts, .init("Schemas that are there in any case.", ja: "必ず残すスキーマ。")),
            ]), .init("The part of the contract that is generated.", ja: "契約のうち生成する部分。")),
        ConfigurationKey(
            "lenient", .flag,
            .init(
                "Whether a contract with errors is generated without the parts that are wrong.",
                ja: "エラーのある契約から、誤った部分を除いて生成するかどうか。")),
    ]

    /// The configuration file of a target: the keys of one contract, or a list of several.
    static let target: [ConfigurationKey] =
        contract + [
            ConfigurationKey("contracts", .list(contract), .init("Several contracts.", ja: "複数の契約。"))
        ]

    private static let contract: [ConfigurationKey] =
        [
            ConfigurationKey(
                "document", .text, .init("The contract, seen from this file.", ja: "契約。このファイルからの相対パス。")),
            ConfigurationKey(
                "root", .text,
                .init(
                    "Folder below which files may be read, seen from this file.",
                    ja: "この中のファイルだけを読むフォルダー。このファイルからの相対パス。")),
            ConfigurationKey("name", .text, .init("The Swift namespace.", ja: "Swift の名前空間。")),
            ConfigurationKey(
                "apiModule", .text,
                .init("The module that a mock takes the types from.", ja: "モックが型を取り込むモジュール。")),
            ConfigurationKey(
                "mockedService", .flag,
                .init(
                    "Whether a mock in a module of its own has MockedService, which needs the server's side there; "
                        + "true by default.",
                    ja: "独立したモジュールのモックに MockedService を含めるかどうか。型のモジュールにサーバー側が必要。"
                        + "既定は true。")),
            ConfigurationKey(
                "mockExecutable", .flag,
                .init("Whether there is a program that serves the mock.", ja: "モックを動かすプログラムも書き出すかどうか。")),
            ConfigurationKey(
                "mockModule", .text,
                .init("The module that this program takes the mock from.", ja: "そのプログラムがモックを取り込むモジュール。")),
            ConfigurationKey("generate", modes, .init("Another word for 'modes'.", ja: "「modes」の別名。")),
        ] + all

    private static let modes = ConfigurationKey.Shape.words(GenerationOptions.Mode.allCases.map(\.rawValue))
}
