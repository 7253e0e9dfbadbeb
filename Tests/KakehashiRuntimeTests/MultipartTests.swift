import Testing

@testable @_spi(Generated) import KakehashiRuntime

/// As generated code has it: a body with every kind of part.
private struct Upload: MultipartModel {
    var id: Int
    var note: String?
    var tags: [String] = []
    var profile: [String: Int]?
    var picture: MultipartFile
    var more: [MultipartFile]?
    var scan: Scan?
    var other: [String: String] = [:]

    init(id: Int, picture: MultipartFile) {
        self.id = id
        self.picture = picture
    }

    init(reading parts: MultipartReader) throws {
        id = try parts.value("id", Int.self, .text)
        note = try parts.optionalValue("note", String.self, .text)
        tags = try parts.values("tags", String.self, .text)
        profile = try parts.optionalValue("profile", [String: Int].self, .json)
        picture = try parts.file("picture", accepting: "image/png, image/jpeg")
        more = try parts.optionalFiles("more")
        scan = try parts.optionalPart("scan", Scan.self)
        other = try parts.additionalValues(
            except: ["id", "note", "tags", "profile", "picture", "more", "scan"], String.self, .text)
    }

    func write(to parts: inout MultipartWriter) {
        parts.value("id", id, .text)
        parts.value("note", note, .text)
        parts.values("tags", tags, .text)
        parts.value("profile", profile, .json)
        parts.file("picture", picture, "image/png, image/jpeg")
        parts.files("more", more)
        parts.part("scan", scan)
        parts.additionalValues(other, .text)
    }
}

/// A part with documented header fields.
private struct Scan: MultipartPartModel {
    var body: MultipartFile
    var dpi: Int
    var owner: String?

    init(body: MultipartFile, dpi: Int, owner: String? = nil) {
        self.body = body
        self.dpi = dpi
        self.owner = owner
    }

    init(reading part: MultipartPartReader) throws {
        body = try part.file()
        dpi = try part.requiredHeader("X-DPI", Int.self)
        owner = try part.header("X-Owner", String.self)
    }

    func write(to part: inout MultipartPartWriter) {
        part.file(body)
        part.header("X-DPI", dpi)
        part.header("X-Owner", owner)
    }
}

struct MultipartTests {
    private static let type = "multipart/form-data; boundary=b"

    private func part(_ text: String, _ head: String = "Content-Disposition: form-data; name=\"id\"") -> String {
        "--b\r\n\(head)\r\n\r\n\(text)\r\n"
    }

    private func parts(_ body: HTTPBody, _ limits: BodyLimits = BodyLimits()) async throws -> [[String?]] {
        let reader = try await RequestReader(body, type: Self.type, limits, streams: "multipart/*")
        var result: [[String?]] = []
        for try await part in try reader.multipartStream() {
            result.append([part.name, part.filename, part.contentType, try await part.body.text()])
        }
        return result
    }

    // MARK: Cutting

    @Test(
        arguments: [
            ("--b\r\n\r\nx\r\n--b--", ["x"]), ("--b--\r\n", []), ("--b--", []),
            ("pre\r\namble\r\n--b\r\n\r\nx\r\n--b--epi\r\nlogue", ["x"]),
            ("--b\r\n\r\n\r\n--b--\r\n", [""]), ("--b\r\n\r\n--b\r\nX-A: 1\r\n\r\n--b--\r\n", ["", ""]),
            ("--b \t\r\n\r\nx\r\n--b\t\r\n\r\n\r\ny\r\n\r\n--b-- \r\n", ["x", "\r\ny\r\n"]),
            ("--b\r\n\r\n--bx\r\n--b x\r\n--c\r\n-\r\r\n--b--", ["--bx\r\n--b x\r\n--c\r\n-\r"]),
            ("--b\r\n\r\n\n--b\n--b--\n\r\n--b-\r\n--b--", ["\n--b\n--b--\n\r\n--b-"]),
            ("--bb\r\n--b\r\n\r\nx--b\r\n--b--", ["x--b"]),
        ])
    func `parts are cut at boundaries and nowhere else`(text: String, contents: [String]) async throws {
        for body in BodyChunks.splits(of: Array(text.utf8)) {
            #expect(try await parts(body).map { $0[3] } == contents)
        }
        let whole = try MultipartPart.all(in: Array(text.utf8), MediaType(Self.type), BodyLimits())
        #expect(whole.map { String(decoding: $0.body.bytes ?? [], as: UTF8.self) } == contents)
    }

