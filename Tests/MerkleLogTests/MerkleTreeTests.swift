import OpenSSL
import Testing

@testable import MerkleLog

@Suite struct MerkleTreeTests {
  @Test func `a tree of nothing is SHA-256 of nothing`() {
    #expect(MerkleTree.emptyRoot.bytes == SHA256.digest(of: []))
    #expect(MerkleTree.root(of: []) == MerkleTree.emptyRoot)
  }

  @Test func `leaves and nodes are kept apart by their first byte`() {
    let entry: [UInt8] = [1, 2, 3]
    #expect(MerkleTree.leaf(entry).bytes == SHA256.digest(of: [0] + entry))
    let (left, right) = (MerkleTree.leaf([1]), MerkleTree.leaf([2]))
    #expect(MerkleTree.node(left, right).bytes == SHA256.digest(of: [1] + left.bytes + right.bytes))
    // An entry that looks like a node is a leaf all the same.
    #expect(MerkleTree.leaf([1] + left.bytes + right.bytes) != MerkleTree.node(left, right))
    #expect(MerkleTree.leaf(left.bytes + right.bytes) != MerkleTree.node(left, right))
  }

  @Test func `the root is that of the standard's recursion`() {
    for count in 0...130 {
      let leaves = PlainTree(count).leaves
      #expect(MerkleTree.root(of: leaves) == PlainTree.hash(leaves[...]), "\(count) leaves")
    }
  }

  @Test(arguments: [(2, 1), (3, 2), (4, 2), (5, 4), (8, 4), (9, 8), (1_000, 512)])
  func `a tree splits at the largest power of two below it`(_ count: Int, _ split: Int) {
    #expect(MerkleTree.split(count) == split)
  }
}
