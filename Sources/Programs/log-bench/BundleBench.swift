import Evidence
import EvidenceBundle
import Files
import MerkleLog
import OpenSSL
import Sodium

/// Writes a bundle of many exhibits, to be checked by others.
enum BundleBench {
  private static let caseID = [UInt8](repeating: 1, count: EvidenceRecord.caseIDBytes)

  static func write(_ folder: String, _ count: Int, bytes: Int, signer: consuming CheckpointSigner) throws {
    let key = signer.noteKey
    let log = try LogFolder.create("\(folder)-log", secondPlace: "\(folder)-second", signer: signer)
    guard let actor = Actor(.survivor) else { return }
    var (exhibits, custody, leaves) = ([Exhibit](), [CustodyEntry](), [[UInt8]]())
    for index in 0..<count {
      let digest = SHA256.digest(of: content(index, bytes: bytes))
      let blind = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: Blind.byteCount)
      let commitment = Commitment.content(digest: digest, byteCount: bytes, blind: try secret(blind))
      let previous = index == 0 ? nil : index - 1
      let chain = Commitment.chain(caseID: caseID, actor: actor.text, previous: previous, blind: try secret(blind))
      let time = LeafTime(seconds: 1_764_028_800 + index, counter: index, status: .synchronised)
      leaves.append(Leaf(.item, at: time, content: commitment, chain: chain).bytes)
      exhibits.append(
        Exhibit(
          number: index + 1, mark: "AB-\(index + 1)", name: nil, type: .init(claimed: nil, found: nil),
          byteCount: bytes,
          sha256: digest, blind: blind, leaf: index, received: time.seconds, capturedBy: nil, submittedBy: .survivor))
      custody.append(
        CustodyEntry(
          number: index + 1, leaf: index, kind: .item, actor: actor, exhibits: [index + 1],
          link: .init(previous: previous, blind: blind), time: time.seconds, why: nil))
    }
    _ = try log.append(leaves)
    let record = EvidenceRecord(
      caseID: caseID, origin: key.name, chain: .whole, exhibits: exhibits, custody: custody)
    let proofs = try (0..<count).map { try log.proofFile(of: $0) }
    let contents = BundleContents(
      record: record, leaves: Dictionary(uniqueKeysWithValues: leaves.enumerated().map { ($0, $1) }),
      proofs: Dictionary(uniqueKeysWithValues: proofs.enumerated().map { ($0, $1) }), checkpoint: log.note, logKey: key)
    var next = 0
    try BundleWriter.write(contents, to: folder, day: "2026-11-24", software: "log-bench") { _, sink in
      try sink(content(next, bytes: bytes))
      next += 1
    }
  }

  private static func secret(_ bytes: [UInt8]) throws -> Secret { try Secret(copying: bytes.span.bytes) }

  /// The same for the same number, and different for different ones.
  private static func content(_ number: Int, bytes count: Int) -> [UInt8] {
    var state = UInt64(truncatingIfNeeded: number) &+ 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }
}
