import Files
import Foundation
import GroundTestKit
import Testing

@testable import MerkleLog

@Suite struct ScrubTests {
  @Test func `a bit that turned is found, in a tile or in an entry`() throws {
    let fixture = LogFixture()
    let log = try fixture.create()
    _ = try log.append(LogFixture.entries(0..<700))
    try log.publish()
    #expect(log.scrub().isEmpty)
    let entries = URL(filePath: "\(fixture.path)/tile/entries/001")
    let whole = try [UInt8](Data(contentsOf: entries))
    var changed = whole
    changed[5] ^= 1
    try Data(changed).write(to: entries)
    #expect(log.scrub() == [Damage(path: entries.path(), entry: 256)])
    #expect(throws: LogError.damaged(path: "\(fixture.path)/tile/0/001")) { try log.entry(at: 256) }
    // Others are given out all the same.
    #expect(try log.entry(at: 257) == LogFixture.entries(257..<258)[0])
    try Data(whole.dropLast()).write(to: entries)
    #expect(log.scrub() == [Damage(path: entries.path(), entry: nil)])
    try Data(whole).write(to: entries)
    let tile = URL(filePath: "\(fixture.path)/tile/0/000")
    var hashes = try [UInt8](Data(contentsOf: tile))
    hashes[100] ^= 1
    try Data(hashes).write(to: tile)
    #expect(log.scrub() == [Damage(path: tile.path(), entry: nil)])
    #expect(throws: LogError.damaged(path: tile.path())) { try log.inclusionProof(of: 3) }
    try FileManager.default.removeItem(at: tile)
    #expect(log.scrub() == [Damage(path: tile.path(), entry: nil)])
  }
}
