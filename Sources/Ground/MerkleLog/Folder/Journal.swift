internal import Files
internal import OpenSSL

/// Entries that are on the disk and not yet in tiles: one record for each batch, so that a crash leaves all of a batch or
/// nothing.
///
/// A record is `length (4) ‖ count (4) ‖ SHA-256 (32) ‖ entries`, numbers highest byte first. The hash is over the first entry's index,
/// length, count and entries. A record that is not whole ends the journal; whether that lost anything, the signed
/// checkpoint says.
final class Journal {
  static let recordHeadBytes = 40
  static let byteCountMax = 256 << 20
  /// Small batches are written over zeros that are there already.
  static let reserveBytes = 1 << 20
  static let smallBytes = 1 << 16

  /// The index of its first entry, a multiple of a tile's width.
  let start: Int
  private let file: OutputFile
  /// Where each entry ends, and how long it is.
  private var places: [(end: Int, count: Int)]

  var count: Int { places.count }
  var byteCount: Int { file.byteCount }

  private init(start: Int, file: OutputFile, places: [(end: Int, count: Int)]) {
    self.start = start
    self.file = file
    self.places = places
  }

  static func name(_ start: Int) -> String {
    let digits = String(start)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }

  private static func head(_ start: Int) -> [UInt8] { Array("merkle-log journal 1\n\(start)\n".utf8) }

  /// A new journal that already has entries. It takes its place in the folder at once, or not at all.
  static func create(
    in folder: String, start: Int, entries: [[UInt8]], faults: FaultPlan
  ) throws(FileError) -> Journal {
    let path = "\(folder)/\(name(start))"
    let draft = path + ".draft"
    try FileSystem.remove(draft, faults: faults)
    let journal = Journal(start: start, file: try OutputFile(draft, faults: faults), places: [])
    try journal.file.append(head(start))
    for first in stride(from: 0, to: entries.count, by: 4_096) {
      try journal.write(entries[first..<min(entries.count, first + 4_096)])
    }
    try journal.file.sync()
    try FileSystem.move(draft, to: path, faults: faults)
    try FileSystem.syncFolder(folder, faults: faults)
    return journal
  }

  /// The journal with what is whole in it; the rest is cut off.
  static func open(
    in folder: String, start: Int, faults: FaultPlan
  ) throws(LogError) -> (journal: Journal, entries: [[UInt8]]) {
    let path = "\(folder)/\(name(start))"
    do throws(FileError) {
      let file = try OutputFile(path, faults: faults)
      let bytes = try FileSystem.read(path, limitBytes: byteCountMax)
      let head = head(start)
      guard bytes.starts(with: head) else { throw .failed(path: path, reason: "it is no journal") }
      var (entries, places): ([[UInt8]], [(end: Int, count: Int)]) = ([], [])
      var end = head.count
      while let record = record(bytes[end...], first: start + entries.count) {
        var place = end + recordHeadBytes
        for entry in record {
          place += 2 + entry.count
          places.append((place, entry.count))
        }
        entries += record
        end = place
      }
      if end < bytes.count { try file.truncate(to: end) }
      return (Journal(start: start, file: file, places: places), entries)
    } catch {
      throw .file(error)
    }
  }

  private static func record(_ bytes: ArraySlice<UInt8>, first: Int) -> [[UInt8]]? {
    guard bytes.count >= recordHeadBytes else { return nil }
    let length = number(bytes.prefix(4))
    let body = bytes.dropFirst(recordHeadBytes).prefix(length)
    guard body.count == length, length > 0, let entries = EntryBundle.entries(body),
      entries.count == number(bytes.dropFirst(4).prefix(4))
    else { return nil }
    let hash = Array(bytes.dropFirst(8).prefix(32))
    return digest(Array(body), first: first, count: entries.count) == hash ? entries : nil
  }

  /// Returns when the entries are on the disk. Where the disk is full, the journal is as it was.
  func append(_ entries: [[UInt8]]) throws(FileError) {
    let (end, count) = (file.byteCount, places.count)
    do throws(FileError) { try write(entries[...]) } catch {
      guard case .diskFull = error else { throw error }
      try file.truncate(to: end)
      places.removeLast(places.count - count)
      throw error
    }
    try file.sync()
  }

  private func write(_ entries: ArraySlice<[UInt8]>) throws(FileError) {
    let body = EntryBundle.bytes(of: entries)
    let first = start + places.count
    let head = Self.bytes(body.count, 4) + Self.bytes(entries.count, 4)
    let count = Self.recordHeadBytes + body.count
    if count < Self.smallBytes, file.reservedCount < count { try reserve() }
    var place = file.byteCount + Self.recordHeadBytes
    try file.append(head + Self.digest(body, first: first, count: entries.count) + body)
    for entry in entries {
      place += 2 + entry.count
      places.append((place, entry.count))
    }
  }

  /// Zeros make syncing fast. Where the disk has no room for them, it goes without.
  private func reserve() throws(FileError) {
    do throws(FileError) { try file.reserve(Self.reserveBytes) } catch {
      guard case .diskFull = error else { throw error }
      try file.truncate(to: file.byteCount)
    }
  }

  /// An entry by its index in the whole log.
  func entry(at index: Int) throws(FileError) -> [UInt8] {
    let place = places[index - start]
    return try file.bytes(before: place.end, count: place.count)
  }

  func entries(_ range: Range<Int>) throws(FileError) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    for index in range { entries.append(try entry(at: index)) }
    return entries
  }

  private static func digest(_ body: [UInt8], first: Int, count: Int) -> [UInt8] {
    SHA256.digest(of: bytes(first, 8) + bytes(body.count, 4) + bytes(count, 4) + body)
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
