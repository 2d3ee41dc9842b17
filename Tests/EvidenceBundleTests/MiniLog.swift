import Evidence
import Sodium
import Testing

@testable import MerkleLog

/// A log in memory that signs whatever it is told to: also what no honest one would.
struct MiniLog {
  static let origin = "log.example/tests"
  var leaves: [[UInt8]] = []
  var origin = MiniLog.origin
  var seed: UInt8 = 7

  static func key(_ seed: UInt8) throws -> SigningKey {
    try SigningKey(seed: Secret(byteCount: 32) { _ in seed })
  }

  var noteKey: NoteKey {
    get throws {
      let pair = try Self.key(seed)
      return try #require(NoteKey(name: origin, key: pair.verifyingKey))
    }
  }

  func checkpoint(size: Int? = nil) throws -> SignedNote {
    let count = size ?? leaves.count
    let root = MerkleTree.root(of: leaves.prefix(count).map { MerkleTree.leaf($0) })
    guard let signer = CheckpointSigner(origin: origin, key: try Self.key(seed)) else {
      preconditionFailure("the origin is the name of a key")
    }
    return signer.sign(Checkpoint(origin: origin, size: count, root: root))
  }

  func proof(_ index: Int, size: Int? = nil, extra: [UInt8]? = nil) throws -> [UInt8] {
    let count = size ?? leaves.count
    return ProofFile(
      index: index, path: path(index, 0..<count), checkpoint: try checkpoint(size: size), extra: extra
    ).bytes
  }

  private func path(_ index: Int, _ range: Range<Int>) -> [MerkleHash] {
    guard range.count > 1 else { return [] }
    let middle = range.lowerBound + MerkleTree.split(range.count)
    let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
    return index < middle ? path(index, left) + [root(right)] : path(index, right) + [root(left)]
  }

  private func root(_ range: Range<Int>) -> MerkleHash {
    MerkleTree.root(of: leaves[range].map { MerkleTree.leaf($0) })
  }
}
