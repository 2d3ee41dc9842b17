import Files
import GroundTestKit
import MerkleLog
import Testing

@testable import Timestamping

@Suite struct CourierFolderTests {
  private let folder = TemporaryFolder()
  private var courier: CourierFolder { CourierFolder(folder.path("c")) }

  @Test func `a checkpoint waits for every authority, and an empty folder has none`() throws {
    #expect(try courier.authorities().isEmpty && courier.stamps().isEmpty && courier.witnesses().isEmpty)
    for name in ["second", "first"] { try courier.prepare(authority: name) }
    try courier.ask(about: Scene.note(size: 1).bytes, at: Scene.clock(100))
    #expect(try courier.authorities().map(\.name) == ["first", "second"])
    for authority in try courier.authorities() {
      #expect(try authority.next()?.checkpoint == Scene.note(size: 1).bytes)
    }
  }

  @Test func `hourly if it changed, daily if not`() throws {
    let (old, new) = (Scene.note(size: 1), Scene.note(size: 2))
    #expect(courier.isDue(old, at: Scene.clock(0)))
    try courier.prepare(authority: "a")
    try courier.ask(about: old.bytes, at: Scene.clock(1_000))
    for (seconds, ifSame, ifChanged) in [
      (1_000, false, false), (1_000 + 3_599, false, false), (1_000 + 3_600, false, true),
      (1_000 + 86_399, false, true), (1_000 + 86_400, true, true),
    ] {
      #expect(courier.isDue(old, at: Scene.clock(seconds)) == ifSame, "\(seconds)")
      #expect(courier.isDue(new, at: Scene.clock(seconds)) == ifChanged, "\(seconds)")
    }
  }

  /// A clock set back a year must not silence the courier for a year; one set forward asks once too often.
  @Test func `clock jumps both ways`() throws {
    let note = Scene.note(size: 1)
    try courier.ask(about: note.bytes, at: Scene.clock(100_000_000))
    #expect(courier.isDue(note, at: Scene.clock(100_000_000 - 31_536_000)))
    #expect(!courier.isDue(note, at: Scene.clock(100_000_000 - 1)))
    #expect(courier.isDue(note, at: Scene.clock(100_000_000 + 31_536_000)))
    #expect(courier.isDue(note, at: Scene.clock(0)))
  }

  @Test func `a torn file is no answer`() throws {
    try courier.ask(about: Scene.note(size: 1).bytes, at: Scene.clock(100))
    try folder.write("100\nno note", to: "c/asked")
    try folder.write("no note", to: "c/checkpoint")
    #expect(courier.isDue(Scene.note(size: 1), at: Scene.clock(101)) && courier.checkpoint() == nil)
  }

  @Test func `waiting for stamps ends when all are there, or the time is over`() throws {
    let bytes = Scene.note(size: 1).bytes
    #expect(try courier.stamps(of: bytes, waitingSeconds: 60).isEmpty)
    try courier.prepare(authority: "a")
    #expect(try courier.stamps(of: bytes, waitingSeconds: 1).isEmpty)
    for (ending, content) in [("checkpoint", bytes), ("tsq", [1]), ("tsr", [2])] {
      try FileSystem.keep(content, at: folder.path("c/authority/a/0001.\(ending)"))
    }
    #expect(try courier.stamps(of: bytes, waitingSeconds: 60).map(\.number) == [1])
    #expect(try courier.stamps(of: [9], waitingSeconds: 0).isEmpty)
  }

  @Test func `names are folders' names`() {
    for name in ["a", "tsa.example", "first-2"] { #expect(CourierFolder.isName(name)) }
    for name in ["", ".", "..", ".a", "-a", "a/b", "ä", "a b", "a\0", String(repeating: "a", count: 101)] {
      #expect(!CourierFolder.isName(name))
    }
  }

  @Test func `what is published is read again`() throws {
    try courier.publish(Scene.note(size: 7))
    #expect(courier.checkpoint() == Scene.note(size: 7))
  }

  /// A crash at any step leaves the queue whole: the checkpoint waits, or it does not, and what waited before still waits.
  @Test func `a failing write, sync or rename at every step`() throws {
    let plan = FaultPlan(failingFrom: .max)
    try courier.prepare(authority: "a")
    try CourierFolder(folder.path("c"), faults: plan).ask(about: Scene.note(size: 1).bytes, at: Scene.clock(1))
    #expect(plan.stepCount > 8)
    for step in 1...plan.stepCount {
      let path = folder.path("\(step)")
      try CourierFolder(path).prepare(authority: "a")
      try CourierFolder(path).ask(about: Scene.note(size: 1).bytes, at: Scene.clock(1))
      #expect(throws: FileError.self) {
        try CourierFolder(path, faults: FaultPlan(failingFrom: step)).ask(
          about: Scene.note(size: 2).bytes, at: Scene.clock(2))
      }
      let sizes = try CourierFolder(path).authority("a").waiting().count
      #expect(sizes == 1 || sizes == 2, "step \(step)")
      let newest = try CourierFolder(path).authority("a").next()?.checkpoint
      #expect(newest == Scene.note(size: sizes).bytes, "step \(step)")
    }
  }
}
