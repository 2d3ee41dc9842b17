import EvidenceBundle
import Files
import Glibc
import MerkleLog
import Timekeeping
import Timestamping

/// A checkpoint that authorities stamped, with every stamp of it.
struct CourierStamps {
  private static let newestCount = 24

  let checkpoint: SignedNote
  let stamps: [BundleStamp]
  /// The authorities' certificates, each chain once.
  let chain: [UInt8]

  /// Asks the courier about a checkpoint, and waits until something is stamped that has an entry; nil after so many seconds.
  static func await(
    _ checkpoint: SignedNote, covering index: Int, of log: NoteKey, from path: String, seconds: Int
  ) throws -> CourierStamps? {
    let folder = CourierFolder(path)
    guard try !folder.authorities().isEmpty else {
      throw Failure("\"\(path)\" knows no time stamping authority", hint: "start the program courier there first")
    }
    try folder.ask(about: checkpoint.bytes, at: .now())
    let start = ClockReading.now()
    while true {
      if let found = try newest(in: folder, covering: index, of: log) { return found }
      guard (ClockReading.now().counter - start.counter) / 1_000_000_000 < seconds else { return nil }
      usleep(200_000)
    }
  }

  private static func newest(in folder: CourierFolder, covering index: Int, of log: NoteKey) throws -> CourierStamps? {
    var best: (size: Int, note: SignedNote, stamps: [Stamp])?
    for authority in try folder.authorities() {
      for number in try authority.numbers().suffix(newestCount) {
        let stamp = try authority.stamp(number)
        guard let note = try? SignedNote(stamp.checkpoint),
          let size = try? Checkpoint.verified(note, by: log, origin: log.name).size, size > index
        else { continue }
        if size > best?.size ?? 0 { best = (size, note, []) }
        if note == best?.note { best?.stamps.append(stamp) }
      }
    }
    guard let best else { return nil }
    let stamps = best.stamps.compactMap { stamp in
      try? BundleStamp(request: stamp.request, answer: stamp.answer, chain: stamp.chain, checkpoint: best.note) ?? nil
    }
    var chains: [[UInt8]] = []
    for stamp in best.stamps where !chains.contains(stamp.chain) { chains.append(stamp.chain) }
    return stamps.isEmpty ? nil : CourierStamps(checkpoint: best.note, stamps: stamps, chain: Array(chains.joined()))
  }
}
