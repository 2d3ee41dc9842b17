import EvidenceBundle
import Files
import MerkleLog
import OpenSSL

/// Time stamps in a folder: `NAME.checkpoint`, `NAME.tsq`, `NAME.tsr`, and the authority's `chain.pem`.
struct StampFolder {
  private static let fileBytesMax = 1 << 16
  private static let stampsMax = 100_000

  let chain: [UInt8]
  private let path: String
  private let names: [String]

  init(_ path: String) throws {
    self.path = path
    chain = try FileSystem.read("\(path)/chain.pem", limitBytes: Self.fileBytesMax)
    names = try FileSystem.names(in: path).filter { $0.hasSuffix(".tsr") }.map { String($0.dropLast(4)) }
    guard names.count <= Self.stampsMax else {
      throw Failure("\"\(path)\" has more than \(Self.stampsMax) time stamps", hint: "name a folder with newer ones")
    }
  }

  /// The newest checkpoint of this log that has an entry and was stamped, with every stamp of it that holds.
  func newest(covering index: Int, of log: NoteKey) -> (checkpoint: SignedNote, stamps: [BundleStamp])? {
    var best: (size: Int, note: SignedNote, names: [String])?
    for name in names.reversed() {
      guard let bytes = try? FileSystem.read("\(path)/\(name).checkpoint", limitBytes: Self.fileBytesMax),
        let note = try? SignedNote(bytes),
        let checkpoint = try? Checkpoint.verified(note, by: log, origin: log.name), checkpoint.size > index
      else { continue }
      if checkpoint.size > best?.size ?? 0 { best = (checkpoint.size, note, []) }
      if note == best?.note { best?.names.append(name) }
    }
    guard let best else { return nil }
    let stamps = best.names.compactMap { stamp($0, of: best.note) }
    return stamps.isEmpty ? nil : (best.note, stamps)
  }

  private func stamp(_ name: String, of note: SignedNote) -> BundleStamp? {
    guard let request = try? FileSystem.read("\(path)/\(name).tsq", limitBytes: Self.fileBytesMax),
      let answer = try? FileSystem.read("\(path)/\(name).tsr", limitBytes: Self.fileBytesMax)
    else { return nil }
    return try? BundleStamp(request: request, answer: answer, chain: chain, checkpoint: note) ?? nil
  }
}
