import OpenAPIBundle
import OpenAPILint
import OpenAPIModel
import SchemaValidation
package import SourceDiagnostics
import SwiftCodeGen
import YAMLSyntax

/// Every rule of every room that commands without a server can find, each once, by id.
package enum AllRules {
    /// The list of each room.
    package static let lists: [[Rule]] = [
        YAMLRules.all, OpenAPIRules.all, SchemaRules.all, MeaningRules.all.map { $0.rule },
        LintRules.all.map { $0.rule }, ConfigurationRules.all, SettingsRules.all, LockRules.all, FixRules.all,
        FilterRules.all, SwiftRules.all,
    ]

    package static let all: [Rule] = sorted(lists.flatMap { $0 })

    /// By id, each once.
    package static func sorted(_ rules: [Rule]) -> [Rule] { Set(rules).sorted { $0.id < $1.id } }
}
