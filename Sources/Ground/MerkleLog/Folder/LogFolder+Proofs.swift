internal import Files

extension LogFolder: NodeSource {
  func node(height: Int, index: Int) throws(LogError) -> MerkleHash {
    let level = height / Tile.height
    let inTile = height % Tile.height
    let place = Tile.Place(level: level, index: index >> (Tile.height - inTile))
    guard place.index < edge.fullTileCount(level: level) else {
      return edge.node(level: level, height: inTile, index: index)
    }
    let tile: Tile
    if let found = unsettled[place] { tile = found } else { tile = try tiles.tile(place) }
    return tile.node(height: inTile, index: index & ((1 << (Tile.height - inTile)) - 1))
  }

  /// That the entry stands in the tree of the newest checkpoint. It is checked before it is given out.
  public func inclusionProof(of index: Int) throws(LogError) -> InclusionProof {
    try inclusionProof(of: index, size: size)
  }

  /// That the entry stands in the tree as it was at an earlier size.
  public func inclusionProof(of index: Int, size treeSize: Int) throws(LogError) -> InclusionProof {
    guard index >= 0, index < treeSize, treeSize <= size else { throw .noSuchEntry(index: index) }
    let path = try inclusionPath(of: index, in: 0..<treeSize)
    let proof = InclusionProof(index: index, treeSize: treeSize, path: path)
    let root = treeSize == size ? checkpoint.root : try root(of: 0..<treeSize)
    guard (try? proof.root(from: node(height: 0, index: index))) == root else { throw damage(at: index) }
    return proof
  }

  /// That the tree at one size is the beginning of the tree at another.
  public func consistencyProof(from old: Int, to new: Int) throws(LogError) -> ConsistencyProof {
    guard old >= 0, old <= new, new <= size else { throw .noSuchEntry(index: max(old, new)) }
    let path = old == 0 || old == new ? [] : try consistencyPath(from: old, in: 0..<new)
    return ConsistencyProof(fromSize: old, toSize: new, path: path)
  }

  /// A proof that stands alone, under the newest checkpoint.
  public func proofFile(of index: Int) throws(LogError) -> ProofFile {
    ProofFile(index: index, path: try inclusionProof(of: index).path, checkpoint: note)
  }

  /// An entry, compared with its leaf hash.
  public func entry(at index: Int) throws(LogError) -> [UInt8] {
    guard index >= 0, index < size else { throw .noSuchEntry(index: index) }
    let entry: [UInt8]
    if index < journal.start {
      entry = try tiles.entries(tile: index / Tile.width)[index % Tile.width]
    } else {
      do throws(FileError) { entry = try journal.entry(at: index) } catch { throw .file(error) }
    }
    guard try MerkleTree.leaf(entry) == node(height: 0, index: index) else { throw damage(at: index) }
    return entry
  }

  private func damage(at index: Int) -> LogError {
    .damaged(path: tiles.path(.init(level: 0, index: index / Tile.width)))
  }
}
