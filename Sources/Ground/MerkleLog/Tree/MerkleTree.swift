public import OpenSSL

/// A hash of the tree: of a leaf or of a node.
public typealias MerkleHash = SHA256Digest

/// The tree of RFC 6962 and RFC 9162, section 2.1, over SHA-256.
public enum MerkleTree {
  /// The root of a tree without leaves: SHA-256 of nothing.
  public static let emptyRoot = MerkleHash(SHA256.digest(of: [])) ?? leaf([])

  public static func leaf(_ entry: [UInt8]) -> MerkleHash { .of(prefix: 0, entry.span.bytes) }

  public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash { .of(prefix: 1, left, right) }

  /// The root over any number of leaf hashes.
  public static func root(of leaves: some Collection<MerkleHash>) -> MerkleHash {
    var level = Array(leaves)
    guard !level.isEmpty else { return emptyRoot }
    // An odd last one goes up as it is, which gives the tree of the standard.
    while level.count > 1 {
      let odd = level.count % 2 == 1 ? level.last : nil
      level = MerkleHash.pairs(prefix: 1, of: level)
      if let odd { level.append(odd) }
    }
    return level[0]
  }

  /// The largest power of two below a number: where the standard splits a tree.
  static func split(_ count: Int) -> Int {
    precondition(count > 1)
    return 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
