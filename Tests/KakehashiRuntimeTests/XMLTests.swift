import Testing

@testable @_spi(Generated) import KakehashiRuntime

struct XMLTests {
    private static let table: XMLTable = """
        Pet pet @id name category=kind(Category) photoUrls=photoUrls/photoUrl[] tags=tag(Tag)[] born
        Category category{http://example.com/c} id @lang=xml:lang
        Tag tag id name
        Pets pets *=pet(Pet)[]
        Book smp:book
          title=smp:title
          note
        Attr smp:book id=smp:id{http://example.com/schema} @code=smp:code
        xmlns:smp http://example.com/schema
        Map map fixed *(Tag)
        Texts texts *
        Node node value children=child(Node)[]!
        Odd odd a%20b=a%20b 1x %C3%A9
        """

    private func read(_ text: String, _ key: String, depth: Int = 100) throws -> JSONValue {
        try Self.table.value(of: text, key, depthLimit: depth)
    }

    private func written(_ value: JSONValue, _ key: String) -> String {
        let text = String(decoding: Self.table.text(of: value, key), as: UTF8.self)
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        return text.hasPrefix(head) ? String(text.dropFirst(head.count)) : "no declaration"
    }

    @Test(
        arguments: [
            (
                "Pet", ["id": "1", "name": "a<b>&\"c\"", "tags": [["id": "1"], ["name": "x"]]],
                "<pet id=\"1\"><name>a&lt;b&gt;&amp;\"c\"</name><tag><id>1</id></tag><tag><name>x</name></tag></pet>"
            ),
            (
                "Pet", ["photoUrls": ["a", ""], "born": .null],
                "<pet><photoUrls><photoUrl>a</photoUrl><photoUrl/></photoUrls><born xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></pet>"
            ),
            ("Pet", ["photoUrls": []], "<pet><photoUrls/></pet>"), ("Pet", [:], "<pet/>"),
            ("Pet", ["category": ["lang": "ja", "id": "1"]], "<pet><kind xml:lang=\"ja\"><id>1</id></kind></pet>"),
            ("Pets", [["id": "1"], [:]], "<pets><pet id=\"1\"/><pet/></pets>"), ("Pets", [], "<pets/>"),
            (
                "Book", ["title": "x", "note": "y"],
                "<smp:book xmlns:smp=\"http://example.com/schema\"><smp:title>x</smp:title><note>y</note></smp:book>"
            ),
            ("Category", ["id": "1"], "<category xmlns=\"http://example.com/c\"><id>1</id></category>"),
            (
                "Attr", ["code": "a\n\"'\t", "id": "2"],
                "<smp:book xmlns:smp=\"http://example.com/schema\" smp:code=\"a&#10;&quot;'&#9;\"><smp:id>2</smp:id></smp:book>"
            ),
            (
                "Map", ["fixed": "1", "a:b": ["id": "2"], "1 x": ["id": "3"]],
                "<map><fixed>1</fixed><a_x003A_b><id>2</id></a_x003A_b><_x0031__x0020_x><id>3</id></_x0031__x0020_x></map>"
            ),
            ("Texts", ["a": "x\r\ny ", "_x": "", "é": "橋"], "<texts><a>x&#13;\ny </a><_x/><é>橋</é></texts>"),
            ("Node", ["value": "1", "children": [["children": []]]], "<node><value>1</value><child/></node>"),
            (
                "Odd", ["a b": "1", "1x": "2", "é": "3"],
                "<odd><a_x0020_b>1</a_x0020_b><_x0031_x>2</_x0031_x><é>3</é></odd>"
            ),
            ("Unknown", ["a": ["b": ["1", "2"]]], "<Unknown><a><b>1</b><b>2</b></a></Unknown>"),
        ] as [(String, JSONValue, String)])
    func `a value has one document, which reads back as the value`(key: String, value: JSONValue, text: String) throws {
        #expect(written(value, key) == text)
        #expect(try read(text, key) == value)
    }

