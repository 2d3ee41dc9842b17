import Foundation
import GroundTestKit
import MerkleLog
import Testing

@testable import Logkeeping

/// The process itself: started, asked, killed, started again.
@Suite struct LogkeeperProgramTests {
  private let folder = TemporaryFolder()

  private func start(_ origin: String = "log.example/tests") throws -> Process {
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "logkeeper")
    if !FileManager.default.isExecutableFile(atPath: process.executableURL?.path() ?? "") {
      process.executableURL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/debug/logkeeper")
    }
    process.arguments = [origin, "key", "log", "second", "s"].enumerated().map {
      $0.offset == 0 ? $0.element : folder.path($0.element)
    }
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func client() throws -> LogkeeperClient {
    for _ in 0..<200 {
      if let client = try? LogkeeperClient(at: folder.path("s")) { return client }
      usleep(50_000)
    }
    return try LogkeeperClient(at: folder.path("s"))
  }

  @Test func `what was acknowledged is there after kill -9`() throws {
    try Data(repeating: 5, count: 32).write(to: folder.url.appending(path: "key"))
    var leaves: [[UInt8]] = []
    for round in 0..<3 {
      let process = try start()
      let client = try client()
      for place in 0..<20 {
        let leaf = Array("leaf \(round) \(place)".utf8)
        #expect(try client.append(leaf) == leaves.count)
        leaves.append(leaf)
      }
      for index in [0, leaves.count / 2, leaves.count - 1] {
        #expect(try ProofFile(client.proof(of: index)).index == index)
      }
      let note = try SignedNote(client.checkpoint())
      #expect(try Checkpoint(text: note.text).size == leaves.count)
      let key = try client.key()
      #expect(
        try client.proof(of: 2, under: note).verify(entry: leaves[2], log: key, origin: key.name).size == leaves.count)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(throws: LogkeeperError.noAnswer) { try client.append([1]) }
    }
  }

  @Test func `another key's log is not opened`() throws {
    try Data(repeating: 5, count: 32).write(to: folder.url.appending(path: "key"))
    let first = try start()
    _ = try client().append([1])
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    try Data(repeating: 6, count: 32).write(to: folder.url.appending(path: "key"))
    let second = try start()
    second.waitUntilExit()
    #expect(second.terminationStatus == 4)
  }

  @Test func `wrong words and keys end at once`() throws {
    try Data(repeating: 5, count: 33).write(to: folder.url.appending(path: "key"))
    let process = try start()
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
    try Data(repeating: 5, count: 32).write(to: folder.url.appending(path: "key"))
    let other = try start("two words")
    other.waitUntilExit()
    #expect(other.terminationStatus == 2)
  }
}
