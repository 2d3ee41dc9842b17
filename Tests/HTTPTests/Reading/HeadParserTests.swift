import HTTP
import Testing

@Suite struct HeadParserTests {
  private static let host = "Host: a.example\r\n"

  @Test func `what is written well is read`() {
    #expect(story(get("/")) == ["GET /", "end "])
    #expect(story(get("/a/b?c=d%20e")) == ["GET /a/b", "end "])
    #expect(story("HEAD / HTTP/1.0\r\nhOsT:\t a.example:80 \t\r\n\r\n") == ["HEAD /", "end "])
    #expect(story(post("/f", "a=1") + get("/")) == ["POST /f", "end a=1", "GET /", "end "])
    let chunked =
      "POST /f HTTP/1.1\r\n\(Self.host)Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"
    #expect(story(chunked) == ["POST /f", "end abc0123456789"])
    #expect(story("POST / HTTP/1.1\r\n\(Self.host)\r\n") == ["POST /", "end "])
  }

  @Test(arguments: [
    ("\r\nGET / HTTP/1.1\r\n", "request-line"), ("GET /\r\n\r\n", "request-line"),
    ("GET  / HTTP/1.1\r\n", "request-line"),
    ("GET / HTTP/1.1 \r\n", "request-line"), (" GET / HTTP/1.1\r\n", "request-line"),
    ("GET\t/\tHTTP/1.1\r\n", "request-line"),
    ("GET / HTTP/0.9\r\n", "version"), ("GET / HTTP/2.0\r\n", "version"), ("GET / HTTP/1.2\r\n", "version"),
    ("GET / http/1.1\r\n", "request-line"), ("GET / HTTP/1.10\r\n", "request-line"),
    ("GET / ICE/1.0\r\n", "request-line"),
    ("PRI * HTTP/2.0\r\n", "version"), ("get / HTTP/1.1\r\n", "method"), ("TRACE / HTTP/1.1\r\n", "method"),
    ("CONNECT a.example:443 HTTP/1.1\r\n", "method"), ("OPTIONS * HTTP/1.1\r\n", "method"),
    ("G@T / HTTP/1.1\r\n", "request-line"),
    ("GET http://a.example/ HTTP/1.1\r\n", "target"), ("GET a.example:80 HTTP/1.1\r\n", "target"),
    ("GET * HTTP/1.1\r\n", "target"),
    ("GET /a#b HTTP/1.1\r\n", "path"), ("GET /a\\b HTTP/1.1\r\n", "path"), ("GET /é HTTP/1.1\r\n", "path"),
    ("GET /?a\"b HTTP/1.1\r\n", "target"), ("GET /a\0 HTTP/1.1\r\n", "control-character"),
    ("\u{16}\u{3}\u{1}", "control-character"),
    ("GET / HTTP/1.1\nHost: a\n\n", "bare-line-feed"), ("GET / HTTP/1.1\rHost: a\r\r", "bare-carriage-return"),
    ("GET / HTTP/1.1\r\r\n", "bare-carriage-return"),
  ])
  func `a request line that could be understood in two ways is refused`(_ start: String, _ refusal: String) {
    #expect(story("\(start)\(Self.host)\r\n") == [refusal])
  }

  @Test(arguments: [
    ("", "host"), ("Host: a\r\nHost: a\r\n", "repeated-field"), ("Host: a b\r\n", "host"), ("Host:\r\n", "host"),
    ("Host: a/b\r\n", "host"),
    ("Host: a@b\r\n", "host"), ("Host : a\r\n", "field-name"), (" Host: a\r\n", "folded-line"),
    (": a\r\n", "field-name"),
    ("Host a\r\n", "field-name"), ("Host: a\r\nX: b\r\n c\r\n", "folded-line"),
    ("Host: a\r\nX: b\0\r\n", "control-character"),
    ("Host: a\r\nX: b\nY: c\r\n", "bare-line-feed"), ("Host: a\r\nX: b\rY: c\r\n", "bare-carriage-return"),
    ("Host: a\r\nX(: b\r\n", "field-name"), ("Host: a\r\nÜ: b\r\n", "field-name"),
    ("Host: a\r\nX: \u{7F}\r\n", "control-character"),
    ("Host: a\r\nExpect: 100-continue\r\n", "expectation"),
    ("Host: a\r\nCookie: a=1\r\nCookie: a=2\r\n", "repeated-field"),
    ("Host: a\r\nContent-Length: 3\r\n", "body-not-allowed"),
    ("Host: a\r\nTransfer-Encoding: chunked\r\n", "body-not-allowed"),
  ])
  func `a header field that could be understood in two ways is refused`(_ fields: String, _ refusal: String) {
    #expect(story("GET / HTTP/1.1\r\n\(fields)\r\n") == [refusal])
  }

