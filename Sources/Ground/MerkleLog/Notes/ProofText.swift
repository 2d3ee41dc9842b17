internal import OpenSSL
internal import Primitives

/// The form that C2SP's proofs share: lines, hashes in base 64, a blank line, a signed checkpoint.
struct ProofText {
  let lines: [String]
  private let note: ArraySlice<UInt8>

  init(_ bytes: [UInt8], byteCountMax: Int) throws(NoteError) {
    guard bytes.count <= byteCountMax else { throw .tooLarge }
    guard let blank = bytes.indices.first(where: { bytes[$0] == 0x0A && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x0A })
    else { throw .malformed(line: 0, reason: "there is no blank line between proof and checkpoint") }
    lines = bytes[..<blank].split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    note = bytes[(blank + 2)...]
  }

  /// Of the lines from this one on, counted from 0.
  func hashes(from start: Int, countMax: Int) throws(NoteError) -> [MerkleHash] {
    guard lines.count - start <= countMax else { throw .tooLarge }
    var hashes: [MerkleHash] = []
    for place in start..<lines.count {
      guard let hash = Base64.decode(lines[place]).flatMap(MerkleHash.init) else {
        throw .malformed(line: place + 1, reason: "this is no hash in base 64")
      }
      hashes.append(hash)
    }
    return hashes
  }

  func checkpoint() throws(NoteError) -> SignedNote { try SignedNote(Array(note)) }

  static func bytes(_ head: [String], _ hashes: [MerkleHash], _ checkpoint: SignedNote) -> [UInt8] {
    let lines = head + hashes.map { Base64.encode($0.bytes) }
    return Array((lines.map { $0 + "\n" }.joined() + "\n").utf8) + checkpoint.bytes
  }
}
