import Evidence
import EvidenceBundle
import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct BundleWriterTests {
  @Test func `what lies in a bundle`() throws {
    let sample = try BundleSample()
    try sample.write()
    let names = try FileManager.default.subpathsOfDirectory(atPath: sample.path).filter { $0.contains(".") }.sorted()
    #expect(
      names == [
        "VERIFY.md", "bag-info.txt", "bagit.txt", "data/originals/0001.bin", "data/originals/0002.bin",
        "data/record/custody.csv", "data/record/items.json", "data/record/statement.html", "manifest-sha256.txt",
        "manifest-sha512.txt", "proofs/checkpoint.txt", "proofs/leaves/12.leaf", "proofs/leaves/12.tlog-proof",
        "proofs/leaves/3.leaf", "proofs/leaves/3.tlog-proof", "proofs/leaves/6.leaf", "proofs/leaves/6.tlog-proof",
        "proofs/leaves/9.leaf", "proofs/leaves/9.tlog-proof", "proofs/log-key.pem", "proofs/policy.txt",
        "tagmanifest-sha256.txt", "tagmanifest-sha512.txt", "verify.sh",
      ])
    #expect(
      try String(contentsOfFile: sample.path + "/proofs/policy.txt", encoding: .utf8).hasSuffix("\nquorum none\n"))
  }

  @Test func `a failing write, sync or rename leaves no bundle`() throws {
    let sample = try BundleSample()
    let plan = FaultPlan(failingFrom: .max)
    try sample.write(faults: plan)
    #expect(plan.stepCount > 60)
    // The last step is the sync of the folder above, after the name.
    for step in 1..<plan.stepCount {
      let path = sample.folder.path("other-\(step)")
      #expect(throws: (any Error).self) { try sample.write(to: path, faults: FaultPlan(failingFrom: step)) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    #expect(try sample.folder.names() == ["bundle", "log", "second"])
  }

  @Test func `kill -9 while it is written leaves no bundle`() async throws {
    let sample = try BundleSample()
    let plan = FaultPlan(failingFrom: .max)
    try sample.write(faults: plan)
    for step in 1..<plan.stepCount {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = sample.folder.path("killed-\(step)") as String, step = step as Int] in
        try BundleSample().write(to: path, faults: FaultPlan(dyingAt: step))
      }
      #expect(!FileManager.default.fileExists(atPath: sample.folder.path("killed-\(step)")))
    }
    // What a killed run left is readable, so the next one for the same place takes it away.
    let last = "killed-\(plan.stepCount - 1)"
    #expect(try sample.folder.names().contains { $0.hasPrefix(last) && $0.hasSuffix(".draft") })
    try sample.write(to: sample.folder.path(last))
    #expect(try sample.folder.names().filter { $0.hasPrefix(last) } == [last])
  }

  @Test func `a source that fails ends it`() throws {
    struct Broken: Error {}
    let sample = try BundleSample()
    #expect(throws: Broken.self) {
      try BundleWriter.write(sample.contents, to: sample.path, day: "2026-11-25", software: "t") { _, _ in
        throw Broken()
      }
    }
    #expect(!FileManager.default.fileExists(atPath: sample.path))
  }
}
