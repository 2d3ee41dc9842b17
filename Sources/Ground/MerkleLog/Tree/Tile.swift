internal import OpenSSL

/// 256 hashes of the tree beside each other: what is kept in one file (C2SP tlog-tiles).
struct Tile: Sendable {
  static let width = 256
  static let height = 8

  /// Which tile: level 0 has the leaf hashes, each hash above is the root of a full tile below.
  struct Place: Hashable, Sendable {
    let level: Int
    let index: Int

    /// `tile/<level>/x001/x234/067`.
    var path: String { "tile/\(level)/\(Tile.name(of: index))" }
    /// Of the entries under a tile of level 0.
    var entriesPath: String { "tile/entries/\(Tile.name(of: index))" }
  }

  /// The nodes of each height, the 256 first and the root last.
  private let nodes: [[MerkleHash]]

  init(_ hashes: [MerkleHash]) {
    precondition(hashes.count == Tile.width)
    var nodes = [hashes]
    for height in 0..<Tile.height { nodes.append(MerkleHash.pairs(prefix: 1, of: nodes[height])) }
    self.nodes = nodes
  }

  /// From the nodes of each height, which are known already.
  init(nodes: [[MerkleHash]]) {
    precondition(nodes.map(\.count) == (0...Tile.height).map { Tile.width >> $0 })
    self.nodes = nodes
  }

  /// Nil where the bytes are not 256 hashes.
  init?(bytes: [UInt8]) {
    guard bytes.count == Tile.width * 32, let hashes = MerkleHash.all(in: bytes) else { return nil }
    self.init(hashes)
  }

  var hashes: [MerkleHash] { nodes[0] }
  var root: MerkleHash { nodes[Tile.height][0] }

  func node(height: Int, index: Int) -> MerkleHash { nodes[height][index] }

  static func bytes(of hashes: [MerkleHash]) -> [UInt8] { hashes.flatMap(\.bytes) }

  /// Three digits a folder, all but the last behind an x.
  static func name(of index: Int) -> String {
    var rest = index
    var parts: [String] = []
    repeat {
      let digits = String(rest % 1_000)
      parts.append((parts.isEmpty ? "" : "x") + String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1_000
    } while rest > 0
    return parts.reversed().joined(separator: "/")
  }
}
