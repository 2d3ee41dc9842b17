import Testing

@testable import MerkleLog

@Suite struct ConsistencyProofTests {
  /// The suite refuses every proof from a tree without leaves. We take the empty one, from the root of nothing; no
  /// case of the suite is of that form with hashes of 32 bytes. One good case has roots that are no hashes.
  @Test(.enabled(if: MerkleVector.isHere, "the shared test data is not here"))
  func `the public cases`() throws {
    let cases = try MerkleVector.all("consistency")
    #expect(cases.count == 98)
    for test in cases {
      let canBeWritten = test.desc != "sizes are equal (one) and proof is empty"
      #expect(isAccepted(test) == (!test.wantErr && canBeWritten), "\(test.desc)")
    }
  }

  private func isAccepted(_ test: MerkleVector) -> Bool {
    guard let root1 = MerkleVector.hash(test.root1), let root2 = MerkleVector.hash(test.root2), let path = test.path,
      let size1 = Int(exactly: test.size1 ?? 0), let size2 = Int(exactly: test.size2 ?? 0)
    else { return false }
    let proof = ConsistencyProof(fromSize: size1, toSize: size2, path: path)
    return (try? proof.verify(fromRoot: root1, toRoot: root2)) != nil
  }

  @Test func `every pair of small trees, and no other pair`() throws {
    let tree = PlainTree(24)
    let roots = (0...24).map { PlainTree.hash(tree.leaves.prefix($0)) }
    for new in 1...24 {
      for old in 1...new {
        let path = old == new ? [] : try tree.consistencyPath(from: old, in: 0..<new)
        for other in 0...24 {
          let proof = ConsistencyProof(fromSize: old, toSize: new, path: path)
          #expect(((try? proof.verify(fromRoot: roots[other], toRoot: roots[new])) != nil) == (other == old))
          #expect(((try? proof.verify(fromRoot: roots[old], toRoot: roots[other])) != nil) == (other == new))
        }
      }
    }
  }

  @Test func `the tree of nothing is the beginning of every tree`() throws {
    let root = PlainTree.hash(PlainTree(5).leaves[...])
    let empty = MerkleTree.emptyRoot
    func verify(_ from: Int, _ to: Int, _ path: [MerkleHash], _ old: MerkleHash, _ new: MerkleHash) throws {
      try ConsistencyProof(fromSize: from, toSize: to, path: path).verify(fromRoot: old, toRoot: new)
    }
    try verify(0, 5, [], empty, root)
    try verify(0, 0, [], empty, empty)
    #expect(throws: ProofError.wrongRoot) { try verify(0, 5, [], root, root) }
    #expect(throws: ProofError.wrongRoot) { try verify(0, 0, [], empty, root) }
    #expect(throws: ProofError.wrongRoot) { try verify(0, 0, [], root, root) }
    #expect(throws: ProofError.wrongLength) { try verify(0, 5, [root], empty, root) }
    #expect(throws: ProofError.wrongSize) { try verify(5, 4, [], root, root) }
    #expect(throws: ProofError.wrongSize) { try verify(-1, 4, [], root, root) }
    #expect(throws: ProofError.wrongLength) { try verify(3, 5, [], root, root) }
  }
}
