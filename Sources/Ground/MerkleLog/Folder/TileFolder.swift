internal import Files

/// The tiles on the disk, and the few that were read last.
final class TileFolder {
  private let root: String
  private let faults: FaultPlan
  /// Tiles of level 0 are many and rarely asked for twice; those above are few and asked for every time.
  private var leaves = TileCache(capacity: 64)
  private var upper = TileCache(capacity: 2_048)
  private var touched: Set<String> = []

  init(_ root: String, faults: FaultPlan) {
    self.root = root
    self.faults = faults
  }

  func tile(_ place: Tile.Place) throws(LogError) -> Tile {
    if let tile = place.level == 0 ? leaves[place] : upper[place] { return tile }
    let path = "\(root)/\(place.path)"
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.readBlock(path, byteCount: Tile.width * 32) } catch {
      throw .file(error)
    }
    guard let tile = Tile(bytes: bytes) else { throw .damaged(path: path) }
    if place.level == 0 { leaves[place] = tile } else { upper[place] = tile }
    return tile
  }

  /// The entries under a full tile of level 0, as they are on the disk.
  func entries(tile index: Int) throws(LogError) -> [[UInt8]] {
    let path = "\(root)/\(Tile.Place(level: 0, index: index).entriesPath)"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limitBytes: Tile.width * (EntryBundle.entryBytesMax + 2))
    } catch {
      throw .file(error)
    }
    guard let entries = EntryBundle.entries(bytes), entries.count == Tile.width else { throw .damaged(path: path) }
    return entries
  }

  func path(_ place: Tile.Place) -> String { "\(root)/\(place.path)" }

  /// Puts a file into its place at once; its name is durable after `syncFolders`.
  func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let path = "\(root)/\(name)"
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    if touched.insert(folder).inserted { try FileSystem.makeFolder(folder) }
    let draft = path + ".draft"
    try FileSystem.remove(draft, faults: faults)
    do {
      let file = try OutputFile(draft, faults: faults)
      try file.append(bytes)
      try file.sync()
    }
    try FileSystem.move(draft, to: path, faults: faults)
  }

  /// Returns when the names of everything that was written are on the disk, and those of the folders above.
  func syncFolders() throws(FileError) {
    var folders: Set<String> = []
    for folder in touched {
      var folder = folder
      while folder.count >= root.count, folders.insert(folder).inserted, let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
      }
    }
    for folder in folders.sorted(by: { $0.count > $1.count }) { try FileSystem.syncFolder(folder, faults: faults) }
    touched = []
  }
}

/// The last tiles, the oldest going first.
struct TileCache {
  private let capacity: Int
  private var tiles: [Tile.Place: Tile] = [:]
  private var order: [Tile.Place] = []
  private var oldest = 0

  init(capacity: Int) { self.capacity = capacity }

  subscript(place: Tile.Place) -> Tile? {
    get { tiles[place] }
    set {
      guard let newValue, tiles.updateValue(newValue, forKey: place) == nil else { return }
      if order.count < capacity {
        order.append(place)
      } else {
        tiles[order[oldest]] = nil
        order[oldest] = place
        oldest = (oldest + 1) % capacity
      }
    }
  }
}