    @Test(
        arguments: [
            (
                "Pet",
                "<?xml version='1.0'?><!-- a --><?pi x?>\n<pet id='1' other='x'>\n <!-- <name> --><x><name/></x> <name>a</name ></pet>\n<!-- b -->\n",
                ["id": "1", "name": "a"]
            ),
            (
                "Pet", "<pet><name>a&lt;&#x6A4B;&#169;&apos;<![CDATA[<b>&amp;]]]]><![CDATA[>\r\n]]></name></pet>",
                ["name": "a<橋©'<b>&amp;]]>\n"]
            ),
            ("Pet", "<p:pet xmlns:p='urn:any'><p:name>a</p:name></p:pet>", ["name": "a"]),
            ("Pet", "<pet xmlns='urn:any'><name xmlns=''>a</name></pet>", ["name": "a"]),
            (
                "Pet", "<pet><tag/><name>1</name>text<tag><id/></tag><name>2</name></pet>",
                ["name": "2", "tags": [[:], ["id": ""]]]
            ),
            ("Pet", "<pet><name>\r\n a\r</name></pet>", ["name": "\n a\n"]),
            ("Pet", "<pet id='a\r\n\tb&#10;'/>", ["id": "a  b\n"]),
            ("Pet", "<pet><photoUrls>\n<photoUrl>a</photoUrl><other/></photoUrls></pet>", ["photoUrls": ["a"]]),
            ("Pet", "<pet><category/><kind><id>1</id></kind></pet>", ["category": ["id": "1"]]),
            (
                "Book",
                "<x:book xmlns:x='http://example.com/schema' xmlns:smp='urn:other'><smp:title>no</smp:title><x:title>yes</x:title></x:book>",
                ["title": "yes"]
            ),
            (
                "Book", "<book xmlns='http://example.com/schema' ><title>a</title><note>b</note></book>",
                ["title": "a", "note": "b"]
            ),
            (
                "Pet", "<pet><born xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='1'><x/></born></pet>",
                ["born": .null]
            ),
            (
                "Pet", "<pet><name><first>a</first><last>b</last><first>c</first></name></pet>",
                ["name": ["first": ["a", "c"], "last": "b"]]
            ),
        ] as [(String, String, JSONValue)])
    func `a document is read however it is written`(key: String, text: String, value: JSONValue) throws {
        #expect(try read(text, key) == value)
    }

    @Test(
        arguments: [
            "", " ", "x", "<", "<pet", "<pet>", "<pet><", "<pet></", "<pet></pet", "<pet></pets>", "<pet><a></pet></a>",
            "</pet>", "<pet/><pet/>",
            "<pet/>x", "<pet a/>", "<pet a=1/>", "<pet a='1'b='2'/>", "<pet a='1' a='2'/>", "<pet a='<'/>",
            "<pet a='1/>", "<pet>]]></pet>",
            "<pet>&x;</pet>", "<pet>&amp</pet>", "<pet>&#0;</pet>", "<pet>&#xD800;</pet>", "<pet>&#x110000;</pet>",
            "<pet>&#+65;</pet>", "<pet>&#;</pet>",
            "<pet>&#99999999999;</pet>", "<pet>\u{1}</pet>", "<pet>\u{FFFF}</pet>", "<pet><![CDATA[</pet>",
            "<pet><![CDATA[\u{1}]]></pet>", "<!-- <pet/>",
            "<pet><!-- -- --></pet>", "<p:pet/>", "<pet p:a='1'/>", "<pet xmlns:p=''/>", "<a:b:c xmlns:a='x'/>",
            "<:pet/>", "<1pet/>", "<pet xmlns:xmlns='x'/>",
            "<!DOCTYPE pet><pet/>", "<!DOCTYPE pet [<!ENTITY a 'b'>]><pet>&a;</pet>",
            "<!DOCTYPE pet SYSTEM 'file:///etc/passwd'><pet/>",
            "<pet><!DOCTYPE x></pet>", "<pet><!ENTITY a 'b'></pet>", "<?xml version='1.0'", "<dog/>", "<pet><?pi</pet>",
        ])
    func `what is malformed or not allowed is an error`(text: String) {
        #expect(throws: (any Error).self) { try read(text, "Pet") }
    }

    @Test func `the name of the root counts, and its namespace`() {
        #expect(throws: JSONDecodingError.self) { try read("<dog/>", "Pet") }
        let error = #expect(throws: JSONDecodingError.self) { try read("<category/>", "Category") }
        #expect(error?.message == "the root element is 'category', not 'category' of 'http://example.com/c'")
    }

    @Test func `depth and attributes have limits`() {
        let deep = String(repeating: "<a>", count: 10) + String(repeating: "</a>", count: 10)
        #expect(throws: Never.self) { try read("<pet>\(deep)</pet>", "Pet", depth: 11) }
        #expect(throws: MessageError.self) { try read("<pet>\(deep)</pet>", "Pet", depth: 10) }
        let attributes = (0...256).map { " a\($0)='1'" }.joined()
        #expect(throws: MessageError.self) { try read("<pet\(attributes)/>", "Pet") }
        #expect(throws: (any Error).self) { try read(String(repeating: "<pet>", count: 200_000), "Pet", depth: 100) }
    }

    // MARK: As bodies

    private struct Item: JSONObjectModel {
        static let jsonKeys: JSONKeys = ["id", "value", "on"]
        var id: Int
        var value: Double?
        var on: Bool?

        init(id: Int, value: Double? = nil, on: Bool? = nil) {
            self.id = id
            self.value = value
            self.on = on
        }

        init(members json: inout JSONReader) throws {
            id = try json.member(0, Int.self)
            value = try json.optionalMember(1, Double.self)
            on = try json.optionalMember(2, Bool.self)
        }

