import Foundation
import GroundTestKit
import TestKit
import Testing

/// `evidence times` and `evidence log` on folders as their processes leave them.
@Suite struct EvidenceTimesCommandTests {
  private let folder = TemporaryFolder()

  private func write(_ text: String, to path: String) throws {
    let url = folder.url.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func run(_ words: String...) throws -> Fixture.Run { try Fixture.bellbird(words, in: folder.url) }

  @Test func `what waits and what failed is shown, and ends with code 1`() throws {
    let waiting = "courier/authority/first/waiting"
    try write("a checkpoint", to: "\(waiting)/000001-1764000000-00.checkpoint")
    try write("a checkpoint", to: "\(waiting)/000002-1764003600-01.checkpoint")
    try write("1764000000 2 1764003800\nit answered with status 500\n", to: "courier/authority/first/trouble")
    for ending in ["checkpoint", "tsq", "tsr"] { try write("x", to: "courier/authority/second/0001.\(ending)") }
    try write("1764000000 1 1764000060\nalarm: the log was rolled back\n", to: "courier/witness/w-1/trouble")
    let run = try run("evidence", "times", "courier")
    #expect(
      run.out == """
        first: 0 time stamps
          2 checkpoints wait, the oldest since 2025-11-24T16:00:00Z
          failed 2 times since 2025-11-24T16:00:00Z: it answered with status 500
        second: 1 time stamp
          1  does not hold: the time stamp does not hold: it is about something else
        w-1: has signed nothing yet
          failed 1 time since 2025-11-24T16:00:00Z: alarm: the log was rolled back

        """)
    #expect(run.code == 1 && run.err.isEmpty)
  }

  @Test func `an empty folder says where to read on, and none is code 3`() throws {
    try write("", to: "courier/x")
    let empty = try run("evidence", "times", "courier")
    #expect(empty.code == 0 && empty.out == "nobody was asked yet: see docs/evidence.md for the courier\n")
    #expect(try run("evidence", "times", "nowhere").code == 3)
  }

  @Test func `the log's report is told in words`() throws {
    try write(
      "started 1764000000\nseen 1764003600\nentries 2001\nreserve 1\nscrubbed 1764003600\ntiles 7\n", to: "log/report")
    let well = try run("evidence", "log", "log")
    #expect(
      well.out == """
        2001 entries on 2025-11-24T17:00:00Z; logkeeper runs since 2025-11-24T16:00:00Z
        all of it was read on 2025-11-24T17:00:00Z (7 tiles): nothing is damaged

        """)
    #expect(well.code == 0)
    try write(
      "started 1764000000\nseen 1764003600\nentries 1\nreserve 0\nscrubbed 1764003600\ntiles 7\ndamage a/001, entry 300\n",
      to: "log/report")
    let ill = try run("evidence", "log", "log")
    #expect(
      ill.out == """
        1 entry on 2025-11-24T17:00:00Z; logkeeper runs since 2025-11-24T16:00:00Z
        all of it was read on 2025-11-24T17:00:00Z (7 tiles): 1 damage
        damaged: a/001, entry 300
        the disk is full: the log writes into its reserve

        """)
    #expect(ill.code == 1)
    try write("nonsense", to: "log/report")
    #expect(try run("evidence", "log", "log").code == 3)
  }
}
