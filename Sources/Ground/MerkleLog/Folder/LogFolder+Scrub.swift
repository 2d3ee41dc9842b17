internal import Files

/// Something on the disk that is not what it was.
public struct Damage: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The first entry that is not what its hash says; nil where the file as a whole is wrong or missing.
  public let entry: Int?
}

/// How far a scrub has come: it can be done in small steps beside other work.
public struct ScrubPlace: Hashable, Sendable {
  public static let start = ScrubPlace(level: 0, index: 0)
  let level: Int
  let index: Int
}

extension LogFolder {
  public static let damagesMax = 100

  /// Reads every tile and every entry and compares them with each other and with the newest checkpoint: a bit that
  /// turned while nobody looked. Gives the first hundred damages.
  public func scrub() -> [Damage] {
    var (damages, place): ([Damage], ScrubPlace?) = ([], .start)
    while let next = place, damages.count < Self.damagesMax {
      let step = scrub(from: next, tiles: Tile.width)
      damages += step.damages
      place = step.next
    }
    return Array(damages.prefix(Self.damagesMax))
  }

  /// How many full tiles are on the disk, of all levels.
  public var tileCount: Int {
    var (sum, count) = (0, journal.start / Tile.width)
    while count > 0 {
      sum += count
      count /= Tile.width
    }
    return sum
  }

  /// One step over so many tiles; where the next one begins, or nil at the end. The log may grow between two steps.
  public func scrub(from place: ScrubPlace, tiles count: Int) -> (damages: [Damage], next: ScrubPlace?) {
    var (damages, level, index) = ([Damage](), place.level, place.index)
    for _ in 0..<count {
      if index >= journal.start >> (Tile.height * (level + 1)) { (level, index) = (level + 1, 0) }
      guard journal.start >> (Tile.height * (level + 1)) > 0 else { return (damages, nil) }
      if let damage = scrub(Tile.Place(level: level, index: index)) { damages.append(damage) }
      index += 1
    }
    return (damages, ScrubPlace(level: level, index: index))
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
