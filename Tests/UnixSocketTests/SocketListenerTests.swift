import Foundation
import GroundTestKit
import Testing

@testable import UnixSocket

@Suite struct SocketListenerTests {
  private let folder = TemporaryFolder()

  @Test func `what is written on one side is read on the other`() throws {
    let listener = try SocketListener(folder.path("s"))
    #expect(listener.accept() == nil)
    let client = try SocketConnection.connect(to: folder.path("s"))
    #expect(listener.wait(reading: [], writing: [], milliseconds: 1_000).connects)
    let server = try #require(listener.accept())
    var bytes: [UInt8] = []
    #expect(server.read(into: &bytes) == .later)
    #expect(client.write([1, 2, 3]) == .bytes(3))
    let ready = listener.wait(reading: [server], writing: [server], milliseconds: 1_000)
    #expect(ready.readable == [0] && ready.writable == [0])
    #expect(server.read(into: &bytes) == .bytes(3) && bytes == [1, 2, 3])
    #expect(server.write([9]) == .bytes(1))
    var answer: [UInt8] = []
    #expect(client.read(into: &answer) == .bytes(1) && answer == [9])
  }

  @Test func `a side that went away has ended, and is no signal`() throws {
    let listener = try SocketListener(folder.path("s"))
    var client: SocketConnection? = try .connect(to: folder.path("s"))
    let server = try #require(listener.accept())
    #expect(client != nil)
    client = nil
    var bytes: [UInt8] = []
    #expect(server.read(into: &bytes) == .ended)
    #expect(server.write([1]) == .ended)
  }

  @Test func `one listens at a time, and takes over what is left behind`() throws {
    var first: SocketListener? = try SocketListener(folder.path("s"))
    #expect(throws: SocketError.inUse(path: folder.path("s"))) { try SocketListener(folder.path("s")) }
    #expect(first != nil)
    first = nil
    #expect(throws: SocketError.self) { try SocketConnection.connect(to: folder.path("s")) }
    #expect(throws: Never.self) { try SocketListener(folder.path("s")) }
  }

  @Test func `only owner and group may connect`() throws {
    let listener = try SocketListener(folder.path("s"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("s"))[.posixPermissions] as? Int
    #expect(mode == 0o660 && listener.accept() == nil)
  }

  @Test func `paths that cannot be`() {
    for path in ["", String(repeating: "x", count: 108), "a\0b"] {
      #expect(throws: SocketError.pathTooLong(path: path)) { try SocketListener(path) }
    }
    #expect(throws: SocketError.self) { try SocketConnection.connect(to: folder.path("none")) }
  }
}
