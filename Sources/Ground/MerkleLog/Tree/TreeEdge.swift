internal import OpenSSL

/// The right edge of a growing tree: on each level, the tile that is not full yet.
struct TreeEdge: Sendable {
  private(set) var size = 0
  /// Level 0 first; each has fewer than 256 hashes.
  private var tiles: [PartialTile] = [PartialTile()]

  /// The hashes of each level.
  var levels: [[MerkleHash]] { tiles.map { $0.nodes[0] } }

  init() {}

  /// The edge of a tree whose full tiles are known.
  init<Failure: Error>(size: Int, tileRoot: (Tile.Place) throws(Failure) -> MerkleHash) throws(Failure) {
    precondition(size % Tile.width == 0)
    self.size = size
    var below = size / Tile.width
    var level = 0
    while below > 0 {
      var tile = PartialTile()
      for index in below - below % Tile.width..<below { tile.append(try tileRoot(.init(level: level, index: index))) }
      tiles.append(tile)
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
      if level == tiles.count { tiles.append(PartialTile()) }
      tiles[level].append(hash)
      guard let tile = tiles[level].full else { break }
      full.append((.init(level: level, index: (size >> (Tile.height * (level + 1))) - 1), tile))
      tiles[level] = PartialTile()
      hash = tile.root
    }
    return full
  }

  /// The root of the whole tree.
  var root: MerkleHash {
    var root: MerkleHash?
    // Whole subtrees from the right, the smallest first.
    for peak in tiles.flatMap(\.peaks) { root = root.map { MerkleTree.node(peak, $0) } ?? peak }
    return root ?? MerkleTree.emptyRoot
  }

  /// How many full tiles a level has.
  func fullTileCount(level: Int) -> Int {
    let shift = Tile.height * (level + 1)
    return shift < Int.bitWidth ? size >> shift : 0
  }

  /// A whole node inside the tile of a level that is not full.
  func node(level: Int, height: Int, index: Int) -> MerkleHash {
    tiles[level].nodes[height][index & ((1 << (Tile.height - height)) - 1)]
  }
}

/// A tile that is not full yet, with the nodes that are whole already: each pair is hashed once, when it comes to be.
private struct PartialTile: Sendable {
  private(set) var nodes: [[MerkleHash]] = Array(repeating: [], count: Tile.height + 1)

  mutating func append(_ hash: MerkleHash) {
    nodes[0].append(hash)
    var height = 0
    while height < Tile.height, nodes[height].count % 2 == 0 {
      nodes[height + 1] += MerkleHash.pairs(prefix: 1, of: Array(nodes[height].suffix(2)))
      height += 1
    }
  }

  var full: Tile? { nodes[0].count == Tile.width ? Tile(nodes: nodes) : nil }

  /// The whole subtrees, from the right.
  var peaks: [MerkleHash] { nodes.compactMap { $0.count % 2 == 1 ? $0.last : nil } }
}
