import Evidence
import EvidenceBundle
import Foundation
import MerkleLog
import OpenSSL
import Primitives
import Testing

/// Changes to what the log has given, packed again afterwards.
extension Tampering {
  private static let head = BundleLayout.checkpoint
  private static let answer = BundleLayout.timeAnswer(1)

  private static func forgedLeaf(_ index: Int, in scene: Scene) throws -> [UInt8] {
    let leaf = try #require(Leaf(scene.log.leaves[index]))
    let time = LeafTime(seconds: leaf.time.seconds + 1, counter: leaf.time.counter, status: leaf.time.status)
    return Leaf(
      leaf.kind, at: time, sealedDigest: leaf.sealedDigest, content: leaf.content, keyCommitment: leaf.keyCommitment,
      chain: leaf.chain, reason: leaf.reason
    ).bytes
  }

  private static func swap(_ one: String, _ other: String, in scene: inout Scene) {
    (scene.files[one], scene.files[other]) = (scene.files[other], scene.files[one])
  }

  static let proofs: [Tampering] = [
    .init(forged: "a bit of a leaf", .leafProof, 6, at: BundleLayout.proof(6)) { try flip(&$0, BundleLayout.leaf(6)) },
    .init(forged: "a leaf cut short", .leafForm, 3, at: BundleLayout.leaf(3)) { try cut(&$0, BundleLayout.leaf(3)) },
    .init(forged: "a byte behind a leaf", .leafForm, 3, at: BundleLayout.leaf(3)) {
      $0.files[BundleLayout.leaf(3), default: []] += [0]
    },
    .init(forged: "a leaf with another time", .leafProof, 8, at: BundleLayout.proof(8)) {
      $0.files[BundleLayout.leaf(8)] = try forgedLeaf(8, in: $0)
      try $0.rewrite(UTCTime.text(Scene.start + 8), UTCTime.text(Scene.start + 9), all: false)
    },
    .init(forged: "a leaf dropped", .leafForm, 5, at: BundleLayout.leaf(5)) { $0.files[BundleLayout.leaf(5)] = nil },
    .init(forged: "a proof dropped", .leafProof, 5, at: BundleLayout.proof(5)) {
      $0.files[BundleLayout.proof(5)] = nil
    },
    .init(forged: "two leaves swapped", .leafProof, 2, at: BundleLayout.proof(2)) {
      swap(BundleLayout.leaf(2), BundleLayout.leaf(3), in: &$0)
    },
    .init(forged: "two proofs swapped", .leafProof, 3, at: BundleLayout.proof(3)) {
      swap(BundleLayout.proof(2), BundleLayout.proof(3), in: &$0)
    },
    .init(forged: "leaf and proof of another kind in the place of one", .leafProof, 8, at: BundleLayout.proof(8)) {
      $0.files[BundleLayout.leaf(8)] = $0.log.leaves[7]
      $0.files[BundleLayout.proof(8)] = try $0.log.proof(7)
    },
    .init(
      forged: "leaf and proof of another item shown for an exhibit", .itemCommitment, 1, at: "data/originals/0001.bin"
    ) {
      let blinds = (Hex.encode(Scene.blind(2)), Hex.encode(Scene.blind(3)))
      try $0.rewrite(blinds.0, blinds.1)
    },
    .init(forged: "an entry that the record does not name", .recordFiles, at: BundleLayout.leaf(7)) {
      $0.files[BundleLayout.leaf(7)] = $0.log.leaves[7]
      $0.files[BundleLayout.proof(7)] = try $0.log.proof(7)
    },
    .init(forged: "a bit of a proof's hash", .leafProof, 9, at: BundleLayout.proof(9)) {
      try flip(&$0, BundleLayout.proof(9), at: 40)
    },
    .init(forged: "lines of a proof in another order", .leafProof, 9, at: BundleLayout.proof(9)) {
      var lines = $0.files[BundleLayout.proof(9), default: []].split(separator: 0x0A, omittingEmptySubsequences: false)
        .map(
          Array.init)
      lines.swapAt(2, 3)
      $0.files[BundleLayout.proof(9)] = Array(lines.joined(separator: [0x0A]))
    },
    .init(forged: "a proof without its last line", .leafProof, 9, at: BundleLayout.proof(9)) {
      try cut(&$0, BundleLayout.proof(9), by: 30)
    },
    .init(forged: "a proof that leads to an earlier head", .leafProof, 2, at: BundleLayout.proof(2)) {
      $0.files[BundleLayout.proof(2)] = try $0.log.proof(2, size: 10)
    },
    .init(forged: "a bit of the head's root", .checkpointSignature, at: head) {
      try flip(&$0, head, at: MiniLog.origin.utf8.count + 6)
    },
    .init(forged: "a bit of the head's signature", .checkpointSignature, at: head) {
      try flip(&$0, head, at: $0.files[head, default: []].count - 40)
    },
    .init(forged: "the head with lines that end as in Windows", .checkpointForm, at: head) {
      try replace(&$0, head, "\n", "\r\n")
    },
    .init(forged: "the head without its last line end", .checkpointForm, at: head) { try cut(&$0, head) },
    .init(forged: "the head dropped", .checkpointForm, at: head) { $0.files[head] = nil },
    .init(forged: "an earlier head replayed under newer proofs", .leafProof, 2, at: BundleLayout.proof(2)) {
      $0.files[head] = try $0.log.checkpoint(size: 10).bytes
    },
    .init(
      forged: "rolled back: everything under an earlier head, stamped anew", .checkpointKnown, at: head,
      trust: { .init(knownCheckpoint: try $0.log.checkpoint(size: 12).bytes) }
    ) {
      try $0.writeProofs(size: 10)
      try $0.stamp(1)
    },
    .init(
      forged: "forked: the log's own key signs another history", .checkpointKnown, at: head,
      trust: {
        .init(knownCheckpoint: try Scene.made().log.checkpoint().bytes, authorities: $0.files[BundleLayout.timeChain])
      }
    ) {
      $0.log.leaves[11] = Array("another".utf8)
      try $0.writeProofs()
      try $0.stamp(1)
    },
    .init(
      forged: "another key, everything signed anew, checked with the published one", .checkpointTrusted, at: head,
      trust: { _ in .init(policy: try Scene.made().policy) }
    ) {
      $0.log.seed = 66
      try $0.writeProofs()
      try $0.stamp(1)
    },
    .init(forged: "another key in the policy only", .checkpointSignature, at: head) {
      let other = try MiniLog(seed: 66).noteKey
      $0.files[BundleLayout.policy] = Array("log \(other.text)\nquorum none\n".utf8)
    },
    .init(forged: "another key in the PEM file only", .checkpointKey, at: BundleLayout.logKey) {
      try flip(&$0, BundleLayout.logKey, at: 60)
    },
    .init(forged: "a typing mistake in the policy", .checkpointKey, at: "\(BundleLayout.policy):2:1") {
      try replace(&$0, BundleLayout.policy, "quorum", "qourum")
    },
    .init(forged: "the policy dropped", .checkpointKey, at: BundleLayout.policy) {
      $0.files[BundleLayout.policy] = nil
    },
    .init(forged: "another log's name in the record", .checkpointKey, at: EvidenceRecord.path) {
      try $0.rewrite(MiniLog.origin, "log.example/other")
    },
  ]

