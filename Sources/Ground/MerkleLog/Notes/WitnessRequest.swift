public import OpenSSL
internal import Primitives

/// What a log sends to a witness: how large it was when the witness last signed, the proof that it has only grown since, and
/// its checkpoint (C2SP tlog-witness, add-checkpoint).
public struct WitnessRequest: Hashable, Sendable {
  public static let byteCountMax = SignedNote.byteCountMax + 4_096
  static let pathCountMax = 63

  public let oldSize: Int
  public let path: [MerkleHash]
  public let checkpoint: SignedNote

  public init(oldSize: Int, path: [MerkleHash], checkpoint: SignedNote) {
    precondition(oldSize >= 0 && path.count <= Self.pathCountMax)
    self.oldSize = oldSize
    self.path = path
    self.checkpoint = checkpoint
  }

  public init(_ bytes: [UInt8]) throws(NoteError) {
    let text = try ProofText(bytes, byteCountMax: Self.byteCountMax)
    guard text.lines[0].hasPrefix("old "), let oldSize = Checkpoint.number(text.lines[0].dropFirst(4)) else {
      throw .malformed(line: 1, reason: "this is not “old” and a number")
    }
    let path = try text.hashes(from: 1, countMax: Self.pathCountMax)
    self.init(oldSize: oldSize, path: path, checkpoint: try text.checkpoint())
  }

  public var bytes: [UInt8] { ProofText.bytes(["old \(oldSize)"], path, checkpoint) }
}

extension SignedNote {
  /// The note with a witness's line, out of the lines that it answered; lines by others are left out. Also when it signed, in
  /// seconds since 1970.
  public func cosigned(by witness: NoteKey, answer: [UInt8]) throws(NoteError) -> (note: SignedNote, seconds: Int) {
    let answered = try SignedNote(Array((text + "\n").utf8) + answer)
    _ = try answered.verified(by: [witness])
    let lines = answered.signatures.filter { $0.name == witness.name && $0.keyID == witness.id }
    guard let line = lines.first, let seconds = Cosignature(line.bytes)?.seconds else { throw .noKnownSignature }
    let others = signatures.filter { $0.name != witness.name || $0.keyID != witness.id }
    guard others.count < Self.signatureCountMax else { throw .tooLarge }
    return (SignedNote(text: text, signatures: others + [line]), seconds)
  }

  /// One of two notes with the signatures of both; the larger checkpoint where they differ.
  public func joined(with other: SignedNote) -> SignedNote {
    guard other.text == text else {
      let sizes = [text, other.text].map { (try? Checkpoint(text: $0))?.size ?? 0 }
      return sizes[1] > sizes[0] ? other : self
    }
    let more = other.signatures.filter { line in
      !signatures.contains { $0.name == line.name && $0.keyID == line.keyID }
    }
    return SignedNote(text: text, signatures: Array((signatures + more).prefix(Self.signatureCountMax)))
  }
}
