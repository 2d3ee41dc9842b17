/// That an entry stands at a place in a tree (RFC 9162, 2.1.3).
public struct InclusionProof: Hashable, Sendable {
  public let index: Int
  public let treeSize: Int
  /// From the leaf's sibling up to the root's child.
  public let path: [MerkleHash]

  public init(index: Int, treeSize: Int, path: [MerkleHash]) {
    self.index = index
    self.treeSize = treeSize
    self.path = path
  }

  /// The root that the path leads to.
  public func root(from leaf: MerkleHash) throws(ProofError) -> MerkleHash {
    guard index >= 0, index < treeSize else { throw .wrongSize }
    var place = index
    var last = treeSize - 1
    var hash = leaf
    for sibling in path {
      guard last > 0 else { throw .wrongLength }
      if place & 1 == 1 || place == last {
        hash = MerkleTree.node(sibling, hash)
        // At the right edge, levels where nothing stands to the right are skipped.
        while place & 1 == 0, place > 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleTree.node(hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength }
    return hash
  }

  public func verify(leaf: MerkleHash, root: MerkleHash) throws(ProofError) {
    guard try self.root(from: leaf) == root else { throw .wrongRoot }
  }
}