  static let stamps: [Tampering] = [
    .init(forged: "a bit of a stamp", .timeToken, 1, at: answer) {
      try flip(&$0, answer, at: $0.files[answer, default: []].count - 9)
    },
    .init(forged: "a stamp cut short", .timeToken, 1, at: answer) { try cut(&$0, answer) },
    .init(forged: "a stamp for another head", .timeToken, 1, at: BundleLayout.timeRequest(1)) {
      let head = $0.files[BundleLayout.checkpoint]
      $0.files[BundleLayout.checkpoint] = try $0.log.checkpoint(size: 10).bytes
      try $0.stamp(1)
      $0.files[BundleLayout.checkpoint] = head
    },
    .init(forged: "the answer to another question", .timeToken, 1, at: answer) {
      try $0.stamp(2)
      $0.files[answer] = $0.files[BundleLayout.timeAnswer(2)]
    },
    .init(forged: "a question dropped", .timeToken, 1, at: BundleLayout.timeRequest(1)) {
      $0.files[BundleLayout.timeRequest(1)] = nil
    },
    .init(forged: "stamped before the newest entry was written", .timeOrder, 1, at: answer) {
      let far = 40 * 365 * 86_400
      let leaf = Leaf(.access, at: LeafTime(seconds: Scene.start + far, counter: 0, status: .synchronised))
      $0.log.leaves[11] = leaf.bytes
      try $0.writeProofs()
      $0.files[BundleLayout.leaf(11)] = leaf.bytes
      $0.files[BundleLayout.proof(11)] = try $0.log.proof(11)
      try $0.stamp(1)
    },
    .init(forged: "the authority's certificates dropped", .timeChain, 1, at: BundleLayout.timeChain) {
      $0.files[BundleLayout.timeChain] = []
    },
    .init(forged: "another authority's certificates", .timeChain, 1, at: answer) {
      $0.files[BundleLayout.timeChain] = Authority.expired.chain
    },
    .init(forged: "stamped after the authority's certificate had run out", .timeChain, 1, at: answer) {
      try $0.stamp(1, by: .expired)
    },
    .init(
      forged: "an authority of the forger's own, checked with the known one", .timeChain, 1, at: answer,
      trust: { _ in .init(authorities: Authority.shared.chain) }
    ) { try $0.stamp(1, by: Authority()) },
  ]
}
