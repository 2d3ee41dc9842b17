import Testing

@testable import MerkleLog

@Suite struct InclusionProofTests {
  @Test(.enabled(if: MerkleVector.isHere, "the shared test data is not here"))
  func `the public cases`() throws {
    let cases = try MerkleVector.all("inclusion")
    #expect(cases.count == 98)
    for test in cases {
      #expect(isAccepted(test) == !test.wantErr, "\(test.desc)")
    }
  }

  private func isAccepted(_ test: MerkleVector) -> Bool {
    guard let leaf = MerkleVector.hash(test.leafHash), let root = MerkleVector.hash(test.root), let path = test.path,
      let index = Int(exactly: test.leafIdx ?? 0), let size = Int(exactly: test.treeSize ?? 0)
    else { return false }
    return (try? InclusionProof(index: index, treeSize: size, path: path).verify(leaf: leaf, root: root)) != nil
  }

  @Test func `every place in every small tree, and no other`() throws {
    for size in 1...40 {
      let tree = PlainTree(size)
      let root = PlainTree.hash(tree.leaves[...])
      for index in 0..<size {
        let path = try tree.inclusionPath(of: index, in: 0..<size)
        for other in 0..<size {
          let proof = InclusionProof(index: other, treeSize: size, path: path)
          let isRight = (try? proof.verify(leaf: tree.leaves[index], root: root)) != nil
          #expect(isRight == (other == index), "\(other) for \(index) of \(size)")
        }
      }
    }
  }

  @Test func `what is wrong is named`() throws {
    let tree = PlainTree(11)
    let root = PlainTree.hash(tree.leaves[...])
    let path = try tree.inclusionPath(of: 4, in: 0..<11)
    func verify(_ index: Int, _ size: Int, _ path: [MerkleHash]) throws {
      try InclusionProof(index: index, treeSize: size, path: path).verify(leaf: tree.leaves[4], root: root)
    }
    try verify(4, 11, path)
    #expect(throws: ProofError.wrongSize) { try verify(11, 11, path) }
    #expect(throws: ProofError.wrongSize) { try verify(-1, 11, path) }
    #expect(throws: ProofError.wrongSize) { try verify(0, 0, []) }
    #expect(throws: ProofError.wrongLength) { try verify(4, 11, Array(path.dropLast())) }
    #expect(throws: ProofError.wrongLength) { try verify(4, 11, path + path) }
    #expect(throws: ProofError.wrongRoot) { try verify(4, 11, path.reversed()) }
    #expect(throws: ProofError.wrongLength) { try verify(4, .max, path) }
    #expect(throws: ProofError.self) { try verify(.max - 1, .max, path) }
  }
}
