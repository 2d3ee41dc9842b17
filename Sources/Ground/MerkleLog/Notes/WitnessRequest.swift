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
    guard bytes.count <= Self.byteCountMax else { throw .tooLarge }
    guard let blank = bytes.indices.first(where: { bytes[$0] == 0x0A && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x0A })
    else { throw .malformed(line: 0, reason: "there is no blank line between proof and checkpoint") }
    let lines = bytes[..<blank].split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines[0].hasPrefix("old "), let oldSize = Checkpoint.number(lines[0].dropFirst(4)) else {
      throw .malformed(line: 1, reason: "this is not “old” and a number")
    }
    guard lines.count - 1 <= Self.pathCountMax else { throw .tooLarge }
    var path: [MerkleHash] = []
    for place in 1..<lines.count {
      guard let hash = Base64.decode(lines[place]).flatMap(MerkleHash.init) else {
        throw .malformed(line: place + 1, reason: "this is no hash in base 64")
      }
      path.append(hash)
    }
    self.init(oldSize: oldSize, path: path, checkpoint: try SignedNote(Array(bytes[(blank + 2)...])))
  }

  public var bytes: [UInt8] {
    let head = ["old \(oldSize)"] + path.map { Base64.encode($0.bytes) }
    return Array((head.map { $0 + "\n" }.joined() + "\n").utf8) + checkpoint.bytes
  }
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
