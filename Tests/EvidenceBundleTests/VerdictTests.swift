import Evidence
import Foundation
import GroundTestKit
import JSON
import MerkleLog
import Testing

@testable import EvidenceBundle

/// What people and programs are told.
@Suite struct VerdictTests {
  private let folder = TemporaryFolder()

  private func verdict(_ change: (inout Scene) throws -> Void) throws -> BundleVerdict {
    var scene = try Scene.made()
    try change(&scene)
    return try #require(try BundleVerifier().verify(scene.pack(in: folder)))
  }

  @Test func `the answer comes first, then the checks, then what is not proved`() throws {
    let text = VerdictText.render(try verdict { _ in })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(text.hasPrefix("This bundle holds: what is in it has not changed since the log took it in"))
    #expect(lines.prefix(3).joined(separator: " ").contains("the keys are those that the bundle itself names"))
    let places = ["What was checked", "What is not proved"].map { head in lines.firstIndex { $0 == head } }
    #expect(places[0].map { $0 < places[1] ?? 0 } == true)
    #expect(text.contains("  ✓ Each exhibit is the one that was received: all 3 [item.commitment]\n      Bit for bit:"))
    #expect(text.contains("  – That key is one that you were given from elsewhere [checkpoint.trusted]\n"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test func `a failure is named in the answer, with the first bad entry of the log`() throws {
    let text = VerdictText.render(
      try verdict {
        try Tampering.flip(&$0, BundleLayout.leaf(8), at: 30)
        try Tampering.flip(&$0, BundleLayout.leaf(3), at: 30)
      }
    ).replacing("\n", with: " ")
    #expect(text.hasPrefix("This bundle does not hold:"))
    #expect(text.contains("The first bad entry of the log is 3."))
    #expect(text.contains("✗ Each entry stands in the log at its place: 2 of 6 not [leaf.proof]"))
    #expect(text.contains("! leaf.proof(8) proofs/leaves/8.tlog-proof: the proof leads to another root"))
  }

  @Test func `what strangers wrote cannot move the terminal`() throws {
    let path = try Scene.made().pack(in: folder)
    try Data([1]).write(to: URL(filePath: "\(path)/data/a\u{1B}[2J\u{202E}b"))
    let text = VerdictText.render(try #require(try BundleVerifier().verify(path)))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    #expect(text.contains("data/a[U+1B][2J[U+202E]b"))
  }

  @Test func `a script of somebody else's is named`() throws {
    let found = try verdict { $0.files[BundleLayout.script] = Array("#!/bin/sh\nexit 0\n".utf8) }
    let check = try #require(found.checks.first { $0.place == BundleLayout.script })
    #expect(found.holds && check.id == .recordFiles && check.finding?.contains("do not rely on") == true)
  }

  @Test func `the JSON has every check, and its schema every member`() throws {
    let found = try verdict { $0.files[BundleLayout.leaf(5)] = nil }
    let json = VerdictJSON.json(found)
    #expect(json["outcome"]?.string == "fails" && json["first_bad_leaf"] == .integer(5))
    #expect(json["checks"]?.array?.count == found.checks.count)
    let failed = json["checks"]?.array?.first { $0["outcome"]?.string == "fails" && $0["check"]?.string == "leaf.form" }
    #expect(failed?["number"] == .integer(5) && failed?["place"]?.string == BundleLayout.leaf(5))
    let described = VerdictJSON.schema["properties"]?.members?.map(\.name)
    #expect(described == json.members?.map(\.name))
    let check = VerdictJSON.schema["properties"]?["checks"]?["items"]?["properties"]?.members?.map(\.name)
    #expect(check == json["checks"]?.array?.first?.members?.map(\.name))
  }

  @Test func `every check has words of its own`() {
    let ids = BundleCheck.ID.allCases
    #expect(Set(ids.map(\.title)).count == ids.count)
    for id in ids { #expect(!id.title.hasSuffix(".") && id.meaning.hasSuffix(".")) }
  }
}
