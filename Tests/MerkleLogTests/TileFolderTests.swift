import Files
import GroundTestKit
import Testing

@testable import MerkleLog

@Suite struct TileFolderTests {
  @Test func `a tile and its entries come back`() throws {
    let folder = TemporaryFolder()
    let tiles = TileFolder(folder.path, faults: .none)
    let place = Tile.Place(level: 0, index: 1_234)
    let tree = PlainTree(256)
    try tiles.write(Tile.bytes(of: tree.leaves), to: place.path)
    try tiles.write(EntryBundle.bytes(of: LogFixture.entries(0..<256)), to: place.entriesPath)
    try tiles.syncFolders()
    #expect(try tiles.tile(place).hashes == tree.leaves)
    #expect(try tiles.entries(tile: 1_234) == LogFixture.entries(0..<256))
    #expect(FileSystem.exists(folder.path("tile/0/x001/234")))
    #expect(throws: LogError.file(.missing(path: folder.path("tile/1/000")))) {
      try tiles.tile(.init(level: 1, index: 0))
    }
  }

  @Test func `a cache holds so many and no more`() {
    var cache = TileCache(capacity: 3)
    let tile = Tile(PlainTree(256).leaves)
    let places = (0..<10).map { Tile.Place(level: 0, index: $0) }
    for place in places {
      cache[place] = tile
      cache[place] = tile
    }
    #expect(places.filter { cache[$0] != nil } == Array(places.suffix(3)))
  }
}
