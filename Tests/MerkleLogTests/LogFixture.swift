import Files
import GroundTestKit
import OpenSSL
import Sodium
import Testing

@testable import MerkleLog

/// A log in a folder of its own, with a key that is the same in each run.
struct LogFixture {
  static let origin = "log.example/tests"
  let folder = TemporaryFolder()

  var path: String { folder.path("log") }
  var secondPlace: String { folder.path("second") }

  static func signingKey(_ seed: UInt8 = 1) throws -> SigningKey {
    var bytes = [UInt8](repeating: seed, count: 32)
    return try SigningKey(seed: Secret(taking: &bytes))
  }

  static func signer(_ seed: UInt8 = 1, origin: String = origin) throws -> CheckpointSigner {
    guard let signer = try CheckpointSigner(origin: origin, key: signingKey(seed)) else { throw LogError.stopped }
    return signer
  }

  static func key() throws -> NoteKey {
    let signer = try signer()
    return signer.noteKey
  }

  func create(faults: FaultPlan = .none) throws -> LogFolder {
    try LogFolder.create(path, secondPlace: secondPlace, signer: Self.signer(), faults: faults)
  }

  func open(faults: FaultPlan = .none) throws -> LogFolder {
    try LogFolder.open(path, secondPlace: secondPlace, signer: Self.signer(), faults: faults)
  }

  /// Entries that can be told apart.
  static func entries(_ range: Range<Int>) -> [[UInt8]] { range.map { Array("entry \($0)".utf8) } }

  /// Everything that must hold of a log with the first so many of these entries.
  static func check(_ log: LogFolder, entries: [[UInt8]], sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(log.size == entries.count, sourceLocation: sourceLocation)
    let root = MerkleTree.root(of: entries.map { MerkleTree.leaf($0) })
    #expect(log.checkpoint.root == root, sourceLocation: sourceLocation)
    for index in stride(from: 0, to: entries.count, by: max(1, entries.count / 37)) {
      #expect(try log.entry(at: index) == entries[index], sourceLocation: sourceLocation)
      let proof = try log.proofFile(of: index)
      #expect(
        try ProofFile(proof.bytes).verify(entry: entries[index], log: key(), origin: origin) == log.checkpoint,
        sourceLocation: sourceLocation)
    }
  }
}

/// The nodes of a tree by the letter of RFC 6962: slow and plain.
struct PlainTree: NodeSource {
  let leaves: [MerkleHash]

  init(_ count: Int) { leaves = LogFixture.entries(0..<count).map { MerkleTree.leaf($0) } }

  static func hash(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
    if leaves.isEmpty { return MerkleTree.emptyRoot }
    if leaves.count == 1 { return leaves[leaves.startIndex] }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return MerkleTree.node(
      hash(leaves.prefix(split)), hash(leaves.dropFirst(split)))
  }

  func node(height: Int, index: Int) throws(LogError) -> MerkleHash {
    Self.hash(leaves[index << height..<(index + 1) << height])
  }
}
