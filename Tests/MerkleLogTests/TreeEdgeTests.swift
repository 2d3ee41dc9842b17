import Testing

@testable import MerkleLog

@Suite struct TreeEdgeTests {
  @Test func `its root is the tree's at every size`() {
    var edge = TreeEdge()
    #expect(edge.root == MerkleTree.emptyRoot)
    let leaves = PlainTree(1_100).leaves
    for (index, leaf) in leaves.enumerated() {
      _ = edge.append(leaf)
      #expect(edge.size == index + 1)
      if index < 300 || index % 97 == 0 { #expect(edge.root == MerkleTree.root(of: leaves[...index])) }
    }
  }

  // C2SP tlog-tiles: a tree of 70,000.
  @Test func `seventy thousand leaves have the tiles that the specification says`() {
    var edge = TreeEdge()
    var full: [Int: Int] = [:]
    for _ in 0..<70_000 {
      for (place, _) in edge.append(MerkleTree.emptyRoot) {
        #expect(place.index == full[place.level, default: 0])
        full[place.level, default: 0] += 1
      }
    }
    #expect(full == [0: 273, 1: 1])
    #expect(edge.levels.map(\.count) == [112, 17, 1])
    #expect([0, 1, 2, 7, 8].map { edge.fullTileCount(level: $0) } == [273, 1, 0, 0, 0])
  }

  @Test func `it is found again from the full tiles`() {
    var edge = TreeEdge()
    var tiles: [Tile.Place: Tile] = [:]
    for leaf in PlainTree(256 * 5).leaves {
      for (place, tile) in edge.append(leaf) { tiles[place] = tile }
    }
    let again = TreeEdge(size: 256 * 5) { place in tiles[place]?.root ?? MerkleTree.emptyRoot }
    #expect(again.root == edge.root && again.levels == edge.levels)
  }
}
