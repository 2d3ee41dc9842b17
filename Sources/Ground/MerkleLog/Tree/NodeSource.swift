/// Something that has the whole nodes of a tree, and can therefore prove things about it.
protocol NodeSource {
  associatedtype Failure: Error
  /// The node over the leaves from `index << height` up to `(index + 1) << height`.
  func node(height: Int, index: Int) throws(Failure) -> MerkleHash
}

extension NodeSource {
  /// The root over some of the leaves, as the standard divides them. The start is a multiple of the power of two
  /// that the count needs.
  func root(of leaves: Range<Int>) throws(Failure) -> MerkleHash {
    guard !leaves.isEmpty else { return MerkleTree.emptyRoot }
    let count = leaves.count
    if count & (count - 1) == 0 {
      let height = count.trailingZeroBitCount
      return try node(height: height, index: leaves.lowerBound >> height)
    }
    let middle = leaves.lowerBound + MerkleTree.split(count)
    return try MerkleTree.node(root(of: leaves.lowerBound..<middle), root(of: middle..<leaves.upperBound))
  }

  func inclusionPath(of index: Int, in leaves: Range<Int>) throws(Failure) -> [MerkleHash] {
    guard leaves.count > 1 else { return [] }
    let middle = leaves.lowerBound + MerkleTree.split(leaves.count)
    let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    return index < middle
      ? try inclusionPath(of: index, in: left) + [root(of: right)]
      : try inclusionPath(of: index, in: right) + [root(of: left)]
  }

  /// SUBPROOF of the standard; `isRoot` while the old tree's root is still known to the reader.
  func consistencyPath(
    from size: Int, in leaves: Range<Int>, isRoot: Bool = true
  ) throws(Failure) -> [MerkleHash] {
    if size == leaves.upperBound { return isRoot ? [] : [try root(of: leaves)] }
    let middle = leaves.lowerBound + MerkleTree.split(leaves.count)
    let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    return size <= middle
      ? try consistencyPath(from: size, in: left, isRoot: isRoot) + [root(of: right)]
      : try consistencyPath(from: size, in: right, isRoot: false) + [root(of: left)]
  }
}
