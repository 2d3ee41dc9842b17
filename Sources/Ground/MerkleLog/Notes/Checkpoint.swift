public import OpenSSL
internal import Primitives

/// How large a log is and what it holds, in three lines (C2SP tlog-checkpoint 1.0.0).
public struct Checkpoint: Hashable, Sendable {
  /// The log's name.
  public let origin: String
  public let size: Int
  public let root: MerkleHash
  /// Lines behind the three; we write none.
  public let extensions: [String]

  public init(origin: String, size: Int, root: MerkleHash, extensions: [String] = []) {
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// From the text of a note.
  public init(text: String) throws(NoteError) {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String($0) ?? "" }
    guard lines.popLast() == "", lines.count >= 3 else { throw .notACheckpoint(line: lines.count) }
    if let empty = lines.firstIndex(of: "") { throw .notACheckpoint(line: empty + 1) }
    guard let size = Self.number(lines[1]) else { throw .notACheckpoint(line: 2) }
    guard let root = Base64.decode(lines[2]).flatMap(MerkleHash.init) else { throw .notACheckpoint(line: 3) }
    self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3...]))
  }

  public var text: String {
    ([origin, String(size), Base64.encode(root.bytes)] + extensions).map { $0 + "\n" }.joined()
  }

  /// A note by the log, read and checked: the log's own signature must be there.
  public static func verified(_ note: SignedNote, by log: NoteKey, origin: String) throws(NoteError) -> Checkpoint {
    _ = try note.verified(by: [log])
    let checkpoint = try Checkpoint(text: note.text)
    guard checkpoint.origin == origin else { throw .otherOrigin }
    return checkpoint
  }

  /// Decimal digits without a zero in front.
  static func number(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard text == "0" || text.utf8.first != 0x30 else { return nil }
    return Int(text)
  }
}