  @Test(arguments: [
    ("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "length-and-encoding"),
    ("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", "length-and-encoding"),
    ("Content-Length: 3\r\nContent-Length: 3\r\n", "content-length"),
    ("Content-Length: 3\r\nContent-Length: 4\r\n", "content-length"),
    ("Content-Length: 3, 3\r\n", "content-length"), ("Content-Length: +3\r\n", "content-length"),
    ("Content-Length: -3\r\n", "content-length"),
    ("Content-Length: 0x3\r\n", "content-length"), ("Content-Length: 3 3\r\n", "content-length"),
    ("Content-Length:\r\n", "content-length"),
    ("Content-Length: 3_0\r\n", "content-length"), ("Content-Length: 9999999999999999999999\r\n", "content-length"),
    ("Transfer-Encoding: xchunked\r\n", "transfer-encoding"),
    ("Transfer-Encoding: gzip, chunked\r\n", "transfer-encoding"),
    ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "transfer-encoding"),
    ("Transfer-Encoding: identity\r\n", "transfer-encoding"),
    ("Transfer-Encoding: chunked, identity\r\n", "transfer-encoding"),
    ("Transfer-Encoding: \u{0B}chunked\r\n", "control-character"),
    ("Transfer-Encoding : chunked\r\n", "field-name"), ("Transfer-Encoding:\r\n chunked\r\n", "folded-line"),
    ("X: y\r\rContent-Length: 3\r\n", "bare-carriage-return"),
  ])
  func `a body has one length or none`(_ fields: String, _ refusal: String) {
    #expect(story("POST / HTTP/1.1\r\n\(Self.host)\(fields)\r\nabc") == [refusal])
    #expect(
      story("POST / HTTP/1.0\r\n\(Self.host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == ["transfer-encoding"])
  }

  @Test(arguments: [
    "/%2e%2e/a", "/..", "/a/../b", "/.", "/a/%2E", "/a%2fb", "/a%2Fb", "/a%5cb", "/%00", "/a%0d%0ab", "/%252e%252e/",
    "/%25",
    "//a", "/a//b", "/a%", "/a%2", "/a%zz", "/%c0%ae", "/%ff", "/%61", "/a%7f", "/%ed%a0%80",
  ])
  func `a path has one spelling`(_ path: String) {
    #expect(story(get(path)) == ["path"])
  }

  @Test func `other letters come encoded`() {
    #expect(story(get("/caf%C3%A9/%20x")) == ["GET /café/ x", "end "])
    #expect(story(get("/a/")) == ["GET /a/", "end "])
  }

  @Test func `limits hold to the byte`() {
    var limits = Limits()
    (limits.headBytes, limits.targetBytes, limits.headerFields) = (200, 20, 3)
    func head(_ path: Int, fields: Int, rest: Int) -> [String] {
      let lines =
        "GET /\(String(repeating: "a", count: path - 1)) HTTP/1.1\r\nHost: a\r\n"
        + String(repeating: "X: y\r\n", count: fields - 1)
      let filler = "Y: \(String(repeating: "z", count: rest))\r\n"
      return story(rest == 0 ? "\(lines)\r\n" : "\(lines)\(filler)\r\n", limits: limits)
    }
    #expect(head(20, fields: 3, rest: 0).last == "end ")
    #expect(head(21, fields: 3, rest: 0) == ["target-too-long"])
    #expect(head(20, fields: 4, rest: 0) == ["head-too-large"])
    let used = "GET / HTTP/1.1\r\nHost: a\r\nY: \r\n\r\n".utf8.count
    #expect(head(1, fields: 1, rest: 200 - used).last == "end ")
    #expect(head(1, fields: 1, rest: 201 - used) == ["head-too-large"])
    #expect(story("GET /\(String(repeating: "a", count: 100))", limits: limits) == ["target-too-long"])
  }

  @Test func `what came is told by nothing that could be printed`() throws {
    var reader = RequestReader(limits: Limits())
    reader.add(Array(get("/", "Cookie: a=hush").utf8)[...])
    guard case .head(let head) = try reader.next() else { throw Refusal.failed }
    #expect(head.fields["cookie"] == "a=hush" && head.fields["COOKIE".count == 6 ? "cookie" : "x"] != nil)
    for refusal in Refusal.allCases { #expect(!refusal.sentence.isEmpty && refusal.status.rawValue >= 400) }
  }
}
