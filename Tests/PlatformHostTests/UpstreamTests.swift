import MockServer
import Testing

struct UpstreamTests {
    @Test(arguments: [
        ("http://127.0.0.1:4557/v1/", "http://127.0.0.1:4557/v1"),
        ("HTTPS://Real.example.jp", "https://real.example.jp"),
        ("https://[::1]:8443/a/b", "https://[::1]:8443/a/b"), ("http://real.example.jp/", "http://real.example.jp"),
    ])
    func `a URL of a real service is read`(text: String, read: String) {
        #expect(Upstream(text)?.description == read)
    }

    @Test(arguments: [
        "ftp://real.example.jp", "real.example.jp", "http://", "http://user@real.example.jp",
        "http://real.example.jp?x=1",
        "http://real.example.jp#x", "http://real.example.jp:99999", "http://real.example.jp:",
        "http://real.example.jp/../x",
        "http://real.example.jp/%2e%2e", "http://実.example.jp", "http://real.example.jp\\@evil", "http://a b",
        "http://[::1",
    ])
    func `what is none is refused`(text: String) { #expect(Upstream(text) == nil) }

    @Test(arguments: [
        "/../x", "/a/..", "/./a", "/%2e%2e/a", "/%2E./a", "/.%2e", "/%252e%252e/a", "/a%2f..%2fb", "/..%2fb", "/a%2f..",
        "/a%5c..%5cb", "/a\\b", "/..;/x", "/a%00b", "/a%0d%0ab", "/%zz", "/a%", "/%5c%2e%2e", "/%255c",
    ])
    func `a path that some server reads as another one is not passed on`(path: String) {
        #expect(UpstreamPath.fault(in: path) != nil)
        #expect(UpstreamPath.fault(in: path + "?q=1") != nil)
    }

    @Test(arguments: [
        "/", "/a/b", "/a//b", "/.well-known/x", "/a..b", "/...", "/%E7%A6%8F%E5%B3%B6", "/a%2Fb", "/a;b=c",
        "/?next=/../x",
        "/a%20b", "/50%25",
    ])
    func `other paths pass`(path: String) { #expect(UpstreamPath.fault(in: path) == nil) }
}
