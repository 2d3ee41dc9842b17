import Testing

@testable import MerkleLog

@Suite struct NodeSourceTests {
  @Test func `roots of any beginning are those of the plain recursion`() throws {
    let tree = PlainTree(70)
    for count in 0...70 {
      #expect(try tree.root(of: 0..<count) == PlainTree.hash(tree.leaves.prefix(count)))
    }
  }

  // RFC 9162, 2.1.5: the tree of seven leaves.
  @Test func `the standard's example has the paths it says`() throws {
    let tree = PlainTree(7)
    func part(_ range: Range<Int>) -> MerkleHash { PlainTree.hash(tree.leaves[range]) }
    #expect(try tree.inclusionPath(of: 0, in: 0..<7) == [part(1..<2), part(2..<4), part(4..<7)])
    #expect(try tree.inclusionPath(of: 3, in: 0..<7) == [part(2..<3), part(0..<2), part(4..<7)])
    #expect(try tree.inclusionPath(of: 4, in: 0..<7) == [part(5..<6), part(6..<7), part(0..<4)])
    #expect(try tree.inclusionPath(of: 6, in: 0..<7) == [part(4..<6), part(0..<4)])
    #expect(
      try tree.consistencyPath(from: 3, in: 0..<7) == [part(2..<3), part(3..<4), part(0..<2), part(4..<7)])
    #expect(try tree.consistencyPath(from: 4, in: 0..<7) == [part(4..<7)])
    #expect(try tree.consistencyPath(from: 6, in: 0..<7) == [part(4..<6), part(6..<7), part(0..<4)])
  }
}
