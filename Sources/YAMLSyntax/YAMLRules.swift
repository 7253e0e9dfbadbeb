package import SourceDiagnostics

/// What can be wrong with a text before anybody asks what it means.
package enum YAMLRules {
    package static let all: [Rule] = [
        syntax, notUTF8, empty, notAMapping, duplicateKey, multipleDocuments, depth, nodeLimit, sizeLimit,
        aliasExpansion, aliasCycle, unknownAlias, keyNotScalar, tag, jsonSyntax,
    ]

    package static let syntax = Rule(
        "yaml/syntax", .error, "the text is not YAML",
        "The reader cannot tell what is meant from this place on, so nothing after it is looked at. Most often the "
            + "indentation is off, a tab indents a line, or a text that begins with a special character lacks quotes.")

    package static let notUTF8 = Rule(
        "yaml/not-utf8", .error, "the text is not UTF-8",
        "Documents are read as UTF-8, with or without a byte order mark. Save the file in that encoding; UTF-16 and "
            + "Shift_JIS are not accepted, because a guess at the encoding would change names silently.")

    package static let empty = Rule(
        "yaml/empty", .error, "the file holds no document",
        "There is nothing in the file but space and comments.")

    package static let notAMapping = Rule(
        "yaml/not-a-mapping", .error, "the document is not a mapping",
        "A document of this kind is a mapping from field names to values at its outermost level.")

    package static let duplicateKey = Rule(
        "yaml/duplicate-key", .error, "a mapping has the same key twice",
        "Only one of the two values can be meant, and readers disagree which one. A key that is a number or a boolean "
            + "counts by its text, so 200 and '200' are the same key.")

    package static let multipleDocuments = Rule(
        "yaml/multiple-documents", .error, "the file holds more than one YAML document",
        "A line of three hyphens begins a further document. References could not say which one they mean, so a file "
            + "must hold exactly one.")

    package static let depth = Rule(
        "yaml/depth", .error, "collections are nested too deeply",
        "The limit keeps a small malicious file from exhausting the stack of a program. Real documents stay far below "
            + "it.")

    package static let nodeLimit = Rule(
        "yaml/node-limit", .error, "the text has too many nodes",
        "The limit keeps memory bounded. Split the document into files that reference each other.")

    package static let sizeLimit = Rule(
        "yaml/size-limit", .error, "the file is too large",
        "The limit keeps memory bounded. Split the document into files that reference each other.")

    package static let aliasExpansion = Rule(
        "yaml/alias-expansion", .error, "aliases stand for too many nodes",
        "Aliases of collections that hold further aliases multiply: a few lines can stand for billions of nodes. Use "
            + "'$ref' to share parts of a contract.")

    package static let aliasCycle = Rule(
        "yaml/alias-cycle", .error, "an alias lies within what it stands for",
        "Such a value would have no end. Use '$ref' for a schema that contains itself.")

    package static let unknownAlias = Rule(
        "yaml/unknown-alias", .error, "an alias has no anchor before it",
        "An alias stands for a node that was marked with an anchor earlier in the same file.")

    package static let keyNotScalar = Rule(
        "yaml/key-not-scalar", .error, "a key is a list or a mapping",
        "JSON, and so OpenAPI, knows only texts as keys. A missing quotation mark around a key that begins with a "
            + "brace is the usual cause.")

    package static let tag = Rule(
        "yaml/tag", .warning, "a tag is not understood",
        "Only the tags of the core schema mean something here: !!str, !!int, !!float, !!bool, !!null, !!map and !!seq. "
            + "The value is read as if it had no tag; a scalar is a string then.")

    package static let jsonSyntax = Rule(
        "json/syntax", .error, "the text is not JSON",
        "The file has the ending of JSON but breaks its grammar: no comments, no trailing commas, double quotation "
            + "marks around all names and texts (RFC 8259).")
}
