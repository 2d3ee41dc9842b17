import Evidence
import EvidenceBundle
import Foundation
import GroundTestKit
import MerkleLog
import Testing

@Suite struct BundleVerifierTests {
  private let folder = TemporaryFolder()

  private func outcomes(_ verdict: BundleVerdict) -> Set<String> {
    Set(verdict.checks.map { "\($0.name) \($0.outcome)" })
  }

  @Test func `an untouched bundle holds, and everything of the contract was checked`() throws {
    let scene = try Scene.made(.whole)
    let path = try scene.pack(in: folder)
    let trust = BundleVerifier.Trust(policy: try scene.policy, knownCheckpoint: try scene.log.checkpoint().bytes)
    let verdict = try #require(try BundleVerifier(trust: trust).verify(path))
    #expect(verdict.holds, "\(verdict.failures)")
    #expect(verdict.exhibitCount == 3 && verdict.leafCount == 6)
    let found = outcomes(verdict)
    for id in BundleCheck.ID.allCases where id != .timeNone {
      #expect(verdict.checks.contains { $0.id == id }, "\(id)")
    }
    for leaf in Scene.own {
      for check in ["leaf.form", "leaf.proof", "leaf.kind", "chain.link"] {
        #expect(found.contains("\(check)(\(leaf)) holds"))
      }
    }
    #expect(
      Set(verdict.checks.filter { $0.outcome == .absent }.map(\.name)) == ["item.working(2)", "checkpoint.witnesses"])
    #expect(verdict.unproved.contains { $0.contains("not independently witnessed") })
    #expect(verdict.stampTimes.count == 1)
  }

  @Test func `without trust from outside and with a chosen part, that is said`() throws {
    let path = try Scene.made(.selected).pack(in: folder)
    let verdict = try #require(try BundleVerifier().verify(path))
    #expect(verdict.holds, "\(verdict.failures)")
    let absent = Set(verdict.checks.filter { $0.outcome == .absent }.map(\.name))
    #expect(
      absent == [
        "chain.whole", "item.working(2)", "checkpoint.trusted", "checkpoint.known", "checkpoint.witnesses",
      ])
    #expect(verdict.unproved.contains { $0.contains("not that there is no more") })
    #expect(verdict.unproved.contains { $0.contains("Compare them with what the company published") })
  }

  @Test func `a bundle without stamps says so`() throws {
    var scene = try Scene.made()
    scene.files = scene.files.filter { !$0.key.hasPrefix("proofs/time/") }
    let verdict = try #require(try BundleVerifier().verify(scene.pack(in: folder)))
    #expect(verdict.holds)
    #expect(verdict.checks.contains { $0.id == .timeNone && $0.outcome == .absent })
  }

  @Test func `a folder that is no bag has no verdict`() throws {
    #expect(try BundleVerifier().verify(folder.path) == nil)
    #expect(throws: (any Error).self) { try BundleVerifier().verify(folder.path("gone")) }
  }
}
