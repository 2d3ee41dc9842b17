import HTTP
import Testing

@Suite struct ServiceTests {
  @Sendable private static func gate(_ request: Request) throws(Refusal) -> Response? {
    if request.fields["x-stop"] == "once" { throw .unavailable }
    return request.fields["x-stop"] == nil ? nil : .goTo("/sign-in")
  }

  @Sendable private static func unlisted(
    _ request: Request, _ form: Form, _ next: Route.Handler
  ) throws(Refusal) -> Response {
    var response = try next(request, form)
    response[.robots] = "noindex"
    return response
  }

  private static let service = Service(
    Router([
      .fixed("start", "/", .html(Array("<p>start".utf8))),
      .get("case", "/cases/{case}", for: .roles(["caseworker"])) { .text("case \($0.parameters["case"])") },
      .form("send", "/send", bodyMax: 10) { _, form in .text(form.text("a") ?? "-") },
      .bytes("report", .post, "/reports", type: "application/json", bodyMax: 10) { _, bytes in .text("\(bytes.count)")
      },
      .bytes("remove", .delete, "/reports", type: "", bodyMax: 0) { _, _ in Response(.noContent) },
      .get("asks", "/asks") { request throws(Refusal) in .text(try request.query().text("q") ?? "-") },
      .get("proxy", "/proxy") { .text($0.forwarded("x-forwarded-proto") ?? "none") },
    ]), hosts: HostList(["a.example"]),
    gates: [Gate(Self.gate)],
    middleware: [Middleware(Self.unlisted)],
    identify: { $0.cookie("who") == "c" ? Identity(roles: ["caseworker"]) : .nobody })

  @Test func `a whole answer, with the fields that all have`() {
    #expect(
      answer(Self.service, get("/")).text == """
        Content-Type: text/html; charset=utf-8\r
        Cache-Control: no-store\r
        Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r
        X-Content-Type-Options: nosniff\r
        Referrer-Policy: no-referrer\r
        Cross-Origin-Opener-Policy: same-origin\r
        Cross-Origin-Resource-Policy: same-origin\r
        X-Frame-Options: DENY\r
        Permissions-Policy: camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), bluetooth=(), payment=(), midi=()\r
        Strict-Transport-Security: max-age=63072000; includeSubDomains\r
        Content-Length: 8\r
        \r
        <p>start
        """)
  }

  @Test func `who may not see a page finds none, with the same bytes`() {
    let hidden = answer(Self.service, get("/cases/c-1"))
    let never = answer(Self.service, get("/nothing"))
    let wrongMethod = answer(Self.service, post("/cases/c-1", ""))
    #expect(hidden.status == 404 && hidden == never && wrongMethod == never)
    #expect(answer(Self.service, get("/cases/c-1", "Cookie: who=c")).text.hasSuffix("\r\n\r\ncase c-1"))
    let allowed = answer(Self.service, post("/cases/c-1", "", "Cookie: who=c"))
    #expect(allowed.status == 405 && allowed.text.contains("Allow: GET, HEAD\r\n"))
  }

  @Test func `bodies are taken as their route says`() {
    #expect(answer(Self.service, post("/send", "a=1234567")).text.hasSuffix("\r\n\r\n1234567"))
    #expect(answer(Self.service, post("/send", "a=123456789")).status == 413)
    #expect(answer(Self.service, post("/send", "a=1", type: "text/plain")).status == 415)
    #expect(
      answer(Self.service, post("/send", "a=1", type: "application/x-www-form-urlencoded; charset=latin1")).status
        == 415)
    #expect(
      answer(Self.service, post("/send", "a=1", type: "application/x-www-form-urlencoded; charset=UTF-8")).status == 200
    )
    #expect(answer(Self.service, post("/send", "a=%zz")).status == 400)
    #expect(
      answer(Self.service, post("/reports", "{}", type: "application/json; charset=utf-8")).text.hasSuffix("\r\n\r\n2"))
    #expect(answer(Self.service, post("/reports", "{}", type: "text/json")).status == 415)
    let chunked =
      "POST /send HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(answer(Self.service, chunked + "b\r\na=123456789\r\n0\r\n\r\n").status == 413)
    #expect(answer(Self.service, chunked + "3\r\na=1\r\n0\r\n\r\n").status == 200)
    #expect(answer(Self.service, "DELETE /reports HTTP/1.1\r\nHost: a.example\r\n\r\n").status == 204)
    #expect(answer(Self.service, get("/asks?q=a+b")).text.hasSuffix("\r\n\r\na b"))
    #expect(answer(Self.service, get("/asks?q=%ff")).status == 400)
  }

  @Test func `other hosts, other proxies, closed gates`() {
    #expect(answer(Self.service, "GET / HTTP/1.1\r\nHost: b.example\r\n\r\n").status == 421)
    #expect(answer(Self.service, "POST /send HTTP/1.1\r\nHost: a.example:81\r\n\r\n").status == 421)
    let forwarded = get(
      "/proxy", "X-Forwarded-Proto: https", "X-Original-URL: /cases/c", "X-HTTP-Method-Override: DELETE")
    #expect(answer(Self.service, forwarded).text.hasSuffix("none"))
    #expect(answer(Self.service, forwarded, isFromProxy: true).text.hasSuffix("https"))
    #expect(answer(Self.service, get("/asks", "X-Stop: once")).status == 503)
    #expect(answer(Self.service, get("/asks", "X-Stop: yes")).text.hasPrefix("Location: /sign-in\r\n"))
    #expect(answer(Self.service, get("/asks")).text.contains("X-Robots-Tag: noindex\r\n"))
    #expect(!answer(Self.service, get("/")).text.contains("X-Robots-Tag"))
  }

  @Test func `each refusal is a page that explains`() {
    for refusal in Refusal.allCases {
      let page = Self.service.answer(refusal)
      #expect(page.status == refusal.status && page.refusal == refusal && page.rest.count > page.headBytes)
    }
  }
}
