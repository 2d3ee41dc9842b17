public import Files

/// A log on a disk: entries are added at its end, and nothing ever changes (C2SP tlog-tiles, RFC 6962 tree).
///
/// One process writes it. A batch is taken whole or not at all, and is on the disk when `append` returns. What was signed
/// once is never contradicted: see `open`.
public final class LogFolder {
  public static let batchEntriesMax = 16_384
  static let batchBytesMax = 16 << 20
  /// When the journal has so much, its full tiles are written and it begins anew.
  static let settleEntries = 65_536
  static let settleBytes = 32 << 20
  /// Kept for the day on which the disk is full: room for some ten thousand entries of Bellbird's size.
  public static let reserveBytes = 4 << 20

  public let path: String
  private let signer: CheckpointSigner
  private let lock: OutputFile
  private let second: SecondPlace
  private let reserve: DiskReserve
  private let faults: FaultPlan
  /// After the disk was full, so many more entries go into the journal before tiles are tried again.
  private var entriesBeforeSettling = 0
  let tiles: TileFolder
  private(set) var journal: Journal
  private(set) var edge: TreeEdge
  /// Full tiles that are in the journal only.
  private(set) var unsettled: [Tile.Place: Tile] = [:]
  private var isStopped = false

  /// The newest checkpoint with its signature. It is on the disk in the second place.
  public private(set) var note: SignedNote
  public private(set) var checkpoint: Checkpoint

  public var size: Int { checkpoint.size }
  public var key: NoteKey { signer.noteKey }

  /// Whether the newest checkpoint was signed by another key than the one that signs from now on.
  public var isKeyNew: Bool { !note.signatures.contains { $0.keyID == key.id && $0.name == key.name } }

  /// Begins a log in an empty folder. The second place is a folder on another disk.
  public static func create(
    _ path: String, secondPlace: String, signer: consuming CheckpointSigner, faults: FaultPlan = .none
  ) throws(LogError) -> LogFolder {
    do throws(FileError) {
      try FileSystem.makeFolder(path + "/journal")
      guard try FileSystem.names(in: path + "/journal").allSatisfy({ $0.hasSuffix(".draft") }) else {
        throw .failed(path: path, reason: existing)
      }
      let lock = try OutputFile(path + "/lock", faults: faults)
      let second = try SecondPlace(secondPlace, faults: faults)
      let checkpoint = Checkpoint(origin: signer.origin, size: 0, root: MerkleTree.emptyRoot)
      let note = signer.sign(checkpoint)
      // A creation that broke off left this checkpoint, or the beginning of it.
      guard try second.hasNothingBut(note) else { throw .failed(path: path, reason: existing) }
      try second.write(note)
      let journal = try Journal.create(in: path + "/journal", start: 0, entries: [], faults: faults)
      return LogFolder(
        path, signer: signer, lock: lock, second: second, journal: journal, edge: TreeEdge(),
        signed: (note, checkpoint), reserve: try reserve(in: path, faults), faults: faults)
    } catch {
      if case .failed(_, existing) = error { throw .exists(path: path) }
      throw .file(error)
    }
  }

  private static let existing = "there is a log already"

  /// Opens a log, and signs nothing unless the tree on the disk holds everything that was ever signed: neither a copy
  /// that was put back nor a changed entry goes unnoticed.
  public static func open(
    _ path: String, secondPlace: String, signer: consuming CheckpointSigner, faults: FaultPlan = .none
  ) throws(LogError) -> LogFolder {
    let opening = try Opening(path, secondPlace: secondPlace, keys: signer.noteKeys, faults: faults)
    let reserve: DiskReserve
    do throws(FileError) { reserve = try Self.reserve(in: path, faults) } catch { throw .file(error) }
    let log = LogFolder(
      path, signer: signer, lock: opening.lock, second: opening.second, journal: opening.journal, edge: opening.edge,
      signed: opening.signed, reserve: reserve, faults: faults)
    for entry in opening.entries { log.add(entry) }
    try log.compare()
    try log.adopt(opening.entries)
    return log
  }

  private init(
    _ path: String, signer: consuming CheckpointSigner, lock: OutputFile, second: SecondPlace, journal: Journal,
    edge: TreeEdge, signed: (note: SignedNote, checkpoint: Checkpoint), reserve: DiskReserve, faults: FaultPlan
  ) {
    self.path = path
    self.signer = signer
    self.lock = lock
    self.second = second
    self.journal = journal
    self.edge = edge
    self.reserve = reserve
    self.faults = faults
    (note, checkpoint) = signed
    tiles = TileFolder(path, faults: faults)
  }

  private static func reserve(in path: String, _ faults: FaultPlan) throws(FileError) -> DiskReserve {
    try DiskReserve(path + "/reserve", byteCount: reserveBytes, faults: faults)
  }

  /// What was signed must be what is there.
  private func compare() throws(LogError) {
    guard checkpoint.size <= edge.size else { throw .rolledBack(found: edge.size, signed: checkpoint.size) }
    guard try root(of: 0..<checkpoint.size) == checkpoint.root else { throw .forked(size: checkpoint.size) }
  }

