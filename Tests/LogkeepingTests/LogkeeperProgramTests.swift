import Foundation
import GroundTestKit
import MerkleLog
import Testing

@testable import Logkeeping

/// The process itself: started, asked, killed, started again.
@Suite struct LogkeeperProgramTests {
  private let folder = TemporaryFolder()

  private static let program: URL = {
    let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "logkeeper")
    if let beside, FileManager.default.isExecutableFile(atPath: beside.path()) { return beside }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/logkeeper")
  }()

  private func start(_ origin: String = "log.example/tests") throws -> Process {
    let process = Process()
    process.executableURL = Self.program
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
      // Its own first entry says that it was started.
      leaves.append([])
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

  private static let canMount =
    (try? ProcessRun(URL(filePath: "/usr/bin/env"), ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]).code)
    == 0

  /// A disk of six MiB: leaves are taken until it is full, then from the reserve, then refused; after kill -9 all are there.
  @Test(.enabled(if: canMount, "mounting a small disk needs root"))
  func `a full disk loses nothing`() throws {
    try Data(repeating: 5, count: 32).write(to: folder.url.appending(path: "key"))
    try FileManager.default.createDirectory(atPath: folder.path("disk"), withIntermediateDirectories: true)
    let words = "log.example/tests key disk/log disk/second s"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = folder.url
    process.arguments = [
      "unshare", "-m", "sh", "-c",
      "mount -t tmpfs -o size=6m none disk && { $0 \(words) & echo $! >pid; wait; $0 \(words) & echo $! >pid2; wait; }",
      Self.program.path(),
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { for name in ["pid", "pid2"] { if let id = try? pid(name) { kill(id, SIGKILL) } } }
    let first = try client()
    var taken = 0
    let leaf = { (number: Int) in Array("leaf \(number) ".utf8) + [UInt8](repeating: 7, count: 3_000) }
    let full = LogkeeperError.refused("the disk is full, and the log can take nothing")
    do throws(LogkeeperError) {
      while taken < 10_000 {
        #expect(try first.append(leaf(taken)) == taken + 1)
        taken += 1
      }
    } catch {
      #expect(error == full)
    }
    // Six MiB less the reserve would be 600.
    #expect(taken > 1_200 && taken < 2_100, "\(taken)")
    #expect(throws: full) { try first.append(leaf(0)) }
    kill(try pid("pid"), SIGKILL)
    let second = try client(after: "pid2")
    let note = try SignedNote(second.checkpoint())
    #expect(try Checkpoint(text: note.text).size >= taken + 1)
    let key = try second.key()
    for number in stride(from: 0, to: taken, by: 97) {
      let proof = try ProofFile(second.proof(of: number + 1))
      #expect(throws: Never.self) { try proof.verify(entry: leaf(number), log: key, origin: key.name) }
    }
  }

  private func pid(_ name: String) throws -> pid_t {
    try #require(pid_t(folder.text(of: name).filter(\.isNumber)))
  }

  private func client(after name: String) throws -> LogkeeperClient {
    for _ in 0..<200 where !FileManager.default.fileExists(atPath: folder.path(name)) { usleep(50_000) }
    return try client()
  }
}
