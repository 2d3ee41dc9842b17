import Foundation
import GroundTestKit
import HTTP
import Synchronization
import Testing

@testable import HTTPServer

@Suite struct ServerTests {
  static func service(_ limits: Limits = Limits(), _ more: [Route] = []) -> Service {
    let routes: [Route] = [
      .fixed("start", "/", .text("start")),
      .get("slow", "/slow") { _ in
        Thread.sleep(forTimeInterval: 0.5)
        return .text("slow")
      },
      .form("form", "/form") { _, form in .text(form.text("a") ?? "-") },
      .get("stream", "/stream") { _ in
        let left = Mutex(3)
        return Response(
          type: "text/plain",
          pieces: .pieces(byteCount: nil) {
            left.withLock { left in
              left -= 1
              return left < 0 ? nil : Array("piece \(left)\n".utf8)
            }
          })
      },
      .get("broken", "/broken") { _ in
        Response(type: "text/plain", pieces: .pieces(byteCount: 100) { throw Refusal.failed })
      },
      .get("large", "/large") { _ in Response(type: "text/plain", [UInt8](repeating: 0x61, count: 8 << 20)) },
    ]
    return Service(Router(routes + more), hosts: HostList(["a"]), limits: limits)
  }

  private func status(_ answer: String) -> String { String(answer.split(separator: " ").dropFirst().first ?? "") }

  @Test func `requests are answered one after the other on one connection`() throws {
    let running = try RunningServer(Self.service())
    let client = try RawClient(port: running.port)
    let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    client.send(get)
    #expect(client.readAnswer().hasSuffix("\r\n\r\nstart"))
    let form =
      "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=b+c"
    client.send(form + get)
    #expect(client.readAnswer().contains("\r\n\r\nb c"))
    client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\nGET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    let rest = client.readAll()
    #expect(rest.hasSuffix("\r\n\r\n8\r\npiece 2\n\r\n8\r\npiece 1\n\r\n8\r\npiece 0\n\r\n0\r\n\r\n"))
    #expect(rest.components(separatedBy: "HTTP/1.1 200 OK\r\nDate: ").count == (rest.contains("\r\n\r\nstart") ? 4 : 3))
  }

  @Test func `a whole answer to HTTP/1.0, with the end of the connection as its end`() throws {
    let running = try RunningServer(Self.service())
    let client = try RawClient(port: running.port)
    client.send("GET /stream HTTP/1.0\r\nHost: a\r\n\r\n")
    let answer = client.readAll()
    #expect(answer.contains("\r\nConnection: close\r\n") && !answer.contains("Transfer-Encoding"))
    #expect(answer.hasSuffix("\r\n\r\npiece 2\npiece 1\npiece 0\n"))
    let broken = try RawClient(port: running.port)
    broken.send("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")
    let half = broken.readAll()
    #expect(half.contains("\r\nContent-Length: 100\r\n") && half.hasSuffix("\r\n\r\n"))
  }