        func writeMembers(to json: inout JSONWriter) {
            json.put(0, id)
            json.put(1, value)
            json.put(2, on)
        }
    }

    private static let items: XMLTable = "Item item @id value on"

    @Test(arguments: ["application/xml", "text/xml; charset=utf-16", "application/soap+xml"])
    func `what a client writes a server reads`(type: String) async throws {
        var writer = RequestWriter(OperationDescription(id: "o", method: .post, path: "/"))
        writer.xml(Item(id: 7, value: 1.5, on: true), type, "Item", Self.items)
        let sent = try #require(writer.headerFields[.contentType])
        #expect(sent == type.replacing("utf-16", with: "utf-8"))
        let item = try await RequestReader(writer.body, type: sent).xml(Item.self, "Item", Self.items)
        #expect(item == Item(id: 7, value: 1.5, on: true))
    }

    @Test(
        arguments: [
            ("<item id='x'/>", "/id", 400, "wrong-type"), ("<item/>", "", 400, "missing-member"),
            ("<item id='1'", "", 400, "malformed"),
            ("<item id='1'><value>x</value></item>", "/value", 400, "wrong-type"), ("<other/>", "", 400, "wrong-type"),
            ("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><item id='1'/>", nil, 415, nil),
            ("<item id='1'/>" + String(repeating: " ", count: 200), nil, 413, nil),
        ] as [(String, String?, Int, String?)])
    func `a document that does not fit is a problem with its place`(
        text: String, pointer: String?, status: Int, code: String?
    ) async throws {
        do {
            let reader = try await RequestReader(HTTPBody(text), type: "application/xml", BodyLimits(body: 200))
            let problem = #expect(throws: ProblemDetails.self) { try reader.xml(Item.self, "Item", Self.items) }
            #expect(problem?.status == status)
            #expect(problem?.violations.first?.pointer == pointer)
            #expect(problem?.violations.first?.code == code)
        } catch is HTTPBody.BodyTooLarge {
            #expect(status == 413)
        }
    }

    @Test(
        arguments: [
            ("application/xml", TextCharset.utf16, ""), ("application/xml", .utf16LE, ""),
            ("application/xml", .utf16BE, "encoding='UTF-16'"),
            ("application/xml; charset=utf-16le", .utf16LE, "encoding='utf-8'"),
            ("application/xml", .isoLatin1, "encoding = \"iso-8859-1\""),
        ])
    func `the charset is found as XML asks`(type: String, charset: TextCharset, declaration: String) async throws {
        let text = "<?xml version='1.0' \(declaration)?><texts><a>é</a></texts>"
        let bytes = try #require(charset.bytes(of: text))
        let reader = try await ResponseReader(HTTPBody(bytes), type: type)
        #expect(try reader.xml(JSONValue.self, "Texts", Self.table) == ["a": "é"])
    }

    @Test(arguments: 0..<60)
    func `any value of any table reads back`(seed: Int) throws {
        var generator = FixedGenerator(state: UInt64(seed))
        let value = Self.pet(&generator)
        #expect(try read(written(value, "Pet"), "Pet") == value)
    }

    private static func text(_ generator: inout FixedGenerator) -> JSONValue {
        let alphabet = Array("a <>&\"'\r\n\t]橋😀é-")
        return .string(
            String(
                (0..<Int.random(in: 0..<8, using: &generator)).compactMap { _ in
                    alphabet.randomElement(using: &generator)
                }))
    }

    private static func pet(_ generator: inout FixedGenerator) -> JSONValue {
        var pet = JSONObject()
        if Bool.random(using: &generator) { pet["id"] = text(&generator) }
        if Bool.random(using: &generator) { pet["name"] = text(&generator) }
        if Bool.random(using: &generator) { pet["category"] = ["id": text(&generator), "lang": text(&generator)] }
        if Bool.random(using: &generator) {
            pet["photoUrls"] = .array((0..<Int.random(in: 0..<3, using: &generator)).map { _ in text(&generator) })
        }
        if Bool.random(using: &generator) { pet["tags"] = [["name": text(&generator)], [:]] }
        if Bool.random(using: &generator) { pet["born"] = .null }
        return .object(pet)
    }

    @Test(arguments: 0..<200)
    func `no bytes end the process`(seed: Int) {
        var generator = FixedGenerator(state: UInt64(seed))
        let parts = [
            "<", ">", "/", "<pet", "<name>", "</name>", "&", "#", "x", ";", "'", "\"", "=", " ", "<!--", "-->",
            "<![CDATA[", "]]>", "<?", "?>", "xmlns:", "xsi:nil", "橋", "\r", "]",
        ]
        let text = (0..<30).compactMap { _ in parts.randomElement(using: &generator) }.joined()
        for text in [text, "<pet>\(text)</pet>", "<pet \(text)/>"] {
            _ = try? read(text, "Pet")
            _ = try? XMLTable(text).value(of: text, "Pet", depthLimit: 10)
        }
    }
}
