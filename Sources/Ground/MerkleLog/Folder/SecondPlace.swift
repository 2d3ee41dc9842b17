internal import Files

/// The last checkpoint that was signed, kept on another disk than the log: who puts back an old copy of the log does not
/// put this back too.
///
/// Two files are written in turn, so that a crash in the middle of one leaves the other. Each has one length, filled up with
/// zeros, which makes syncing fast.
final class SecondPlace {
  private let slots: [OutputFile]
  private let folder: String
  private let faults: FaultPlan
  private var next = 0

  init(_ folder: String, faults: FaultPlan) throws(FileError) {
    try FileSystem.makeFolder(folder)
    var slots: [OutputFile] = []
    for name in Self.names {
      let slot = try OutputFile("\(folder)/\(name)", faults: faults)
      if slot.byteCount < Self.slotBytes { try slot.reserve(Self.slotBytes - slot.byteCount) }
      slots.append(slot)
    }
    try FileSystem.syncFolder(folder, faults: faults)
    self.slots = slots
    self.folder = folder
    self.faults = faults
  }

  static let names = ["checkpoint.0", "checkpoint.1"]
  /// A checkpoint has an origin of at most 255 bytes and one signature.
  static let slotBytes = 4_096

  /// The largest checkpoint that is whole and the log's own.
  func last(of keys: [NoteKey]) throws(FileError) -> (note: SignedNote, checkpoint: Checkpoint)? {
    var last: (note: SignedNote, checkpoint: Checkpoint)?
    for (index, name) in Self.names.enumerated() {
      let bytes = try bytes(of: name)
      guard let found = Self.checkpoint(bytes, of: keys) else { continue }
      if found.checkpoint.size >= last?.checkpoint.size ?? 0 {
        last = found
        next = 1 - index
      }
    }
    return last
  }

  /// One of the log's keys is enough.
  static func checkpoint(_ bytes: [UInt8], of keys: [NoteKey]) -> (note: SignedNote, checkpoint: Checkpoint)? {
    guard let note = try? SignedNote(bytes), let known = try? note.verified(by: keys).first,
      let checkpoint = try? Checkpoint.verified(note, by: known, origin: known.name)
    else { return nil }
    return (note, checkpoint)
  }

  private func bytes(of name: String) throws(FileError) -> [UInt8] {
    let bytes = try FileSystem.read("\(folder)/\(name)", limitBytes: SignedNote.byteCountMax)
    return Array(bytes[..<(bytes.lastIndex { $0 != 0 } ?? -1).advanced(by: 1)])
  }

  /// Whether no other checkpoint was ever written here.
  func hasNothingBut(_ note: SignedNote) throws(FileError) -> Bool {
    for name in Self.names {
      let bytes = try bytes(of: name)
      guard note.bytes.starts(with: bytes) else { return false }
    }
    return true
  }

  /// Returns when the checkpoint is on the disk.
  func write(_ note: SignedNote) throws(FileError) {
    let slot = slots[next]
    let bytes = note.bytes
    slot.rewind()
    try slot.append(bytes + [UInt8](repeating: 0, count: Self.slotBytes - bytes.count))
    try slot.sync()
    next = 1 - next
  }
}
