import KakehashiRuntime
import Testing

/// The table of OAS 3.0.4, section 4.7.12.3.1 (Style Examples), and the cells that it leaves open.
struct ParameterStyleTests {
    /// The values of the specification. On the way back scalars are texts.
    static let text: JSONValue = "blue"
    static let array: JSONValue = ["blue", "black", "brown"]
    static let object: JSONValue = ["R": 100, "G": 200, "B": 150]
    static let objectOfTexts: JSONValue = ["R": "100", "G": "200", "B": "150"]

    struct Row: CustomTestStringConvertible {
        var wire: ParameterWire
        /// Of null and of the empty text.
        var undefined: String
        var string: String
        var array: String
        var object: String
        var testDescription: String { wire.testDescription }

        init(
            _ coding: ParameterCoding, _ location: ParameterCoding.Location, _ undefined: String, _ string: String,
            _ array: String, _ object: String
        ) {
            wire = ParameterWire(coding, location)
            self.undefined = undefined
            self.string = string
            self.array = array
            self.object = object
        }
    }

    static let specified: [Row] = [
        Row(.matrix, .path, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        Row(
            .matrix(explode: true), .path, ";color", ";color=blue", ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150"),
        Row(.label, .path, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        Row(.label(explode: true), .path, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        Row(.simple, .path, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        Row(.simple(explode: true), .path, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
        Row(.simple, .header, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        Row(.simple(explode: true), .header, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
        Row(.form(explode: false), .query, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        Row(.form, .query, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        Row(
            .form(explode: false), .cookie, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ]

    /// Not in the table, or `n/a` there: what this implementation does.
    static let chosen: [Row] = [
        Row(.form, .cookie, "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
        Row(
            .spaceDelimited, .query, "color=", "color=blue", "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150"),
        Row(
            .spaceDelimited(explode: true), .query, "color=", "color=blue", "color=blue&color=black&color=brown",
            "R=100&G=200&B=150"),
        Row(
            .pipeDelimited, .query, "color=", "color=blue", "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150"),
        Row(
            .pipeDelimited(explode: true), .query, "color=", "color=blue", "color=blue&color=black&color=brown",
            "R=100&G=200&B=150"),
        Row(
            .deepObject, .query, "color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        Row(
            .json, .query, "color=null", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
            "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
        Row(
            .json, .path, "null", "%22blue%22", "%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
            "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
        Row(
            .json, .header, "null", #""blue""#, #"["blue","black","brown"]"#, #"{"R":100,"G":200,"B":150}"#),
        Row(
            .json, .cookie, "color=null", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
            "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
    ]

    @Test(arguments: specified + chosen)
    func `a value becomes the text of the table`(row: Row) throws {
        #expect(try row.wire.write(Self.text) == row.string)
        #expect(try row.wire.write(Self.array) == row.array)
        #expect(try row.wire.write(Self.object) == row.object)
        #expect(try row.wire.write(.null) == row.undefined)
    }

    @Test(arguments: specified + chosen)
    func `the text of the table becomes the value`(row: Row) throws {
        let object = row.wire.coding.isJSON ? Self.object : Self.objectOfTexts
        #expect(try row.wire.read(row.string, .scalar) == Self.text)
        #expect(try row.wire.read(row.array, .array) == Self.array)
        #expect(try row.wire.read(row.object, .object(keys: ["R", "G", "B"])) == object)
    }

    @Test(arguments: specified + chosen.filter { !$0.wire.coding.isJSON })
    func `the empty text is as undefined, and is read as an empty value of each shape`(row: Row) throws {
        let wire = row.wire
        #expect(try wire.write("") == row.undefined)
        #expect(try wire.read(row.undefined, .scalar) == "")
        if wire.coding.style == .deepObject { return }
        let isPairs = wire.location == .query || wire.location == .cookie
        if isPairs, wire.coding.explode {
            // A list of one empty text, where an empty list is not sent at all.
            #expect(try wire.read(row.undefined, .array) == [""])
        } else {
            #expect(try wire.read(row.undefined, .array) == [])
            #expect(try wire.read(row.undefined, .object(keys: ["R"])) == [:])
        }
    }

    @Test(arguments: ParameterWire.all, [[], [:]] as [JSONValue])
    func `an empty array or object is the empty text, or nothing where it would have no name`(
        wire: ParameterWire, value: JSONValue
    ) throws {
        let isPairs = wire.location == .query || wire.location == .cookie
        let shape: JSONShape = value == [] ? .array : .object(keys: ["R"])
        let isSent = wire.coding.isJSON || !isPairs || !(wire.coding.explode || wire.coding.style == .deepObject)
        let text = try wire.write(value)
        #expect((text != nil) == isSent)
        #expect(try wire.read(text, shape) == (isSent ? value : nil))
    }

    @Test(arguments: ParameterWire.all, [JSONShape.scalar, .array, .object(keys: ["R"])])
    func `a parameter that does not come is absent`(wire: ParameterWire, shape: JSONShape) throws {
        #expect(try wire.read(nil, shape) == nil)
        if wire.location == .query || wire.location == .cookie { #expect(try wire.read("colour=1", shape) == nil) }
    }

    @Test(
        arguments: [
            (1, "1"), (1.50, "1.5"), (true, "true"), (false, "false"), (.null, ""), ("a b", "a%20b"), ([1], "1"),
            ([1, [2]], "1,%5B2%5D"), ([.null, "a"], ",a"), (["a": ["b": 1]], "a,%7B%22b%22%3A1%7D"),
        ] as [(JSONValue, String)])
    func `scalars have no quotation marks, and what is nested is JSON`(value: JSONValue, text: String) throws {
        #expect(try ParameterWire(.simple, .path).write(value) == text)
    }

    @Test(
        arguments: [
            (.simple, .path, "%", .scalar), (.simple, .path, "%4", .scalar), (.simple, .path, "%zz", .scalar),
            (.simple, .path, "a,%FF", .array), (.simple, .path, "R,100,G", .object(keys: nil)),
            (.simple(explode: true), .path, "R,100", .object(keys: nil)),
            (.simple(explode: true), .path, "R=1,G", .object(keys: nil)),
            (.simple, .path, "R,1,R,2", .object(keys: nil)), (.simple, .header, "R,1,R,2", .object(keys: nil)),
            (.simple(explode: true), .header, "R=1,R=2", .object(keys: nil)),
            (.matrix, .path, "color=blue", .scalar), (.matrix, .path, ";colour=blue", .scalar),
            (.matrix, .path, "blue", .array), (.label, .path, "blue", .scalar),
            (.label(explode: true), .path, ".R=1.G", .object(keys: nil)),
            (.form, .query, "color=%", .scalar), (.form, .query, "color=a&color=%E6", .array),
            (.form(explode: false), .query, "color=R,1,G", .object(keys: nil)),
            (.deepObject, .query, "color[R=1", .object(keys: nil)),
            (.deepObject, .query, "color[R]x=1", .object(keys: nil)),
            (.deepObject, .query, "color[R]=1&color[R][G]=1", .object(keys: nil)),
            (.deepObject, .query, "color[R][G]=1&color[R]=1", .object(keys: nil)),
            (.deepObject, .query, "color[R][][G]=1", .object(keys: nil)),
            (.deepObject, .query, "color[R]=1", .array),
            (.simple, .header, "R,100,G", .object(keys: nil)),
            (.simple(explode: true), .header, "R", .object(keys: nil)),
            (.form, .cookie, "color=%", .scalar), (.json, .query, "color={", .scalar),
            (.json, .header, "blue", .scalar),
        ] as [(ParameterCoding, ParameterCoding.Location, String, JSONShape)])
    func `a text in another form is malformed`(
        coding: ParameterCoding, location: ParameterCoding.Location, text: String, shape: JSONShape
    ) {
        let fault = #expect(throws: ParameterFault.self) { try ParameterWire(coding, location).read(text, shape) }
        #expect(fault?.code == "malformed")
    }

    @Test(
        arguments: [
            (.form, .query, "color=1&color=2", .scalar), (.form(explode: false), .query, "color=1&color=2", .scalar),
            (.form(explode: false), .query, "color=R,1&color=G,2", .object(keys: nil)),
            (.spaceDelimited, .query, "color=1&color=2", .scalar), (.json, .query, "color=1&color=2", .scalar),
            (.matrix, .path, ";color=1;color=2", .scalar), (.form, .cookie, "color=1; color=2", .scalar),
        ] as [(ParameterCoding, ParameterCoding.Location, String, JSONShape)])
    func `what is one value must not come twice`(
        coding: ParameterCoding, location: ParameterCoding.Location, text: String, shape: JSONShape
    ) {
        let fault = #expect(throws: ParameterFault.self) { try ParameterWire(coding, location).read(text, shape) }
        #expect(fault == .repeated)
    }

    @Test(
        arguments: [
            // Delimiters as clients write them that do not escape, or escape otherwise.
            (.spaceDelimited, "color=blue+black", .array, ["blue", "black"]),
            (.pipeDelimited, "color=blue|black", .array, ["blue", "black"]),
            (.pipeDelimited, "color=blue%7cblack", .array, ["blue", "black"]),
            (.pipeDelimited, "color=a%7Cb|c", .array, ["a|b", "c"]),
            // A list in two pieces, and one that is not one.
            (.form(explode: false), "color=a,b&color=c", .array, ["a", "b", "c"]),
            (.form, "color=a", .array, ["a"]), (.form, "color=a,b", .array, ["a,b"]),
            (.form, "color", .scalar, ""), (.form, "color=a=b", .scalar, "a=b"),
            (.form, "color=a+b%2B", .scalar, "a b+"),
            (.form, "R=1&R=2&G=3", .object(keys: ["R", "G"]), ["R": ["1", "2"], "G": "3"]),
            (.deepObject, "color[R]=1&color[G]=2", .object(keys: nil), ["R": "1", "G": "2"]),
            (.deepObject, "color[R][]=1&color[R][]=2", .object(keys: nil), ["R": ["1", "2"]]),
            (.deepObject, "color[R]=1&color[R]=2", .object(keys: nil), ["R": ["1", "2"]]),
            (.deepObject, "color[R][G]=1&color[R][B]=2", .object(keys: nil), ["R": ["G": "1", "B": "2"]]),
            (.deepObject, "color=1&color=2", .array, ["1", "2"]), (.deepObject, "color[]=1", .array, ["1"]),
            (.deepObject, "color[1]=b&color[0]=a", .array, ["a", "b"]),
        ] as [(ParameterCoding, String, JSONShape, JSONValue)])
    func `queries as others write them are read`(
        coding: ParameterCoding, text: String, shape: JSONShape, value: JSONValue
    ) throws {
        #expect(try ParameterWire(coding, .query).read(text, shape) == value)
    }

    @Test func `an object takes its own names out of the query, and one of any names leaves others theirs`() throws {
        let wire = ParameterWire(.form, .query)
        #expect(try wire.read("R=1&page=2&B=3", .object(keys: ["R", "G", "B"])) == ["R": "1", "B": "3"])
        #expect(try wire.read("R=1", .object(keys: nil)) == ["before": "1", "R": "1", "after": "2"])
        let others = ParameterWire(.form.except(["before", "after"]), .query)
        #expect(try others.read("R=1", .object(keys: nil)) == ["R": "1"])
    }

    @Test func `brackets within brackets have an end`() {
        let text = "color" + String(repeating: "[a]", count: 9) + "=1"
        let fault = #expect(throws: ParameterFault.self) {
            try ParameterWire(.deepObject, .query).read(text, .object(keys: nil))
        }
        #expect(fault?.code == "too-deep")
    }

    @Test(
        arguments: [
            (.spaceDelimited, .query, ["a b"]), (.spaceDelimited, .query, ["a b": "1"]),
            (.pipeDelimited, .query, ["a|b"]), (.deepObject, .query, ["a[b]": "1"]), (.deepObject, .query, ["": "1"]),
            (.simple, .header, ["a,b"]), (.simple, .header, [" a"]), (.simple, .header, ["", "a"]),
            (.simple, .header, ["\"a", "b\""]),
            (.simple(explode: true), .header, ["a=b": "1"]), (.simple(explode: true), .header, ["a": "1,2"]),
            (.simple, .header, "a\r\nSet-Cookie: x"), (.simple, .header, "\0"),
        ] as [(ParameterCoding, ParameterCoding.Location, JSONValue)])
    func `what a style cannot say is not sent`(
        coding: ParameterCoding, location: ParameterCoding.Location, value: JSONValue
    ) {
        let fault = #expect(throws: ParameterFault.self) { try ParameterWire(coding, location).write(value) }
        #expect(fault?.code == "not-expressible")
    }
}

struct AllowReservedTests {
    private let wire = ParameterWire(.form.allowingReserved, .query)

    @Test func `reserved characters stay, but those that would be misread`() throws {
        #expect(try wire.write(":/?#[]@!$&'()*+,;=") == "color=:/?%23%5B%5D@!$%26'()*%2B,;=")
        #expect(try wire.write("2025-01-01T00:00:00+09:00") == "color=2025-01-01T00:00:00%2B09:00")
        #expect(try wire.write("a b%20橋") == "color=a%20b%2520%E6%A9%8B")
    }

    @Test func `a comma is escaped where it would cut a list`() throws {
        let list = ParameterWire(.form(explode: false).allowingReserved, .query)
        #expect(try list.write(["a,b", "c/d"]) == "color=a%2Cb,c/d")
        #expect(try wire.write(["a,b", "c&d"]) == "color=a,b&color=c%26d")
        #expect(try wire.write(["a=b": "c=d"]) == "a%3Db=c=d")
    }

    @Test func `without it everything but unreserved characters is escaped`() throws {
        #expect(try ParameterWire(.form, .query).write("a/b:c") == "color=a%2Fb%3Ac")
    }

    @Test func `JSON keeps what is safe too`() throws {
        #expect(try ParameterWire(.json.allowingReserved, .query).write(["a": [1]]) == "color=%7B%22a%22:%5B1%5D%7D")
    }
}
