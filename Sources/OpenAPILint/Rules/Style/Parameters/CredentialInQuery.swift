import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A URL carries a secret.
enum CredentialInQuery: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/credential-in-query", .warning, .init("a URL carries a secret", ja: "URL に秘密の値が入る"),
        .init(
            "URLs stand in logs, histories and referrer headers, so a password or key in one is soon known to "
                + "others. Send it in a header or in the body.",
            ja: "URL はログや履歴や Referer に残るので、パスワードや鍵を入れると他人に知られます。ヘッダーか本文で送ります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      parameters: [{name: password, in: query, schema: {type: string}}]
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      parameters: [{name: pageToken, in: query, schema: {type: string}}]
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.parameters.compactMap { site in
            let parameter = site.parameter
            guard parameter.location == .query || parameter.location == .path, let name = site.node["name"],
                isSecret(parameter)
            else { return nil }
            return finding(
                .init("the secret '\(parameter.name)' is sent in the URL", ja: "秘密の値「\(parameter.name)」が URL で送られる"),
                at: name,
                fix: .init("send it in a header or in the body", ja: "ヘッダーか本文で送る"))
        }
    }

    private static func isSecret(_ parameter: Parameter) -> Bool {
        let word = LetterCase.words(of: parameter.name).joined()
        // In a path an id says which resource is meant.
        return secrets.contains(word) && !(parameter.location == .path && word == "sessionid")
    }

    private static let secrets: Set<String> = [
        "password", "passwd", "pwd", "passphrase", "secret", "clientsecret", "apikey", "apitoken", "accesstoken",
        "authtoken", "refreshtoken", "sessionid", "jwt", "credential", "credentials", "privatekey",
    ]
}
