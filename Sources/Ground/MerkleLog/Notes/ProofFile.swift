public import OpenSSL
internal import Primitives

/// A proof that stands alone: place, path and checkpoint in one text file (C2SP tlog-proof).
public struct ProofFile: Hashable, Sendable {
  public static let byteCountMax = SignedNote.byteCountMax + 16_384
  static let pathCountMax = 63
  private static let firstLine = "c2sp.org/tlog-proof@v1"

  /// What the maker added. Nothing vouches for it.
  public let extra: [UInt8]?
  public let index: Int
  public let path: [MerkleHash]
  public let checkpoint: SignedNote

  public init(index: Int, path: [MerkleHash], checkpoint: SignedNote, extra: [UInt8]? = nil) {
    self.extra = extra
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }

  public init(_ bytes: [UInt8]) throws(NoteError) {
    let text = try ProofText(bytes, byteCountMax: Self.byteCountMax)
    let lines = text.lines
    guard lines[0] == Self.firstLine else { throw .malformed(line: 1, reason: "this is not “\(Self.firstLine)”") }
    var next = 1
    extra = try Self.extra(lines, &next)
    guard next < lines.count, lines[next].hasPrefix("index "),
      let index = Checkpoint.number(lines[next].dropFirst(6))
    else { throw .malformed(line: next + 1, reason: "this is not “index” and a number") }
    self.index = index
    path = try text.hashes(from: next + 1, countMax: Self.pathCountMax)
    checkpoint = try text.checkpoint()
  }

  private static func extra(_ lines: [String], _ next: inout Int) throws(NoteError) -> [UInt8]? {
    guard next < lines.count, lines[next].hasPrefix("extra ") else { return nil }
    guard let extra = Base64.decode(lines[next].dropFirst(6)) else {
      throw .malformed(line: next + 1, reason: "this is no base 64")
    }
    next += 1
    return extra
  }

  public var bytes: [UInt8] {
    let head = [Self.firstLine] + (extra.map { ["extra \(Base64.encode($0))"] } ?? []) + ["index \(index)"]
    return ProofText.bytes(head, path, checkpoint)
  }

  /// That the entry is in the log of this key and origin, and that so many of the witnesses saw its checkpoint.
  public func verify(
    entry: [UInt8], log: NoteKey, origin: String, witnesses: [NoteKey] = [], needed: Int = 0
  ) throws(NoteError) -> Checkpoint {
    let checkpoint = try Checkpoint.verified(self.checkpoint, by: log, origin: origin)
    let known = witnesses.filter { $0.kind == .cosignature }
    let found = try self.checkpoint.verified(by: [log] + known).filter { known.contains($0) }
    guard found.count >= needed else { throw .tooFewWitnesses(found: found.count, needed: needed) }
    do throws(ProofError) {
      try InclusionProof(index: index, treeSize: checkpoint.size, path: path)
        .verify(leaf: MerkleTree.leaf(entry), root: checkpoint.root)
    } catch {
      throw .noProof(error)
    }
    return checkpoint
  }
}
