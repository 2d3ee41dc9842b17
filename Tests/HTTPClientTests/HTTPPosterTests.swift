import Foundation
import GroundTestKit
import HTTPClient
import Testing

@Suite struct HTTPPosterTests {
  private static let limits = HTTPPoster.Limits(seconds: 1, answerBytesMax: 1_000)
  private let server: PythonServer

  init() throws { server = try PythonServer("echo.py") }

  private func post(
    _ path: String, _ bytes: [UInt8] = [1, 2, 3], poster: HTTPPoster = HTTPPoster(limits: limits)
  ) throws -> HTTPPoster.Answer {
    let destination = try #require(HTTPDestination(server.url(path)))
    return try poster.post(bytes, type: "application/x-test", to: destination)
  }

  @Test func `bytes go out and bytes come back`() throws {
    let all = (0...255).map { UInt8($0) }
    #expect(try post("echo", all) == .init(status: 200, type: "text/x.echo", bytes: all))
    #expect(try post("echo", []).bytes == [])
    #expect(try post("500").status == 500)
  }

  @Test func `what is sent says nothing about who sends it`() throws {
    let text = String(decoding: try post("headers").bytes, as: UTF8.self)
    let names = text.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(names == ["Host", "User-Agent", "Accept", "Content-Type", "Content-Length"], "\(text)")
    #expect(text.contains("User-Agent: Mozilla/5.0\n") && text.contains("Content-Type: application/x-test\n"))
  }

  @Test func `a redirect is an answer, and a cookie is forgotten`() throws {
    #expect(try post("redirect").status == 302)
    #expect(!String(decoding: try post("headers").bytes, as: UTF8.self).contains("Cookie"))
  }

  @Test func `limits hold`() throws {
    let url = { self.server.url($0) }
    #expect(try post("size/1000").bytes.count == 1_000)
    #expect(throws: HTTPError.tooLarge(url: url("size/1001"), limitBytes: 1_000)) { try post("size/1001") }
    #expect(throws: HTTPError.tooLarge(url: url("endless"), limitBytes: 1_000)) { try post("endless") }
    #expect(throws: HTTPError.tooSlow(url: url("slow"), seconds: 1)) { try post("slow") }
    #expect(throws: HTTPError.tooSlow(url: url("drip"), seconds: 1)) { try post("drip") }
    #expect(throws: HTTPError.cutShort(url: url("half"))) { try post("half") }
    #expect(throws: HTTPError.cutShort(url: url("nothing"))) { try post("nothing") }
    #expect(throws: HTTPError.self) { try post("garbage") }
  }

  @Test func `nobody there`() throws {
    let refused = try #require(HTTPDestination("http://127.0.0.1:9/"))
    #expect(throws: HTTPError.notReached(url: refused.url)) {
      try HTTPPoster(limits: Self.limits).post([], type: "a/b", to: refused)
    }
    // `.invalid` never exists.
    let unknown = try #require(HTTPDestination("http://tsa.invalid/"))
    #expect(throws: HTTPError.self) { try HTTPPoster(limits: Self.limits).post([], type: "a/b", to: unknown) }
  }

  /// In a process of its own, whose environment names a proxy that is not there.
  @Test func `a proxy comes from the setting alone`() async throws {
    let url = server.url("echo")
    await #expect(processExitsWith: .success) { [url = url as String] in
      for name in ["http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"] { setenv(name, "http://127.0.0.1:9", 1) }
      guard let destination = HTTPDestination(url) else { exit(2) }
      let poster = HTTPPoster(limits: .init(seconds: 5, answerBytesMax: 10))
      exit((try? poster.post([7], type: "a/b", to: destination).bytes) == [7] ? 0 : 1)
    }
    let nowhere = HTTPPoster(limits: Self.limits, proxy: HTTPDestination("http://127.0.0.1:9"))
    #expect(throws: HTTPError.notReached(url: server.url("echo"))) { try post("echo", poster: nowhere) }
    // The server itself as the proxy: it sees the whole address.
    let proxy = HTTPPoster(limits: Self.limits, proxy: HTTPDestination(server.url("")))
    let other = try #require(HTTPDestination("http://tsa.invalid/echo"))
    #expect(try proxy.post([1], type: "a/b", to: other).status == 200)
  }

  @Test func `https is checked against the certificates that are trusted`() throws {
    let secure = try PythonServer("echo.py", ["tls"])
    let destination = try #require(HTTPDestination("https://127.0.0.1:\(secure.port)/echo"))
    #expect(throws: HTTPError.notTrusted(url: destination.url)) {
      try HTTPPoster(limits: Self.limits).post([1], type: "a/b", to: destination)
    }
    let trusting = HTTPPoster(limits: Self.limits, authorityFile: secure.folder.path("server.crt"))
    #expect(try trusting.post([1], type: "a/b", to: destination).bytes == [1])
    let named = try #require(HTTPDestination("https://localhost:\(secure.port)/echo"))
    #expect(throws: HTTPError.notTrusted(url: named.url)) { try trusting.post([1], type: "a/b", to: named) }
  }

  @Test(arguments: [
    HTTPError.notReached(url: "http://a"), .tooSlow(url: "http://a", seconds: 1),
    .tooLarge(url: "http://a", limitBytes: 2), .cutShort(url: "http://a"), .notTrusted(url: "http://a"),
    .failed(url: "http://a", reason: "b"),
  ])
  func `an error names the address`(_ error: HTTPError) {
    #expect(error.message.contains("http://a") && !error.message.hasSuffix("."))
  }
}
