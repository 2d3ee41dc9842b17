import Foundation
import HTTP

@testable import HTTPServer

/// A server on its own thread, on a port that the system chose. Stopped when it goes.
final class RunningServer: Sendable {
  let server: Server
  let port: Int
  let metrics = Metrics()
  private let ended = DispatchSemaphore(value: 0)

  init(_ service: Service, workers: Int = 2, log: @escaping @Sendable (LogEntry) -> Void = { _ in }) throws {
    let listener = Listener(.tcp("127.0.0.1", port: 0), service)
    server = try Server([listener], metrics: metrics, workers: workers, log: log)
    port = Int(server.addresses[0].split(separator: ":")[1]) ?? 0
    let (server, ended) = (server, ended)
    Thread.detachNewThread {
      server.run()
      ended.signal()
    }
  }

  /// Whether it came to its end in time.
  func stop(seconds: Double = 10) -> Bool {
    server.stop()
    defer { ended.signal() }
    return ended.wait(timeout: .now() + seconds) == .success
  }

  deinit { server.stop() }
}

/// Speaks bytes.
final class RawClient {
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let done = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard done == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    setTimeout(seconds: 10)
  }

  deinit { close(descriptor) }

  func setTimeout(seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  /// False where the other side is gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Some bytes; empty at the end, nil where nothing came in time or the connection was reset.
  func read(atMost: Int = 65_536) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: atMost)
    let count = recv(descriptor, &buffer, atMost, 0)
    return count < 0 ? nil : Array(buffer[..<count])
  }

  /// Everything until the other side ends. “(reset)” where it does so hard.
  func readAll() -> String {
    var bytes: [UInt8] = []
    while true {
      guard let piece = read() else { return String(decoding: bytes, as: UTF8.self) + "(reset)" }
      if piece.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece
    }
  }

  /// One answer with a known length.
  func readAnswer() -> String {
    var bytes: [UInt8] = []
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let head = text.range(of: "\r\n\r\n") {
        let length = text.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? 0
        if text[head.upperBound...].utf8.count >= length { return text }
      }
      guard let piece = read(), !piece.isEmpty else { return text + "(ended)" }
      bytes += piece
    }
  }
}
