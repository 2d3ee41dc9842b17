import Evidence
import EvidenceBundle
import Foundation
import GroundTestKit
import MerkleLog
import Testing

/// Each change by itself is found, and named with its check and its place.
@Suite struct TamperingTests {
  static let all =
    Tampering.contents + Tampering.records + Tampering.proofs + Tampering.stamps + Tampering.packed

  /// What `verify.sh` does not see. It checks bytes, proofs and links; the words around them it leaves to people, and to
  /// the statement, and it knows nothing from outside the bundle.
  static let unseenByScript: Set<String> = [
    // Files that are packed and that the record does not name.
    "a file added", "a file added beside the proofs", "an entry that the record does not name",
    // The custody table, times and reasons, a script in the page.
    "a line of the custody table", "two lines of the custody table swapped", "the custody table with other line ends",
    "the custody table cut short", "a line behind the custody table", "the custody table dropped",
    "the time at which an exhibit was received", "the time of a custody entry", "another reason for a hold",
    "a member twice in the record", "a script in the statement", "a typing mistake in the policy",
    // What only somebody knows who has kept something.
    "rolled back: everything under an earlier head, stamped anew", "forked: the log's own key signs another history",
    "another key, everything signed anew, checked with the published one",
    "an authority of the forger's own, checked with the known one",
    "stamped before the newest entry was written", "an original that is known under another name too",
  ]

  private let folder = TemporaryFolder()

  /// Gives what the verifier says, and how `verify.sh` of the same bundle ends.
  private func verdict(after tampering: Tampering) throws -> (verdict: BundleVerdict, script: ProcessRun) {
    var scene = try Scene.made(tampering.chain)
    if case .forged(let change) = tampering.change { try change(&scene) }
    let path = try scene.pack(in: folder)
    if case .packed(let change) = tampering.change { try change(URL(filePath: path)) }
    let verdict = try #require(try BundleVerifier(trust: tampering.trust(scene)).verify(path))
    return (verdict, try Self.script(path))
  }

  private static func script(_ path: String) throws -> ProcessRun {
    try ProcessRun(URL(filePath: "/bin/sh"), ["\(path)/\(BundleLayout.script)"])
  }

  @Test func `there are many changes, each once`() {
    #expect(Self.all.count >= 80)
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
  }

  @Test(arguments: all)
  func `a change is named`(_ tampering: Tampering) throws {
    let (verdict, script) = try verdict(after: tampering)
    #expect(!verdict.holds)
    #expect(script.code == (Self.unseenByScript.contains(tampering.name) ? 0 : 1), "\(script.out)")
    let found = verdict.failures.contains {
      $0.id == tampering.check && $0.number == tampering.number && $0.place == tampering.place
    }
    #expect(found, "\(verdict.failures.map { "\($0.name) at \($0.place ?? "-"): \($0.finding ?? "")" })")
    // Who packs again leaves no trace in the manifests: only the deep checks see it.
    guard case .forged = tampering.change else { return }
    #expect(!verdict.failures.contains { $0.id.rawValue.hasPrefix("bag.") })
  }

  /// Anybody can put certificates into a stamp. Its time is proved without them; they are named.
  @Test func `certificates that were put into a stamp are named, and the time still holds`() throws {
    var scene = try Scene.made()
    try scene.stamp(1, extra: true)
    let verdict = try #require(try BundleVerifier().verify(scene.pack(in: folder)))
    #expect(verdict.holds)
    let check = try #require(verdict.checks.first { $0.id == .timeChain })
    #expect(check.finding?.hasPrefix("1 certificates in it do not belong") == true && check.number == 1)
    #expect(check.place == BundleLayout.timeAnswer(1))
  }

  /// What a Mac or Windows leaves in a folder is no part of the bundle; it is named, and everything else is still proved.
  @Test func `files that desktops leave behind are named, and the rest is still proved`() throws {
    let path = try Scene.made().pack(in: folder)
    try FileManager.default.createDirectory(atPath: "\(path)/__MACOSX/data", withIntermediateDirectories: true)
    let files = ["data/.DS_Store", "data/originals/Thumbs.db", "desktop.ini", "__MACOSX/data/._0001.bin"]
    for file in files { try Data([1]).write(to: URL(filePath: "\(path)/\(file)")) }
    let verdict = try #require(try BundleVerifier().verify(path))
    #expect(verdict.hasOnlyLeftBehind, "\(verdict.failures)")
    #expect(Set(verdict.failures.compactMap(\.place)) == Set(files))
    #expect(VerdictText.render(verdict).hasPrefix("Everything that belongs to this bundle holds. 4 files"))
  }

  /// The forger who has a file of his own called so, and lists it, is found.
  @Test func `a listed file with such a name is a file that the record does not name`() throws {
    var scene = try Scene.made()
    scene.files["data/originals/Thumbs.db"] = [1]
    let verdict = try #require(try BundleVerifier().verify(scene.pack(in: folder)))
    #expect(verdict.failures.contains { $0.id == .recordFiles && $0.place == "data/originals/Thumbs.db" })
  }

  @Test func `an exhibit left out of a chosen part cannot be seen, and that is said`() throws {
    let verdict = try #require(try BundleVerifier().verify(Scene.made(.selected).pack(in: folder)))
    #expect(verdict.unproved.contains { $0.hasPrefix("That nothing was left out: it proves what is here") })
  }

  @Test func `an earlier head that was kept cannot be compared, and that is said`() throws {
    let scene = try Scene.made()
    let trust = BundleVerifier.Trust(knownCheckpoint: try scene.log.checkpoint(size: 5).bytes)
    let verdict = try #require(try BundleVerifier(trust: trust).verify(scene.pack(in: folder)))
    let check = try #require(verdict.checks.first { $0.id == .checkpointKnown })
    #expect(verdict.holds && check.outcome == .absent && check.finding?.contains("from 5 entries to 12") == true)
  }
}