  @Test func `what was refused is answered, and the connection ends`() throws {
    let running = try RunningServer(Self.service())
    for (raw, expected) in [
      (
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "400"
      ),
      ("GET / HTTP/1.1\nHost: a\n\n", "400"), ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "501"),
      ("\u{16}\u{3}\u{1}\u{2}", "400"),
      ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 20_000))\r\n\r\n", "431"),
      ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"),
      (
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "415"
      ),
      ("POST /nothing HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "404"),
    ] {
      let client = try RawClient(port: running.port)
      client.send(raw)
      client.endSending()
      let answer = client.readAll()
      #expect(status(answer) == expected && answer.contains("\r\nConnection: close\r\n"), "\(raw.prefix(60)) \(answer)")
      #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2, "one answer")
    }
  }

  @Test func `too large a body gets a page that explains, not a reset`() throws {
    let running = try RunningServer(Self.service())
    for head in ["Content-Length: 4000000", "Transfer-Encoding: chunked"] {
      let client = try RawClient(port: running.port)
      client.send(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n\(head)\r\n\r\n")
      let isChunked = head.hasPrefix("T")
      let piece = [UInt8](repeating: 0x61, count: 100_000)
      for _ in 0..<40 {
        if isChunked { client.send("186a0\r\n") }
        #expect(client.send(piece))
        if isChunked { client.send("\r\n") }
      }
      client.endSending()
      let answer = client.readAll()
      #expect(status(answer) == "413" && answer.hasSuffix("Send less, or in parts.\n"), "\(answer.suffix(200))")
    }
  }

  @Test func `what drips is ended, and says why where it can`() throws {
    var limits = Limits()
    (limits.headSeconds, limits.graceSeconds, limits.bytesPerSecond, limits.idleSeconds, limits.lingerSeconds) = (
      1, 1, 100, 1, 1
    )
    let running = try RunningServer(Self.service(limits))
    let post =
      "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
    for start in ["GET / HTTP/1.1\r\nX", post, ""] {
      let client = try RawClient(port: running.port)
      client.send(start)
      let began = ContinuousClock.now
      if !start.isEmpty {
        for _ in 0..<60 {
          Thread.sleep(forTimeInterval: 0.1)
          guard client.send("x") else { break }
        }
      }
      let answer = client.readAll()
      #expect(ContinuousClock.now - began < .seconds(9))
      #expect(answer.contains("(reset)") || start.isEmpty || status(answer) == "408", "\(answer)")
      if start.isEmpty { #expect(answer.isEmpty || status(answer) == "408") }
    }
    // A connection that was answered and rests is closed without a word.
    let client = try RawClient(port: running.port)
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = client.readAnswer()
    #expect(client.readAll() == "")
    #expect(running.metrics.text.contains("http_connections_ended_total{reason=\"idle\"} 2\n"))
  }

  @Test func `a reader that takes nothing is ended`() throws {
    var limits = Limits()
    (limits.graceSeconds, limits.bytesPerSecond) = (1, 10_000_000)
    let running = try RunningServer(Self.service(limits))
    let client = try RawClient(port: running.port)
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    for _ in 0..<80 where !running.metrics.text.contains("reason=\"too-slow\"} 1") {
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(running.metrics.text.contains("http_connections_ended_total{reason=\"too-slow\"} 1\n"))
  }

  @Test func `a large answer arrives whole`() throws {
    let running = try RunningServer(Self.service())
    let client = try RawClient(port: running.port)
    client.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    let answer = client.readAll()
    #expect(answer.utf8.count > 8 << 20 && answer.hasSuffix("aaa"))
  }

  @Test func `one peer and all together have limits`() throws {
    var limits = Limits()
    limits.connectionsPerPeer = 3
    let running = try RunningServer(Self.service(limits))
    var clients = try (0..<3).map { _ in try RawClient(port: running.port) }
    for client in clients {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(status(client.readAnswer()) == "200")
    }
    let fourth = try RawClient(port: running.port)
    fourth.endSending()
    #expect(status(fourth.readAll()) == "503")
    clients.removeLast()
    Thread.sleep(forTimeInterval: 0.2)
    let fifth = try RawClient(port: running.port)
    fifth.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(status(fifth.readAnswer()) == "200")

    limits = Limits()
    limits.connections = 2
    let small = try RunningServer(Self.service(limits))
    let resting = try (0..<2).map { _ in try RawClient(port: small.port) }
    for client in resting {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = client.readAnswer()
    }
    // The one that rests longest makes room.
    let next = try RawClient(port: small.port)
    next.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(status(next.readAnswer()) == "200")
    #expect(resting[0].readAll() == "")
  }

  @Test func `told to stop, it ends what was begun and takes nothing new`() throws {
    let running = try RunningServer(Self.service())
    let resting = try RawClient(port: running.port)
    resting.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = resting.readAnswer()
    let busy = try RawClient(port: running.port)
    busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    Thread.sleep(forTimeInterval: 0.2)
    #expect(running.stop())
    let answer = busy.readAll()
    #expect(answer.hasSuffix("\r\n\r\nslow") && answer.contains("\r\nConnection: close\r\n"))
    #expect(resting.readAll() == "")
  }

  @Test func `what is not finished at the deadline is cut`() throws {
    var limits = Limits()
    limits.drainSeconds = 1
    let running = try RunningServer(Self.service(limits))
    let client = try RawClient(port: running.port)
    client.send("GET / HTTP/1.1\r\n")
    Thread.sleep(forTimeInterval: 0.2)
    #expect(running.stop(seconds: 5))
  }

  @Test func `a client that goes away while a worker is busy harms nobody`() throws {
    let running = try RunningServer(Self.service())
    for _ in 0..<20 {
      let client = try RawClient(port: running.port)
      client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    }
    let client = try RawClient(port: running.port)
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(status(client.readAnswer()) == "200")
  }

  @Test func `the log has names and numbers, and nothing that was sent`() throws {
    let lines = Mutex<[String]>([])
    do {
      let running = try RunningServer(Self.service(), log: { entry in lines.withLock { $0.append(entry.line) } })
      let client = try RawClient(port: running.port)
      client.send("GET /canary?canary HTTP/1.1\r\nHost: a\r\nCookie: canary=canary\r\n\r\n")
      #expect(!client.readAnswer().contains("canary"))
      client.send("canary\0")
      #expect(!client.readAll().contains("canary"))
      #expect(!running.metrics.text.contains("canary"))
    }
    let all = lines.withLock { $0 }
    #expect(all.count == 2 && all[0].hasPrefix("route=none status=404 ms=") && all[0].hasSuffix(" refusal=not-found"))
    #expect(all.count == 2 && all[1] == "route=none status=400 ms=0 refusal=control-character")
  }

  @Test func `a socket in the file system, and one that is taken`() throws {
    let folder = TemporaryFolder()
    let server = try Server([Listener(.unix(path: folder.path("s")), Self.service(), isProxy: true)])
    #expect(server.addresses == [folder.path("s")])
    #expect(throws: ServerError.inUse(folder.path("s"))) {
      try Server([Listener(.unix(path: folder.path("s")), Self.service())])
    }
    #expect(throws: ServerError.address("nowhere")) { try Server([Listener(.tcp("nowhere", port: 0), Self.service())]) }
    #expect(throws: ServerError.developmentIsLoopbackOnly("0.0.0.0")) {
      try Server([Listener(.tcp("0.0.0.0", port: 0), Self.service(), transport: .loopbackDevelopment)])
    }
    #expect(throws: Never.self) {
      try Server([Listener(.tcp("::1", port: 0), Self.service(), transport: .loopbackDevelopment)])
    }
  }
}
