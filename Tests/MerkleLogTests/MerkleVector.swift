import Foundation
import GroundTestKit
import OpenSSL
import Primitives

@testable import MerkleLog

/// One public case of transparency-dev/merkle, read from the shared test data.
struct MerkleVector: Decodable {
  let desc: String
  let wantErr: Bool
  let leafIdx: UInt64?
  let treeSize: UInt64?
  let root: String?
  let leafHash: String?
  let size1: UInt64?
  let size2: UInt64?
  let root1: String?
  let root2: String?
  let proof: [String]?

  static let isHere = SharedData.has("merkle-vectors/inclusion")

  static func all(_ kind: String) throws -> [MerkleVector] {
    let folder = SharedData.url("merkle-vectors/\(kind)")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().map {
      try JSONDecoder().decode(Self.self, from: Data(contentsOf: folder.appending(path: $0)))
    }
  }

  /// Nil where the text is no hash: such a case cannot even be written with our types.
  static func hash(_ text: String?) -> MerkleHash? { text.flatMap { Base64.decode($0) }.flatMap { MerkleHash($0) } }

  var path: [MerkleHash]? {
    let hashes = (proof ?? []).compactMap { Self.hash($0) }
    return hashes.count == (proof ?? []).count ? hashes : nil
  }
}
