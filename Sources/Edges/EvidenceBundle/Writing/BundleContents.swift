public import Evidence
public import MerkleLog
public import OpenSSL
internal import Primitives
internal import Sodium

/// Everything that a bundle says beside the exhibits' bytes.
public struct BundleContents: Sendable {
  public let record: EvidenceRecord
  /// The bytes of each leaf of the record, and its proof under the checkpoint.
  public let leaves: [Int: [UInt8]]
  public let proofs: [Int: ProofFile]
  public let checkpoint: SignedNote
  public let logKey: NoteKey
  /// Those whose signatures count; nobody asks for a number of them.
  public let witnesses: [NoteKey]
  public let stamps: [BundleStamp]
  /// Certificates of the authorities that stamped, in PEM.
  public let stampChain: [UInt8]

  public init(
    record: EvidenceRecord, leaves: [Int: [UInt8]], proofs: [Int: ProofFile], checkpoint: SignedNote, logKey: NoteKey,
    witnesses: [NoteKey] = [], stamps: [BundleStamp] = [], stampChain: [UInt8] = []
  ) {
    (self.record, self.leaves, self.proofs) = (record, leaves, proofs)
    (self.checkpoint, self.logKey, self.witnesses) = (checkpoint, logKey, witnesses)
    (self.stamps, self.stampChain) = (stamps, stampChain)
  }

  /// By the C2SP form of a policy: whose signatures count.
  var policy: String {
    var lines = ["log \(logKey.text)"]
    for (number, witness) in witnesses.enumerated() { lines.append("witness w\(number + 1) \(witness.text)") }
    if witnesses.isEmpty {
      lines.append("quorum none")
    } else {
      lines.append("group all any " + witnesses.indices.map { "w\($0 + 1)" }.joined(separator: " "))
      lines.append("quorum all")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The log's key as OpenSSL reads it: SubjectPublicKeyInfo of Ed25519 (RFC 8410).
  var keyPEM: String {
    let key = Base64.encode(BundleLayout.keyHead + logKey.key.bytes)
    return "-----BEGIN PUBLIC KEY-----\n\(key)\n-----END PUBLIC KEY-----\n"
  }

  /// What the statement says of the proofs.
  var facts: EvidenceStatement.Facts {
    let signed = (try? checkpoint.verified(by: [logKey] + witnesses)) ?? []
    return .init(
      entries: (try? Checkpoint(text: checkpoint.text).size) ?? 0, logKey: logKey.text,
      witnesses: signed.filter { witnesses.contains($0) }.map(\.name), stamps: stamps.map(\.seconds))
  }
}

/// A time stamp of a checkpoint.
public struct BundleStamp: Hashable, Sendable {
  public let request: [UInt8]
  public let answer: [UInt8]
  /// When, by the authority's clock, in seconds since 1970.
  public let seconds: Int

  /// Checks the stamp; nil where it is not of this checkpoint.
  public init?(request: [UInt8], answer: [UInt8], chain: [UInt8], checkpoint: SignedNote) throws(TimestampError) {
    let digest = SHA256.digest(of: checkpoint.bytes)
    // The question carries the digest as it is, and the answer is checked against the question.
    guard request.indices.contains(where: { request[$0...].starts(with: digest) }) else { return nil }
    seconds = try Timestamp.verified(answer: answer, to: request, authority: chain).seconds
    (self.request, self.answer) = (request, answer)
  }
}
