package import SourceDiagnostics

/// What can be wrong with references and with the files that they lead to.
package enum ReferenceRules {
    package static let all: [Rule] = [
        danglingReference, referenceCycle, referenceOutsideRoot, referenceWrongKind, referenceSiblings, fileNotFound,
        fileUnreadable, fileLimit, referenceLimit, totalSizeLimit, remoteReference, remoteNotFetched, remoteUnreachable,
        remoteRedirect, remoteTimeLimit, remoteSizeLimit, remoteDigest,
    ]

    package static let danglingReference = Rule(
        "openapi/dangling-reference", .error,
        .init("a reference leads nowhere", ja: "参照先がない"),
        .init(
            "The file that the reference names has nothing at the place that its JSON pointer describes. In a pointer, "
                + "'~1' stands for a slash within a name and '~0' for a tilde. A pointer goes through the text as it "
                + "stands, not through other references.",
            ja: "参照が示すファイルの、JSON ポインタが示す位置に何もありません。ポインタでは、名前の中のスラッシュを「~1」、チルダを「~0」と書きます。"
                + "ポインタは書かれているとおりの構造をたどり、途中にある別の参照の先へは進みません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Owner:
                      $ref: '#/components/schemas/Persn'
                    Person:
                      type: object
                """,
            good: """
                components:
                  schemas:
                    Owner:
                      $ref: '#/components/schemas/Person'
                    Person:
                      type: object
                """))

    package static let referenceCycle = Rule(
        "openapi/reference-cycle", .error,
        .init("a reference leads only to itself", ja: "参照が自分自身にしか行き着かない"),
        .init(
            "Following the references never arrives at an object. This is about references to references; a schema "
                + "that contains itself through its properties is fine.",
            ja: "参照をいくらたどっても実体に行き着きません。これは参照から参照への循環の話で、プロパティを通じて自分自身を含むスキーマは問題ありません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Person:
                      $ref: '#/components/schemas/Human'
                    Human:
                      $ref: '#/components/schemas/Person'
                """,
            good: """
                components:
                  schemas:
                    Person:
                      $ref: '#/components/schemas/Human'
                    Human:
                      type: object
                      properties:
                        parent:
                          $ref: '#/components/schemas/Human'
                """))

    package static let referenceOutsideRoot = Rule(
        "openapi/reference-outside-root", .error,
        .init("a reference leaves the root folder", ja: "参照先がルートフォルダの外にある"),
        .init(
            "Files are read only within the folder of the entry document, or the root folder that was given, so that a "
                + "document from elsewhere cannot show files of this machine. Symbolic links are followed before the "
                + "check.",
            ja: "ファイルは、入口の文書のフォルダ、または指定されたルートフォルダの中だけから読みます。外部から受け取った文書が、この機械のファイルを"
                + "見せることのないようにするためです。シンボリックリンクは、検査の前に実体までたどります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Person:
                      $ref: '../../../../../../common/person.yaml'
                """,
            good: """
                components:
                  schemas:
                    Person:
                      type: object
                """))

    package static let referenceWrongKind = Rule(
        "openapi/reference-wrong-kind", .error,
        .init("a reference leads to something of another kind", ja: "参照先の種類が異なる"),
        .init(
            "Where a schema is expected a reference must lead to a schema, and so for all other kinds of objects.",
            ja: "スキーマを書く場所の参照はスキーマを指す必要があります。ほかの種類のオブジェクトも同じです。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Person:
                      $ref: '#/components/responses/Person'
                  responses:
                    Person:
                      description: A person.
                """,
            good: """
                components:
                  schemas:
                    Person:
                      $ref: '#/components/schemas/Human'
                    Human:
                      type: object
                """))

    package static let referenceSiblings = Rule(
        "openapi/reference-siblings", .info,
        .init("a field stands next to a reference", ja: "参照の隣にフィールドがある"),
        .init(
            "In OpenAPI 3.0 everything beside '$ref' is ignored. To add a description to a referenced schema, wrap the "
                + "reference in 'allOf'. A path item may have fields beside '$ref'; of a field that the other path item "
                + "has as well, the one beside '$ref' counts.",
            ja: "OpenAPI 3.0 では「$ref」の隣に書いたものはすべて無視されます。参照するスキーマに説明を加えるには、参照を「allOf」で包みます。"
                + "パス項目では「$ref」の隣にフィールドを書けます。参照先にも同じフィールドがあれば、「$ref」の隣のものが使われます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Owner:
                      $ref: '#/components/schemas/Person'
                      description: Who owns it.
                    Person:
                      type: object
                """,
            good: """
                components:
                  schemas:
                    Owner:
                      description: Who owns it.
                      allOf:
                        - $ref: '#/components/schemas/Person'
                    Person:
                      type: object
                """))

    package static let fileNotFound = Rule(
        "openapi/file-not-found", .error,
        .init("a file does not exist", ja: "ファイルがない"),
        .init(
            "File references are relative to the file that contains them.",
            ja: "ファイルへの参照は、その参照を書いたファイルからの相対パスです。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Person:
                      $ref: 'missing.yaml'
                """,
            good: """
                components:
                  schemas:
                    Person:
                      type: object
                """))

    package static let fileUnreadable = Rule(
        "openapi/file-unreadable", .error,
        .init("a file cannot be read", ja: "ファイルを読めない"),
        .init(
            "The file exists, but it is a folder or a device, or the system refuses to give its contents.",
            ja: "ファイルはありますが、フォルダや装置であるか、システムが内容の読み取りを許しません。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Person:
                      $ref: './'
                """,
            good: """
                components:
                  schemas:
                    Person:
                      type: object
                """))
}

/// Limits on all files together.
extension ReferenceRules {
    package static let fileLimit = Rule(
        "openapi/file-limit", .error,
        .init("the document has too many files", ja: "文書のファイル数が多すぎる"),
        .init(
            "The limit keeps a document from elsewhere from making this machine read without end. What lies beyond it "
                + "is left out; '--max-files' raises it.",
            ja: "外部から受け取った文書のために際限なくファイルを読むことを防ぐ上限です。上限を超えた分は読みません。「--max-files」で上げられます。"))

    package static let referenceLimit = Rule(
        "openapi/reference-limit", .error,
        .init("the document has too many references", ja: "文書の参照が多すぎる"),
        .init(
            "The limit keeps a small malicious document from making the reader work for long. What lies beyond it is "
                + "left out; '--max-references' raises it.",
            ja: "悪意のある小さな文書が長い処理を引き起こすことを防ぐ上限です。上限を超えた分はたどりません。「--max-references」で上げられます。"))

    package static let totalSizeLimit = Rule(
        "openapi/total-size-limit", .error,
        .init("all files together are too large", ja: "全ファイルの合計が大きすぎる"),
        .init(
            "The limit keeps memory bounded. What lies beyond it is left out; '--max-total-bytes' raises it.",
            ja: "使用メモリを抑えるための上限です。上限を超えた分は読みません。「--max-total-bytes」で上げられます。"))
}

/// References into a network.
extension ReferenceRules {
    package static let remoteReference = Rule(
        "openapi/remote-reference", .error,
        .init("a reference is a URL that may not be read", ja: "読み取りを許可されていない URL への参照"),
        .init(
            "Results would depend on a network, and a document could make the reader call any address. So only hosts "
                + "named by '--allow-host' are asked, over https or http, and what they gave is kept with its digest in "
                + "a lock file. Better still: put a copy next to the document and refer to that.",
            ja: "ネットワークに結果が左右され、文書が任意のアドレスへの接続を引き起こせることになります。そのため「--allow-host」で指定した"
                + "ホストだけに https または http で接続し、受け取った内容をダイジェストとともにロックファイルに残します。"
                + "文書の隣に写しを置き、それを参照するのが最善です。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Person:
                      $ref: 'https://example.com/common.yaml#/components/schemas/Person'
                """,
            good: """
                components:
                  schemas:
                    Person:
                      type: object
                """))

    package static let remoteNotFetched = Rule(
        "openapi/remote-not-fetched", .error,
        .init("a URL has not been fetched", ja: "URL の内容がまだ取得されていない"),
        .init(
            "The host is allowed, but the lock file does not have the URL, and this command opens no connection; or the "
                + "lock file has it, and the copy in the folder '.kakehashi' beside it is missing. "
                + "'kakehashi validate --allow-host' and 'kakehashi bundle --allow-host' fetch and lock it. Where the "
                + "lock file is broken, nothing is read or fetched until it is mended.",
            ja: "ホストは許可されていますが、ロックファイルにその URL がなく、このコマンドは接続を行いません。または、ロックファイルには"
                + "ありますが、その隣の「.kakehashi」フォルダーに写しがありません。「kakehashi validate --allow-host」または"
                + "「kakehashi bundle --allow-host」が取得してロックします。ロックファイルが壊れている間は、読み取りも取得も行いません。"))

    package static let remoteUnreachable = Rule(
        "openapi/remote-unreachable", .error,
        .init("a URL cannot be fetched", ja: "URL の内容を取得できない"),
        .init(
            "The server could not be reached, answers with a status other than 200, or sends something that is not "
                + "plain text.",
            ja: "サーバーに接続できないか、200 以外の応答を返すか、そのまま読めない内容を送っています。"))

    package static let remoteRedirect = Rule(
        "openapi/remote-redirect", .error,
        .init("a URL redirects to where no permission leads", ja: "URL の転送先が許可されていない"),
        .init(
            "A redirect is followed only to an allowed host, only to http or https, never from https to http, and only "
                + "a few times.",
            ja: "転送をたどるのは、転送先が許可されたホストで、http または https であり、https から http に下がらず、回数が少ない場合だけです。"))

    package static let remoteTimeLimit = Rule(
        "openapi/remote-time-limit", .error,
        .init("a URL takes too long to fetch", ja: "URL の取得に時間がかかりすぎる"),
        .init(
            "Each text must be there in full within the limit, 10 seconds if '--fetch-timeout' does not say otherwise.",
            ja: "内容は上限時間内に全部届く必要があります。「--fetch-timeout」の指定がなければ 10 秒です。"))

    package static let remoteSizeLimit = Rule(
        "openapi/remote-size-limit", .error,
        .init("the text of a URL is too large", ja: "URL の内容が大きすぎる"),
        .init(
            "Fetching stops at the limit, 5,000,000 bytes if '--fetch-limit' does not say otherwise.",
            ja: "上限に達すると取得を打ち切ります。「--fetch-limit」の指定がなければ 5,000,000 バイトです。"))

    package static let remoteDigest = Rule(
        "openapi/remote-digest", .error,
        .init("the text of a URL is not the locked one", ja: "URL の内容がロックされたものと異なる"),
        .init(
            "The lock file says which text the URL had when it was first fetched. Another one was found: the copy was "
                + "edited, or the server now gives something else. Nothing of it is used.",
            ja: "ロックファイルには、最初に取得したときの内容のダイジェストがあります。それと異なる内容が見つかりました。写しが書き換えられたか、"
                + "サーバーの内容が変わっています。その内容は一切使いません。"))
}
