import Files
import Foundation
import GroundTestKit
import Testing

@testable import BagIt

@Suite struct BagWriterTests {
  private let folder = TemporaryFolder()

  private func write(_ files: [(String, [UInt8])], faults: FaultPlan = .none) throws {
    let writer = try BagWriter(folder.path("bag"), faults: faults)
    for (path, bytes) in files { try writer.write(path, bytes) }
    try writer.finish(info: BagInfo([.init("Source-Organization", "A\nB"), .init("Bagging-Date", "2026-11-24")]))
  }

  @Test func `the whole bag, file by file`() throws {
    try write([("data/b/c.txt", Array("hello\n".utf8)), ("note.txt", []), ("data/a", [0, 255])])
    #expect(try folder.text(of: "bag/bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    #expect(
      try folder.text(of: "bag/bag-info.txt")
        == "Source-Organization: A B\nBagging-Date: 2026-11-24\nPayload-Oxum: 8.2\n")
    #expect(
      try folder.text(of: "bag/manifest-sha256.txt") == """
        06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8  data/a
        5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  data/b/c.txt

        """)
    let tags = try folder.text(of: "bag/tagmanifest-sha512.txt").split(separator: "\n").map { $0.suffix(20) }
    #expect(
      tags.map { $0.split(separator: " ").last }
        == [
          "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt", "note.txt",
        ].map { $0.suffix(20) })
    let bag = try BagReader().read(folder.path("bag")) { $0.text == "data/a" }
    #expect(bag.problems.isEmpty && bag.isBag && bag.version == .current)
    #expect(try bag.files[BagPath("data/a")]?.bytes == [0, 255])
    #expect(try bag.files[BagPath("data/b/c.txt")]?.bytes == nil)
    #expect(bag.info["bagging-date"] == "2026-11-24")
  }

  @Test func `names that are one file elsewhere, or lead elsewhere, are refused`() throws {
    let writer = try BagWriter(folder.path("bag"))
    try writer.write("data/a", [])
    for path in ["data/a", "data/A"] {
      #expect(throws: BagError.clash(path: path, other: "data/a")) { try writer.write(path, []) }
    }
    #expect(throws: BagError.path(text: "data/../x", fault: .upward)) { try writer.write("data/../x", []) }
    try folder.write("", to: "there")
    #expect(throws: BagError.exists(path: folder.path("there"))) { try BagWriter(folder.path("there")) }
  }

  /// A writer that went without an end, or whose n-th step failed, leaves nothing or everything.
  @Test func `at every step that fails, there is no bag or a whole one`() throws {
    let counting = FaultPlan(failingFrom: .max)
    let files: [(String, [UInt8])] = [("data/a/b", [1, 2, 3]), ("t", [4])]
    try write(files, faults: counting)
    #expect(counting.stepCount > 20)
    for step in 1...counting.stepCount {
      try FileSystem.removeTree(folder.path("bag"))
      #expect(throws: BagError.self) { try write(files, faults: FaultPlan(failingFrom: step)) }
      let names = try folder.names()
      #expect(names == [] || names == ["bag"], "step \(step): \(names)")
      if names == ["bag"] { #expect(try BagReader().read(folder.path("bag")).problems.isEmpty) }
    }
  }

  @Test func `a file that was not closed is in no manifest`() throws {
    let writer = try BagWriter(folder.path("bag"))
    try writer.open("data/open").append([1])
    try writer.finish(info: BagInfo())
    let bag = try BagReader().read(folder.path("bag"))
    #expect(bag.problems.allSatisfy { $0.kind == .extra } && !bag.isValid)
  }

  /// bagit-python judges too, where it is installed. It does not read %25 (version 1.9.0), so no name has a percent sign.
  @Test func `random bags are read back, and by bagit-python`() throws {
    let python = URL(filePath: #filePath).appending(path: "../../../.venv/bin/python").standardizedFileURL
    let judges = FileManager.default.isExecutableFile(atPath: python.path())
    var random = SeededRandom(seed: 61)
    let letters = Array("abcXYZ 09-_.~äß日\n\r'\"\\$&;*")
    for round in 0..<(judges ? 12 : 60) {
      try? FileSystem.removeTree(folder.path("bag"))
      let writer = try BagWriter(folder.path("bag"))
      var written: [String: [UInt8]] = [:]
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let name = (0..<Int.random(in: 1...8, using: &random)).map { _ in letters.randomElement(using: &random)! }
        let path = "data/d\(Int.random(in: 0...2, using: &random))/\(String(name))x"
        let bytes = (0..<Int.random(in: 0...70_000, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        if (try? writer.write(path, bytes)) != nil { written[path] = bytes }
      }
      try writer.finish(info: BagInfo())
      let bag = try BagReader().read(folder.path("bag")) { $0.isPayload }
      #expect(bag.problems.isEmpty, "round \(round): \(bag.problems)")
      #expect(bag.files.filter { $0.key.isPayload }.count == written.count)
      for (path, bytes) in written { #expect(try bag.files[BagPath(path)]?.bytes == bytes) }
      guard judges else { continue }
      let run = try ProcessRun(python, ["-m", "bagit", "--validate", "--quiet", folder.path("bag")])
      #expect(run.code == 0, "\(run.err)")
    }
  }
}
