import Foundation
import GroundTestKit
import MerkleLog
import Testing
import Timestamping

/// The program itself, one round at a time.
@Suite struct CourierProgramTests {
  private static let program: URL = {
    let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "courier")
    if let beside, FileManager.default.isExecutableFile(atPath: beside.path()) { return beside }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/courier")
  }()

  private func run(_ words: [String]) throws -> ProcessRun { try ProcessRun(Self.program, words) }

  @Test func `it asks whom it was told to ask, and ends`() throws {
    let (server, log) = (try PythonServer("tsa.py"), try LogRun())
    let witness = try PythonServer("witness.py", [log.key.text], lines: 2)
    try log.append(2)
    let folder = log.folder.path("courier")
    let words = [
      "--log", log.socket, "--folder", folder, "--once", "--authority", "first", server.url("good"),
      server.folder.path("chain.pem"), "--witness", witness.secondLine, witness.url("w"),
    ]
    let run = try run(words)
    #expect(run.code == 0 && run.out.isEmpty)
    #expect(run.err.contains("courier: stamped: first, number 1\n") && run.err.contains("courier: cosigned: w-"))
    // The stamp is over the note with the witness's line.
    let stamp = try #require(try CourierFolder(folder).stamps().first)
    #expect(String(decoding: stamp.checkpoint, as: UTF8.self).contains("\n— witness.example/w1 "))
    #expect(throws: Never.self) { try stamp.verified() }
    log.end()
    let without = try self.run(words)
    #expect(without.code == 1 && without.err.hasPrefix("courier: failed: the log: "))
  }

  @Test(arguments: [
    [], ["--log", "s"], ["--log", "s", "--folder", "f"], ["--folder"], ["--hello"],
    ["--log", "s", "--folder", "f", "--authority", "a/b", "http://a", "x"],
    ["--log", "s", "--folder", "f", "--authority", "a", "ftp://a", "x"],
    ["--log", "s", "--folder", "f", "--witness", "no key", "http://a"], ["--seconds", "0"], ["--proxy", "a"],
  ])
  func `wrong words end at once`(_ words: [String]) throws {
    let run = try run(words)
    #expect(run.code == 2 && run.err.hasPrefix("error: ") && run.err.hasSuffix("hint: see: courier --help\n"))
  }

  @Test func `certificates that are not there are an input that cannot be used`() throws {
    let run = try run(["--log", "s", "--folder", "f", "--authority", "a", "http://a", "/nowhere.pem"])
    #expect(run.code == 3)
    #expect(try self.run(["--help"]).code == 0)
  }
}
