/// The groups of the JSON Schema Test Suite that do not count, each with its reason. The list may only shrink.
enum JSONSchemaSuiteLeftOut {
    static let groups: [String: String] = {
        var groups: [String: String] = [:]
        for (reason, names) in lists {
            for name in names { groups[name] = reason }
        }
        return groups
    }()

    private static let lists: [(reason: String, groups: [String])] = [
        (
            "1.0 and 1 are one number here, so that both are integers, as later drafts have it",
            [
                "optional/zeroTerminatedFloats: some languages do not distinguish between different types of "
                    + "numeric value"
            ]
        ),
        (
            "OAS 3.0 has no list of schemas in 'items'",
            [
                "additionalItems: additionalItems are allowed by default",
                "additionalItems: additionalItems as schema",
                "additionalItems: additionalItems does not look in applicators, invalid case",
                "additionalItems: additionalItems with heterogeneous array",
                "additionalItems: array of items with no additionalItems permitted",
                "additionalItems: items validation adjusts the starting index for additionalItems",
                "items: an array of schemas for items",
                "items: array-form items with null instance elements",
                "items: items and subitems",
                "ref: relative pointer ref to array",
                "uniqueItems: uniqueItems with an array of items",
                "uniqueItems: uniqueItems with an array of items and additionalItems=false",
                "uniqueItems: uniqueItems=false with an array of items",
                "uniqueItems: uniqueItems=false with an array of items and additionalItems=false",
            ]
        ),
        (
            "OAS 3.0 has no 'patternProperties'",
            [
                "additionalProperties: additionalProperties being false does not allow other properties",
                "additionalProperties: non-ASCII pattern with additionalProperties",
                "optional/ecmascript-regex: \\d in patternProperties matches [0-9], not unicode digits",
                "optional/ecmascript-regex: \\w in patternProperties matches [A-Za-z0-9_], not unicode letters",
                "optional/ecmascript-regex: patternProperties with ASCII ranges",
                "optional/ecmascript-regex: patternProperties with non-ASCII digits",
                "optional/ecmascript-regex: patterns always use unicode semantics with patternProperties",
                "optional/non-bmp-regex: Proper UTF-16 surrogate pair handling: patternProperties",
                "patternProperties: multiple simultaneous patternProperties are validated",
                "patternProperties: patternProperties validates properties matching a regex",
                "patternProperties: regexes are not anchored by default and are case sensitive",
                "properties: properties, patternProperties, additionalProperties interaction",
            ]
        ),
        (
            "OAS 3.0 has 'nullable' instead of the type 'null'",
            [
                "additionalProperties: additionalProperties with null valued instance properties",
                "allOf: allOf with base schema",
                "allOf: nested allOf, to check validation semantics",
                "anyOf: nested anyOf, to check validation semantics",
                "items: items with null instance elements",
                "oneOf: nested oneOf, to check validation semantics",
                "optional/id: id inside an enum is not a real identifier",
                "properties: properties with null valued instance properties",
                "type: null type matches only the null object",
            ]
        ),
        (
            "a reference to another place than a component of the same document",
            [
                "definitions: validate definition against metaschema",
                "ref: relative pointer ref to object",
                "ref: remote ref, containing refs itself",
                "ref: root pointer ref",
                "refRemote: Location-independent identifier in remote ref",
                "refRemote: fragment within remote ref",
                "refRemote: ref within remote ref",
                "refRemote: remote ref",
            ]
        ),
        (
            "OAS 3.0 has no 'dependencies'",
            [
                "dependencies: dependencies",
                "dependencies: dependencies with escaped characters",
                "dependencies: dependent subschema incompatible with root",
                "dependencies: multiple dependencies",
                "dependencies: multiple dependencies subschema",
            ]
        ),
        (
            "OAS 3.0 has 'components' instead of 'definitions'",
            [
                "infinite-loop-detection: evaluating the same schema location against the same data location "
                    + "twice is not a sign of an infinite loop",
                "ref: $ref prevents a sibling id from changing the base uri",
                "ref: Location-independent identifier",
                "ref: Location-independent identifier with base URI change in subschema",
                "ref: Recursive references between schemas",
                "ref: empty tokens in $ref json-pointer",
                "ref: escaped pointer ref",
                "ref: id must be resolved against nearest parent, not just immediate parent",
                "ref: id with file URI still resolves pointers - *nix",
                "ref: id with file URI still resolves pointers - windows",
                "ref: nested refs",
                "ref: property named $ref, containing an actual $ref",
                "ref: ref overrides any sibling keywords",
                "ref: refs with quote",
                "refRemote: base URI change - change folder",
                "refRemote: base URI change - change folder in subschema",
            ]
        ),
        (
            "OAS 3.0 has no list of types",
            [
                "not: not multiple types",
                "type: multiple types can be specified in an array",
                "type: type as array with one item",
                "type: type: array or object",
                "type: type: array, object or null",
            ]
        ),
        (
            "OAS 3.0 has no 'id' that references start from",
            [
                "refRemote: base URI change",
                "refRemote: root ref in remote ref",
            ]
        ),
    ]
}
