internal import Files

/// What is found on the disk before a log is opened.
struct Opening {
  let lock: OutputFile
  let second: SecondPlace
  let journal: Journal
  /// What stands in the journal.
  let entries: [[UInt8]]
  /// The tree without the journal.
  let edge: TreeEdge
  let signed: (note: SignedNote, checkpoint: Checkpoint)

  init(_ path: String, secondPlace: String, keys: [NoteKey], faults: FaultPlan) throws(LogError) {
    let starts: [Int]
    let beside: (note: SignedNote, checkpoint: Checkpoint)?
    let kept: (note: SignedNote, checkpoint: Checkpoint)?
    do throws(FileError) {
      guard FileSystem.isFolder(path + "/journal") else { throw .missing(path: path + "/journal") }
      lock = try OutputFile(path + "/lock", faults: faults)
      starts = try FileSystem.names(in: path + "/journal").compactMap { Int($0) }.sorted()
      second = try SecondPlace(secondPlace, faults: faults)
      kept = try second.last(of: keys)
      beside = Opening.published(path, keys: keys)
    } catch {
      if case .missing = error { throw .noLog(path: path) }
      throw .file(error)
    }
    guard let start = starts.last, start % Tile.width == 0 else { throw .noLog(path: path) }
    // The second place decides; what is beside the tree can only ask for more.
    guard let kept else { throw .noCheckpoint(path: secondPlace) }
    signed = beside.flatMap { $0.checkpoint.size > kept.checkpoint.size ? $0 : nil } ?? kept
    let tiles = TileFolder(path, faults: faults)
    edge = try TreeEdge(size: start) { (place) throws(LogError) in try tiles.tile(place).root }
    (journal, entries) = try Journal.open(in: path + "/journal", start: start, faults: faults)
    do throws(FileError) {
      for old in starts.dropLast() { try FileSystem.remove("\(path)/journal/\(Journal.name(old))", faults: faults) }
    } catch {
      throw .file(error)
    }
  }

  private static func published(_ path: String, keys: [NoteKey]) -> (note: SignedNote, checkpoint: Checkpoint)? {
    guard let bytes = try? FileSystem.read(path + "/checkpoint", limitBytes: SignedNote.byteCountMax) else {
      return nil
    }
    return SecondPlace.checkpoint(bytes, of: keys)
  }
}
