import Foundation
import HTTP
import Testing

@testable import HTTPServer

/// Each in a process of its own: the memory of one that runs other tests besides says nothing.
@Suite(.serialized) struct ManyClientsTests {
  /// Resident memory of this process, in kilobytes.
  private static func residentKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    return status.firstMatch(of: /VmRSS:\s+(\d+)/).flatMap { Int($0.1) } ?? 0
  }

  private static func allowDescriptors(_ count: UInt) -> Bool {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, count))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return limit.rlim_cur >= count
  }

  @Test func `a thousand slow clients cost little, and others are served meanwhile`() async {
    await #expect(processExitsWith: .success) { try Self.slowClients() }
  }

  private static func slowClients() throws {
    precondition(allowDescriptors(4_096), "the system gives this process too few descriptors")
    var limits = Limits()
    (limits.connectionsPerPeer, limits.headSeconds) = (2_000, 120)
    let running = try RunningServer(ServerTests.service(limits))
    let before = try residentKilobytes()
    let slow = try (0..<1_000).map { _ in try RawClient(port: running.port) }
    for round in 0..<4 {
      for client in slow { client.send(round == 0 ? "GET / HTTP/1.1\r\n" : "X-\(round): y\r\n") }
      let quick = try RawClient(port: running.port)
      quick.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      precondition(quick.readAnswer().hasSuffix("start"))
    }
    let grown = try residentKilobytes() - before
    precondition(grown < 16_384, "grew by \(grown) kB")
    // And each of them is served when it is done.
    for client in slow { client.send("Host: a\r\nConnection: close\r\n\r\n") }
    for client in slow { precondition(client.readAll().hasSuffix("start")) }
  }

  /// Counts and forgets.
  private final class Counting: UploadSink {
    private var count = 0
    func begin(_ part: PartHead) {}
    func write(_ bytes: ArraySlice<UInt8>) { count += bytes.count }
    func end() {}
    func finish(_ request: Request, _ form: Form) -> Response { .text("\(count)") }
    func abandon() {}
  }

  @Test func `a large file passes through in little memory, as fast as its sink takes it`() async {
    await #expect(processExitsWith: .success) { try Self.largeFile() }
  }

  private static func largeFile() throws {
    let upload = Route.upload("upload", "/upload", bodyMax: 1 << 30) { _ in Counting() }
    let running = try RunningServer(ServerTests.service(Limits(), [upload]))
    let client = try RawClient(port: running.port)
    let size = 16 << 20
    let start = "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
    let end = "\r\n--XX--\r\n"
    client.send(
      "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
        + "Content-Length: \(size + start.utf8.count + end.utf8.count)\r\n\r\n\(start)")
    let before = try residentKilobytes()
    let piece = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for _ in 0..<(size >> 20) { precondition(client.send(piece)) }
    client.send(end)
    precondition(client.readAnswer().hasSuffix("\r\n\r\n\(size)"))
    let grown = try residentKilobytes() - before
    precondition(grown < 16_384, "grew by \(grown) kB")
  }
}
