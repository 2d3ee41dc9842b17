internal import Files

/// Something on the disk that is not what it was.
public struct Damage: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The first entry that is not what its hash says; nil where the file as a whole is wrong or missing.
  public let entry: Int?
}

extension LogFolder {
  public static let damagesMax = 100

  /// Reads every tile and every entry and compares them with each other and with the newest checkpoint: a bit that
  /// turned while nobody looked. Gives the first hundred damages.
  public func scrub() -> [Damage] {
    var damages: [Damage] = []
    for level in 0... {
      let count = journal.start >> (Tile.height * (level + 1))
      guard count > 0 else { break }
      for index in 0..<count {
        guard damages.count < Self.damagesMax else { return damages }
        if let damage = scrub(.init(level: level, index: index)) { damages.append(damage) }
      }
    }
    return damages
  }

  private func scrub(_ place: Tile.Place) -> Damage? {
    let damage = Damage(path: tiles.path(place), entry: nil)
    // Past the cache: what counts is the disk.
    guard let tile = try? TileFolder(path, faults: .none).tile(place) else { return damage }
    guard let above = try? node(height: Tile.height * (place.level + 1), index: place.index), above == tile.root else {
      return damage
    }
    guard place.level == 0 else { return nil }
    let entriesPath = "\(path)/\(place.entriesPath)"
    guard let entries = try? tiles.entries(tile: place.index) else { return Damage(path: entriesPath, entry: nil) }
    let wrong = entries.indices.first { MerkleTree.leaf(entries[$0]) != tile.hashes[$0] }
    return wrong.map { Damage(path: entriesPath, entry: place.index * Tile.width + $0) }
  }
}
