import HTTP
import Sodium
import Testing

@Suite struct GuardingTests {
  /// What the handler sees of a request.
  private func seen(_ fields: String..., by see: @escaping @Sendable (Request) -> String) -> String {
    let service = Service(Router([.get("x", "/") { .text(see($0)) }]), hosts: HostList(["a.example"]))
    let raw = "GET / HTTP/1.1\r\nHost: a.example\r\n" + fields.map { "\($0)\r\n" }.joined() + "\r\n"
    return String(answer(service, raw).text.split(separator: "\r\n\r\n").last ?? "")
  }

  @Test func `a cookie is read when there is one`() {
    for (header, value) in [
      ("a=1; s=x-1; b=2", "x-1"), ("s=x", "x"), ("s=1; s=2", "nil"), ("t=1", "nil"), ("s=a b", "nil"),
      ("s=\"x\"", "nil"), ("s", "nil"),
      ("s=\(String(repeating: "x", count: 513))", "nil"), ("xs=1;s=2", "2"),
    ] {
      #expect(seen("Cookie: \(header)") { $0.cookie("s") ?? "nil" } == value, "\(header)")
    }
  }

  @Test func `a cookie is written so that scripts and other sites never get it`() {
    var response = Response()
    response.add(SetCookie("s", value: "abc", .tls))
    response.add(SetCookie(forgetting: "s", .loopbackDevelopment))
    let text = String(decoding: EncodedResponse(response).rest, as: UTF8.self)
    #expect(
      text == """
        Set-Cookie: __Host-s=abc; Path=/; Secure; HttpOnly; SameSite=Strict\r
        Set-Cookie: s=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict\r
        Content-Length: 0\r
        \r

        """)
  }

  @Test func `a form belongs to its session`() throws {
    let tokens = FormTokens(key: try .random(byteCount: 32))
    let token = tokens.token(for: "one")
    #expect(token != tokens.token(for: "one"))
    #expect(throws: Never.self) { try tokens.check(Array(token.utf8), for: "one") }
    #expect(throws: Refusal.formToken) { try tokens.check(Array(token.utf8), for: "two") }
    #expect(throws: Refusal.formToken) { try tokens.check(Array(token.utf8), for: nil) }
    #expect(throws: Refusal.formToken) { try tokens.check(nil, for: "one") }
    #expect(throws: Refusal.formToken) { try tokens.check(Array(token.dropLast().utf8), for: "one") }
    for place in 0..<token.utf8.count {
      var forged = Array(token.utf8)
      forged[place] = forged[place] == 0x30 ? 0x31 : 0x30
      #expect(throws: Refusal.formToken) { try tokens.check(forged, for: "one") }
    }
    let others = FormTokens(key: try .random(byteCount: 32))
    #expect(throws: Refusal.formToken) { try others.check(Array(token.utf8), for: "one") }
  }

  @Test(arguments: [
    ("", 200), ("Origin: https://a.example\r\n", 200), ("Origin: null\r\nSec-Fetch-Site: same-origin\r\n", 200),
    ("Origin: null\r\n", 200),
    ("Origin: https://b.example\r\n", 403), ("Origin: http://a.example\r\n", 403),
    ("Sec-Fetch-Site: cross-site\r\n", 403),
    ("Sec-Fetch-Site: same-site\r\n", 403), ("Sec-Fetch-Site: none\r\n", 403),
    ("Origin: null\r\nSec-Fetch-Site: cross-site\r\n", 403),
    ("Origin: https://a.example\r\nOrigin: https://b.example\r\n", 400),
  ])
  func `another site changes nothing`(_ fields: String, _ status: Int) {
    let service = Service(
      Router([.form("x", "/") { _, _ in .text("") }, .get("y", "/") { _ in .text("") }]),
      hosts: HostList(["a.example"]),
      gates: [SameOrigin.gate("https://a.example")])
    let type = "Content-Type: application/x-www-form-urlencoded\r\n"
    #expect(answer(service, "POST / HTTP/1.1\r\nHost: a.example\r\n\(type)\(fields)\r\n").status == status)
    if status == 403 { #expect(answer(service, "GET / HTTP/1.1\r\nHost: a.example\r\n\(fields)\r\n").status == 200) }
  }

  @Test func `policies allow by hash and never what stands in the page`() {
    var policy = ContentPolicy()
    policy.styles = [.text("a{}")]
    policy.scripts = [.own]
    #expect(
      policy.value.text
        == "default-src 'none'; style-src 'sha256-OPCQzpMhzsjAV/uYUQi3XVhQGUGQP7PLuVfxeYqpCEg='; script-src 'self'; "
        + "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        || policy.value.text.contains("style-src 'sha256-"))
    #expect(
      ContentPolicy.download.value.text
        == "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
  }

  @Test func `no value starts another header field`() {
    for text in ["a\r\nX: y", "a\n", "\u{0}", "é", " a", "a "] { #expect(HeaderValue(text) == nil) }
    let hostile = "a\r\nSet-Cookie: x"
    let value: HeaderValue = "x\(hostile)"
    #expect(value.text == "")
    #expect(
      HeaderValue.attachment(named: "a\"\r\n;é.pdf").text
        == "attachment; filename=\"file\"; filename*=UTF-8''a%22%0D%0A%3B%C3%A9.pdf")
    for path: HeaderValue in ["//b.example", "https://b.example", "/\\b.example", "b", ""] {
      #expect(Response.goTo(path)[.location]?.text == "/")
    }
    #expect(Response.goTo("/next?a=b")[.location]?.text == "/next?a=b")
  }

  @Test func `an asset is named by its content and sent once`() {
    let asset = Asset("style", file: "style.css", type: "text/css", Array("a{}".utf8))
    let service = Service(Router([asset.route]), hosts: HostList(["a.example"]))
    #expect(asset.path.hasPrefix("/assets/style-") && asset.path.hasSuffix(".css"))
    let first = answer(service, get(asset.path)).text
    #expect(first.contains("Cache-Control: public, max-age=31536000, immutable\r\n") && first.hasSuffix("\r\n\r\na{}"))
    let tag = first.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }?.dropFirst(6) ?? ""
    for known in [String(tag), "W/\(tag)", "\"x\", \(tag)", "*"] {
      let again = answer(service, get(asset.path, "If-None-Match: \(known)"))
      #expect(again.status == 304 && again.text.hasSuffix("\r\n\r\n"))
    }
    #expect(answer(service, get(asset.path, "If-None-Match: \"x\"")).status == 200)
  }
}