    @Test(
        arguments: [
            "", "x", "--b", "--b\r\n", "--b\r\n\r\n", "--b\r\n\r\nx", "--b\r\n\r\nx\r\n--", "--b\r\n\r\nx\r\n--b",
            "--b\r\n\r\nx\r\n--b\r\n",
            "--b\r\n\r\nx\r\n--b-", "--b\r\n\r\nx\r\n--b \t", "--b\r\nX-A: 1", "--b\r\n\r\nx\n--b--\n",
        ])
    func `a body without its final boundary is an error`(text: String) async throws {
        for body in BodyChunks.splits(of: Array(text.utf8)) {
            let problem = await #expect(throws: ProblemDetails.self) { try await parts(body) }
            #expect(problem?.violations.first?.message == "the multipart body ends without its final boundary")
        }
        #expect(throws: MessageError.self) {
            try MultipartPart.all(in: Array(text.utf8), MediaType(Self.type), BodyLimits())
        }
    }

    @Test(arguments: ["X A: 1", "X-A", ": 1", "X-A: 1\n", " X-A: 1", "橋: 1", "X-A: 1\r"])
    func `a malformed header of a part is an error`(head: String) async throws {
        let body = HTTPBody("--b\r\n\(head)\r\n\r\nx\r\n--b--")
        let problem = await #expect(throws: ProblemDetails.self) { try await parts(body) }
        #expect(problem?.status == 400)
    }

    @Test(
        arguments: [
            "multipart/form-data", "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
        ])
    func `a body without a boundary in its content type is an error`(type: String) async throws {
        let reader = try await RequestReader(HTTPBody("--b--"), type: type)
        for read in [{ _ = try reader.multipart(Upload.self) }, { _ = try reader.multipartStream() }] {
            let problem = #expect(throws: ProblemDetails.self) { try read() }
            #expect(problem?.violations.first?.message == "the content type has no boundary")
        }
    }

    @Test(
        arguments: [
            (BodyLimits(partCount: 2), 200), (BodyLimits(partCount: 1), 413), (BodyLimits(partHeader: 45), 413),
            (BodyLimits(partHeader: 100), 200), (BodyLimits(part: 3), 413), (BodyLimits(body: 10), 413),
        ])
    func `a body beyond its limits is answered 413`(limits: BodyLimits, status: Int) async throws {
        let text = part("1") + part("1234", "Content-Disposition: form-data; name=\"picture\"") + "--b--"
        for body in BodyChunks.splits(of: Array(text.utf8)) {
            do {
                _ = try await RequestReader(body, type: Self.type, limits).multipart(Upload.self)
                #expect(status == 200)
            } catch is HTTPBody.BodyTooLarge {
                #expect(status == 413)
            }
        }
    }

    @Test func `a header that never ends is refused before it is held in memory`() async throws {
        let chunks = BodyChunks([Array("--b\r\n".utf8)] + Array(repeating: Array("X-A: 1\r\n".utf8), count: 1000))
        await #expect(throws: HTTPBody.BodyTooLarge.self) { try await parts(chunks.body, BodyLimits(partHeader: 100)) }
        #expect(await chunks.asked < 20)
    }

    @Test func `blanks behind a boundary that never end make it none`() async throws {
        let text = "--b\r\n\r\n\r\n--b" + String(repeating: " ", count: 300) + "\r\n--b--"
        #expect(try await parts(HTTPBody(text)).map { $0[3]?.count } == [304])
    }

    // MARK: Names

    @Test(
        arguments: [
            ("form-data; name=\"a\"", "a", nil), ("form-data; name=a; filename=b.txt", "a", "b.txt"),
            ("form-data;name=\"a\";filename=\"\"", "a", ""), ("attachment; filename=\"橋.png\"", nil, "橋.png"),
            ("form-data; filename=\"a;b=c\"; name=\"x y\"", "x y", "a;b=c"),
            ("form-data; name=\"a%22b%0d%0Ac%41%\"; filename=\"\\\"C:\\tmp\\x\"", "a\"b\r\nc%41%", "\"C:\\tmp\\x"),
            ("form-data; filename*=UTF-8''x; NAME = \"a\"", "a", nil), ("form-data", nil, nil), ("", nil, nil),
            ("form-data; name=\"a", "a", nil), ("form-data; name=\"a\"; name=\"b\"", "a", nil),
            ("form-data; name", nil, nil),
        ])
    func `a part has the names that its disposition gives`(text: String, name: String?, filename: String?) {
        let read = ContentDisposition.read(text)
        #expect(read.name == name)
        #expect(read.filename == filename)
    }

    @Test(arguments: ["a", "", "a\"b", "a\r\nb", "橋.png", "a\\b\\", "a;b=\"c\"", "50%"])
    func `names that are written read back`(name: String) {
        let text = ContentDisposition.text(name: name, filename: name)
        #expect(!text.utf8.contains(0x0A))
        let read = ContentDisposition.read(text)
        #expect(read.name == name)
        #expect(read.filename == name)
    }

    // MARK: Typed

    private func written(_ upload: Upload) -> RequestWriter {
        var writer = RequestWriter(OperationDescription(id: "o", method: .post, path: "/"))
        writer.multipart(upload, "multipart/form-data", using: FixedGenerator(state: 1))
        return writer
    }

    private func reader(_ writer: RequestWriter) async throws -> RequestReader {
        try await RequestReader(writer.body, type: writer.headerFields[.contentType])
    }

    @Test func `what a client writes a server reads`() async throws {
        var upload = Upload(id: 7, picture: MultipartFile(HTTPBody([0, 13, 10, 255]), filename: "橋\".png"))
        upload.note = "名前"
        upload.tags = ["a", ""]
        upload.profile = ["age": 3]
        upload.more = [
            MultipartFile("x", contentType: "text/csv"), MultipartFile("y", headerFields: [.contentLanguage: "ja"]),
        ]
        upload.scan = Scan(body: MultipartFile("z"), dpi: 300, owner: "me")
        upload.other = ["b": "2", "a": "1"]
        let writer = written(upload)
        #expect(writer.headerFields[.contentLength] == writer.body.length.map(String.init))
        let read = try await reader(writer).multipart(Upload.self)
        #expect(read.id == 7)
        #expect(read.note == "名前")
        #expect(read.tags == ["a", ""])
        #expect(read.profile == ["age": 3])
        #expect(read.picture.filename == "橋\".png")
        #expect(read.picture.contentType == "image/png")
        #expect(read.picture.body.bytes == [0, 13, 10, 255])
        #expect(read.more?.map(\.contentType) == ["text/csv", "application/octet-stream"])
        #expect(read.more?.last?.headerFields == [.contentLanguage: "ja"])
        #expect(read.scan?.dpi == 300)
        #expect(read.scan?.owner == "me")
        #expect(read.scan?.body.body.bytes == [0x7A])
        #expect(read.other == ["a": "1", "b": "2"])
    }

    @Test func `a body looks as browsers write it`() async throws {
        var upload = Upload(id: 7, picture: MultipartFile("x", filename: "a.jpg", contentType: "image/jpeg"))
        upload.profile = ["age": 3]
        let writer = written(upload)
        let boundary = try #require(MediaType(writer.headerFields[.contentType] ?? "")?.parameter("boundary"))
        let text = try await writer.body.text().replacing(boundary, with: "b")
        #expect(
            text == part("7")
                + part(
                    "{\"age\":3}", "Content-Disposition: form-data; name=\"profile\"\r\nContent-Type: application/json")
                + part(
                    "x",
                    "Content-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg")
                + "--b--\r\n")
    }

    private static let picture = "--b\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\nx\r\n"

    @Test(
        arguments: [
            ("", "", "missing-member"), ("--b\r\n\r\n1\r\n", "", "missing-member"),
            ("--b\r\nContent-Disposition: form-data; name=id\r\n\r\nx\r\n", "/id", "wrong-type"),
            (
                "--b\r\nContent-Disposition: form-data; name=id\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name=id\r\n\r\n1\r\n",
                "/id", "invalid-value"
            ),
            (
                "--b\r\nContent-Disposition: form-data; name=profile\r\n\r\n{\"a~\":\"x\"}\r\n", "/profile/a~0",
                "wrong-type"
            ),
            ("--b\r\nContent-Disposition: form-data; name=profile\r\n\r\n{\r\n", "/profile", "invalid-value"),
            ("--b\r\nContent-Disposition: form-data; name=scan\r\n\r\n\r\n", "/scan", "missing-member"),
            ("--b\r\nContent-Disposition: form-data; name=scan\r\nX-DPI: x\r\n\r\n\r\n", "/scan", "invalid-value"),
        ])
    func `a part that does not fit is a problem with its place`(text: String, pointer: String, code: String)
        async throws
    {
        let id = text.contains("=id") || text.isEmpty || text.hasPrefix("--b\r\n\r\n") ? "" : part("1")
        let reader = try await RequestReader(HTTPBody(id + text + Self.picture + "--b--"), type: Self.type)
        let problem = #expect(throws: ProblemDetails.self) { try reader.multipart(Upload.self) }
        #expect(problem?.violations.first?.pointer == pointer)
        #expect(problem?.violations.first?.code == code)
    }

    @Test(arguments: [("image/png", true), ("image/jpeg; q=1", true), ("text/plain", false), ("nonsense", false)])
    func `a part of another type than the contract's is a problem`(type: String, isFine: Bool) async throws {
        let head = "Content-Disposition: form-data; name=\"picture\"\r\nContent-Type: \(type)"
        let reader = try await RequestReader(HTTPBody(part("1") + part("x", head) + "--b--"), type: Self.type)
        do {
            _ = try reader.multipart(Upload.self)
            #expect(isFine)
        } catch let problem as ProblemDetails {
            #expect(!isFine)
            #expect(problem.violations.first?.pointer == "/picture")
        }
    }

    @Test func `a part in a charset that is not known is answered 415`() async throws {
        let head = "Content-Disposition: form-data; name=\"note\"\r\nContent-Type: text/plain; charset=Shift_JIS"
        let text = part("1") + part("x", head) + Self.picture + "--b--"
        let reader = try await RequestReader(HTTPBody(text), type: Self.type)
        let problem = #expect(throws: ProblemDetails.self) { try reader.multipart(Upload.self) }
        #expect(problem?.status == 415)
    }

    // MARK: Streams

    @Test func `a part's bytes are taken as they are read, and what is left is skipped`() async throws {
        let chunks = BodyChunks(["--b\r\n\r\nab", "cd", "ef\r\n--b\r\n\r\ng", "h\r\n--b--"].map { Array($0.utf8) })
        let reader = try await RequestReader(chunks.body, type: Self.type, streams: "multipart/form-data")
        #expect(await chunks.asked == 0)
        var parts = try reader.multipartStream().makeAsyncIterator()
        let first = try #require(try await parts.next())
        #expect(await chunks.asked == 1)
        var bytes = first.body.makeAsyncIterator()
        #expect(try await bytes.next() == Array("ab".utf8))
        #expect(await chunks.asked == 1)
        #expect(try await bytes.next() == Array("cd".utf8))
        #expect(await chunks.asked == 2)
        let second = try #require(try await parts.next())
        #expect(await chunks.asked == 3)
        await #expect(throws: (any Error).self) { try await bytes.next() }
        #expect(try await second.body.text() == "gh")
        #expect(try await parts.next() == nil)
        #expect(try await parts.next() == nil)
    }

    @Test func `parts of a stream can be read whole, within the limit`() async throws {
        let text = part("[1]") + part(" 2") + part("12345") + "--b--"
        let reader = try await RequestReader(
            HTTPBody(text), type: Self.type, BodyLimits(part: 4), streams: "multipart/*")
        var parts = try reader.multipartStream().makeAsyncIterator()
        #expect(try await parts.next()?.json([Int].self) == [1])
        #expect(try await parts.next()?.text(String.self) == " 2")
        let third = try #require(try await parts.next())
        await #expect(throws: HTTPBody.BodyTooLarge.self) { try await third.text(String.self) }
    }

    @Test func `a stream of parts is sent as its parts come`() async throws {
        let file = BodyChunks([[1], [2]])
        var writer = RequestWriter(OperationDescription(id: "o", method: .post, path: "/"))
        let stream = MultipartStream([
            MultipartPart(name: "a", body: "x"), MultipartPart(contentType: "image/png", body: file.body),
        ])
        writer.multipartStream(stream, "multipart/mixed", using: FixedGenerator(state: 1))
        #expect(writer.body.length == nil)
        var chunks = writer.body.makeAsyncIterator()
        for asked in [0, 0, 0, 0, 1, 2, 3] {
            #expect(try await chunks.next() != nil)
            #expect(await file.asked == asked)
        }
        #expect(try await chunks.next().map { String(decoding: $0.suffix(4), as: UTF8.self) } == "--\r\n")
        #expect(try await chunks.next() == nil)
    }

    @Test func `large parts stream, and the length is known where theirs are`() async throws {
        let file = MultipartFile(HTTPBody(BodyChunks([[1], [2]]).body.map { $0 }, length: 2))
        let writer = written(Upload(id: 1, picture: file))
        #expect(writer.body.bytes == nil)
        #expect(!writer.body.isReplayable)
        let bytes = try await writer.body.collect(upTo: 1000)
        #expect(writer.body.length == bytes.count)
        let type = writer.headerFields[.contentType]
        let read = try await RequestReader(HTTPBody(bytes), type: type).multipart(Upload.self)
        #expect(read.picture.body.bytes == [1, 2])
    }

    @Test func `a boundary that a part contains is not used`() {
        var generator = FixedGenerator(state: 1)
        let first = MultipartBoundary.text(for: [], using: &generator)
        for text in ["--\(first)", "x\r\n--\(first)--"] {
            var again = FixedGenerator(state: 1)
            let second = MultipartBoundary.text(for: [MultipartPart(body: HTTPBody(text))], using: &again)
            #expect(second != first)
        }
        #expect(MediaType("a/b").map { $0.with("boundary", first).description } == "a/b; boundary=\(first)")
    }

    @Test(arguments: 0..<40)
    func `any parts read back, cut anywhere`(seed: Int) async throws {
        var generator = FixedGenerator(state: UInt64(seed))
        let alphabet = Array("\r\n-b\"x%;: ".utf8) + [0, 0xFF]
        let contents = (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
            (0..<Int.random(in: 0..<30, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        }
        let framing = MultipartFraming(boundary: "kakehashi-\(seed)")
        let bytes = try await framing.body(of: contents.map { MultipartPart(name: "n", body: HTTPBody($0)) }).collect(
            upTo: 10_000)
        for body in BodyChunks.splits(of: bytes) {
            let type = "multipart/mixed; boundary=kakehashi-\(seed)"
            let reader = try await RequestReader(body, type: type, streams: "multipart/*")
            var read: [[UInt8]] = []
            for try await part in try reader.multipartStream() { read.append(try await part.body.collect(upTo: 100)) }
            #expect(read == contents)
        }
    }
}
