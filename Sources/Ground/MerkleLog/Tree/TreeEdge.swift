/// The right edge of a growing tree: on each level, the tile that is not full yet.
struct TreeEdge: Sendable {
  private(set) var size = 0
  /// Level 0 first; each has fewer than 256 hashes.
  private(set) var levels: [[MerkleHash]] = [[]]

  init() {}

  /// The edge of a tree whose full tiles are known.
  init<Failure: Error>(size: Int, tileRoot: (Tile.Place) throws(Failure) -> MerkleHash) throws(Failure) {
    precondition(size % Tile.width == 0)
    self.size = size
    var below = size / Tile.width
    var level = 0
    while below > 0 {
      var hashes: [MerkleHash] = []
      for index in below - below % Tile.width..<below { hashes.append(try tileRoot(.init(level: level, index: index))) }
      levels.append(hashes)
      below /= Tile.width
      level += 1
    }
  }

  /// Adds a leaf; gives the tiles that it filled, the lowest first.
  mutating func append(_ leaf: MerkleHash) -> [(place: Tile.Place, tile: Tile)] {
    size += 1
    var full: [(place: Tile.Place, tile: Tile)] = []
    var hash = leaf
    for level in 0... {
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
      guard levels[level].count == Tile.width else { break }
      let tile = Tile(levels[level])
      full.append((.init(level: level, index: (size >> (Tile.height * (level + 1))) - 1), tile))
      levels[level] = []
      hash = tile.root
    }
    return full
  }

  /// The root of the whole tree.
  var root: MerkleHash {
    var root: MerkleHash?
    for hashes in levels {
      var end = hashes.count
      // Whole subtrees from the right, the smallest first.
      while end > 0 {
        let count = 1 << end.trailingZeroBitCount
        let part = MerkleTree.root(of: hashes[end - count..<end])
        root = root.map { MerkleTree.node(part, $0) } ?? part
        end -= count
      }
    }
    return root ?? MerkleTree.emptyRoot
  }

  /// How many full tiles a level has.
  func fullTileCount(level: Int) -> Int {
    let shift = Tile.height * (level + 1)
    return shift < Int.bitWidth ? size >> shift : 0
  }

  /// A whole node inside the tile of a level that is not full.
  func node(level: Int, height: Int, index: Int) -> MerkleHash {
    let start = (index << height) & (Tile.width - 1)
    return MerkleTree.root(of: levels[level][start..<start + 1 << height])
  }
}
