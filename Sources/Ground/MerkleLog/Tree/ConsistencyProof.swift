/// That a tree is the beginning of a larger one (RFC 9162, 2.1.4).
///
/// The tree without leaves is the beginning of every tree; its proof is empty.
public struct ConsistencyProof: Hashable, Sendable {
  public let fromSize: Int
  public let toSize: Int
  public let path: [MerkleHash]

  public init(fromSize: Int, toSize: Int, path: [MerkleHash]) {
    self.fromSize = fromSize
    self.toSize = toSize
    self.path = path
  }

  public func verify(fromRoot: MerkleHash, toRoot: MerkleHash) throws(ProofError) {
    guard fromSize >= 0, fromSize <= toSize else { throw .wrongSize }
    guard fromSize > 0, fromSize < toSize else {
      guard path.isEmpty else { throw .wrongLength }
      guard fromSize != 0 || fromRoot == MerkleTree.emptyRoot else { throw .wrongRoot }
      guard fromSize != toSize || fromRoot == toRoot else { throw .wrongRoot }
      return
    }
    // A whole tree is itself the first hash of its proof.
    let isWhole = fromSize & (fromSize - 1) == 0
    let hashes = isWhole ? [fromRoot] + path : path
    guard let first = hashes.first else { throw .wrongLength }
    let (old, new) = try walk(hashes.dropFirst(), from: first)
    guard old == fromRoot, new == toRoot else { throw .wrongRoot }
  }

  private func walk(
    _ hashes: ArraySlice<MerkleHash>, from first: MerkleHash
  ) throws(ProofError) -> (old: MerkleHash, new: MerkleHash) {
    let skipped = fromSize.trailingZeroBitCount
    var place = (fromSize - 1) >> skipped
    var last = (toSize - 1) >> skipped
    var (old, new) = (first, first)
    for hash in hashes {
      guard last > 0 else { throw .wrongLength }
      if place & 1 == 1 || place == last {
        old = MerkleTree.node(hash, old)
        new = MerkleTree.node(hash, new)
        while place & 1 == 0, place > 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        new = MerkleTree.node(new, hash)
      }
      place >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength }
    return (old, new)
  }
}
