import Testing

@testable import MerkleLog

@Suite struct TileTests {
  @Test(arguments: [
    (0, "000"), (67, "067"), (999, "999"), (1_000, "x001/000"), (1_234_067, "x001/x234/067"),
    (1_000_000, "x001/x000/000"),
  ])
  func `the name of a tile`(_ index: Int, _ name: String) {
    #expect(Tile.name(of: index) == name)
    #expect(Tile.Place(level: 3, index: index).path == "tile/3/" + name)
    #expect(Tile.Place(level: 0, index: index).entriesPath == "tile/entries/" + name)
  }

  @Test func `its nodes are those of the tree`() throws {
    let tree = PlainTree(256)
    let tile = Tile(tree.leaves)
    for height in 0...8 {
      for index in 0..<256 >> height {
        #expect(try tile.node(height: height, index: index) == tree.node(height: height, index: index))
      }
    }
    #expect(tile.root == PlainTree.hash(tree.leaves[...]))
  }

  @Test func `it comes back from its bytes, and from no others`() {
    let tile = Tile(PlainTree(256).leaves)
    let bytes = Tile.bytes(of: tile.hashes)
    #expect(bytes.count == 8_192)
    #expect(Tile(bytes: bytes)?.hashes == tile.hashes)
    for other in [[], Array(bytes.dropLast()), bytes + [0], Array(bytes.dropLast(32))] {
      #expect(Tile(bytes: other) == nil)
    }
  }
}