  /// A batch that was written and not signed is made durable again, since its sync may have failed, and signed now.
  private func adopt(_ entries: [[UInt8]]) throws(LogError) {
    do throws(FileError) {
      if checkpoint.size < edge.size {
        do throws(FileError) { try rewrite(entries) } catch {
          guard case .diskFull = error, try reserve.release() else { throw error }
          try rewrite(entries)
        }
        try sign()
      } else {
        try second.write(note)
      }
    } catch {
      throw .file(error)
    }
  }

  private func rewrite(_ entries: [[UInt8]]) throws(FileError) {
    journal = try Journal.create(in: path + "/journal", start: journal.start, entries: entries, faults: faults)
  }

  /// Adds entries at the end, all or none, and returns their indices when they are on the disk and signed for.
  public func append(_ entries: [[UInt8]]) throws(LogError) -> Range<Int> {
    guard !isStopped else { throw .stopped }
    guard entries.count <= Self.batchEntriesMax, entries.reduce(0, { $0 + $1.count }) <= Self.batchBytesMax,
      entries.allSatisfy({ $0.count <= EntryBundle.entryBytesMax })
    else { throw .tooLarge }
    guard !entries.isEmpty else { return edge.size..<edge.size }
    let first = edge.size
    do throws(FileError) {
      try settleIfLarge(adding: entries.count)
      try write(entries)
      for entry in entries { add(entry) }
      try sign()
    } catch {
      // The journal is as it was.
      if case .diskFull = error, edge.size == first { throw .full }
      // Whether the disk has it, nobody knows now.
      isStopped = true
      throw .file(error)
    }
    return first..<edge.size
  }

  /// Where the disk is full, the reserve is given up for what comes now.
  private func write(_ entries: [[UInt8]]) throws(FileError) {
    guard journal.byteCount <= Journal.byteCountMax - 2 * Self.batchBytesMax else { throw .diskFull(path: path) }
    do throws(FileError) { try journal.append(entries) } catch {
      guard case .diskFull = error, try reserve.release() else { throw error }
      try journal.append(entries)
    }
  }

  /// Whether the log still has its reserve. Without it, the next full disk stops it.
  public var hasReserve: Bool { reserve.isHeld }

  /// Takes the reserve again, once there is room; false where there is none.
  public func restoreReserve() throws(LogError) -> Bool {
    do throws(FileError) { return try reserve.restore() } catch { throw .file(error) }
  }

  private func settleIfLarge(adding count: Int) throws(FileError) {
    entriesBeforeSettling -= count
    let isLarge = journal.count >= Self.settleEntries || journal.byteCount >= Self.settleBytes
    guard isLarge, entriesBeforeSettling <= 0 else { return }
    let start = journal.start
    do throws(FileError) { try settle() } catch {
      // The journal has it all; tiles can wait for room.
      guard case .diskFull = error, journal.start == start else { throw error }
      entriesBeforeSettling = Tile.width * 16
    }
  }

  private func add(_ entry: [UInt8]) {
    for (place, tile) in edge.append(MerkleTree.leaf(entry)) { unsettled[place] = tile }
  }

  private func sign() throws(FileError) {
    let checkpoint = Checkpoint(origin: signer.origin, size: edge.size, root: edge.root)
    let note = signer.sign(checkpoint)
    try second.write(note)
    (self.note, self.checkpoint) = (note, checkpoint)
  }

  /// Writes the full tiles, then begins a journal with what is left, then lets the old one go.
  private func settle() throws(FileError) {
    let end = edge.size - edge.size % Tile.width
    guard end > journal.start else { return }
    for (place, tile) in unsettled.sorted(by: { ($0.key.level, $0.key.index) < ($1.key.level, $1.key.index) }) {
      try tiles.write(Tile.bytes(of: tile.hashes), to: place.path)
      guard place.level == 0 else { continue }
      let first = place.index * Tile.width
      try tiles.write(EntryBundle.bytes(of: journal.entries(first..<first + Tile.width)), to: place.entriesPath)
    }
    try tiles.syncFolders()
    let old = journal
    journal = try Journal.create(
      in: path + "/journal", start: end, entries: old.entries(end..<edge.size), faults: faults)
    try FileSystem.remove("\(path)/journal/\(Journal.name(old.start))", faults: faults)
    unsettled = [:]
  }

  /// Writes everything that readers of the folder need for the newest checkpoint: full tiles, tiles that are not full yet,
  /// and the checkpoint.
  public func publish() throws(LogError) {
    guard !isStopped else { throw .stopped }
    do throws(FileError) {
      try settle()
      for (level, hashes) in edge.levels.enumerated() where !hashes.isEmpty {
        let place = Tile.Place(level: level, index: edge.fullTileCount(level: level))
        try tiles.write(Tile.bytes(of: hashes), to: "\(place.path).p/\(hashes.count)")
        guard level == 0 else { continue }
        let entries = try journal.entries(edge.size - hashes.count..<edge.size)
        try tiles.write(EntryBundle.bytes(of: entries), to: "\(place.entriesPath).p/\(hashes.count)")
      }
      try tiles.write(note.bytes, to: "checkpoint")
      try tiles.syncFolders()
    } catch {
      if case .diskFull = error { throw .full }
      isStopped = true
      throw .file(error)
    }
  }
}
