import HTTPClient
import Testing

@Suite struct HTTPDestinationTests {
  @Test(arguments: ["http://a", "https://tsa.example:8443/path?x=1", "HTTP://127.0.0.1:1/"])
  func `an address with a host is one`(_ url: String) { #expect(HTTPDestination(url)?.url == url) }

  @Test(arguments: [
    "", "tsa.example", "ftp://a", "file:///etc/passwd", "http://", "http:///x", "http://:80/", "http://me:word@a/",
    "http://a@b", "http://a/ b", "http://a/\n", "http://a/\0", "http://ä/", "http://a/#part", "http://a\\@b/",
    "gopher://a", "http://" + String(repeating: "a", count: 2_100),
  ])
  func `anything else is none`(_ url: String) { #expect(HTTPDestination(url) == nil) }

  @Test func `a name goes behind the path`() {
    #expect(HTTPDestination("http://a/w")?.appending("add")?.url == "http://a/w/add")
    #expect(HTTPDestination("http://a/w/")?.appending("add")?.url == "http://a/w/add")
  }
}
