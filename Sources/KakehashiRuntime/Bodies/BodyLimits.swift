/// How much of a message is held in memory at once. What is larger is answered 413, or is an error at the client.
public struct BodyLimits: Hashable, Sendable {
    /// Bytes of a body that is read whole: JSON, text, forms, XML, multipart into a struct.
    public var body: Int
    /// Bytes of a line, a text of a JSON sequence or an event.
    public var item: Int
    /// Bytes of one part that is read whole.
    public var part: Int
    /// Parts of a multipart body.
    public var partCount: Int
    /// Bytes of all header fields of a part.
    public var partHeader: Int
    /// Elements of an XML document within each other.
    public var xmlDepth: Int

    public init(
        body: Int = 10 << 20, item: Int = 1 << 20, part: Int = 10 << 20, partCount: Int = 1000,
        partHeader: Int = 16 << 10, xmlDepth: Int = 100
    ) {
        self.body = body
        self.item = item
        self.part = part
        self.partCount = partCount
        self.partHeader = partHeader
        self.xmlDepth = xmlDepth
    }
}
