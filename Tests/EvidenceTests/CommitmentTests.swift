import OpenSSL
import Sodium
import Testing

@testable import Evidence

@Suite struct CommitmentTests {
  static func blind(_ byte: UInt8) throws -> Secret { try Secret(byteCount: 32) { _ in byte } }

  @Test func `it is the hash that is written down`() throws {
    let digest = SHA256.digest(of: "he knows where I live".utf8)
    let expected =
      Array("bellbird/commit/v1".utf8) + [0] + [UInt8](repeating: 9, count: 32) + digest + [0, 0, 0, 0, 0, 0, 0, 21]
    let commitment = try Commitment.content(digest: digest, byteCount: 21, blind: Self.blind(9))
    #expect(commitment.bytes == SHA256.digest(of: expected))
  }

  @Test func `bytes, length and blind each change it`() throws {
    let (one, other) = (SHA256.digest(of: [1]), SHA256.digest(of: [2]))
    let commitments = [
      try Commitment.content(digest: one, byteCount: 1, blind: Self.blind(1)),
      try Commitment.content(digest: other, byteCount: 1, blind: Self.blind(1)),
      try Commitment.content(digest: one, byteCount: 2, blind: Self.blind(1)),
      try Commitment.content(digest: one, byteCount: 1, blind: Self.blind(2)),
    ]
    #expect(Set(commitments).count == 4)
  }

  @Test func `a chain tells case, actor and place apart, for who has the blind`() throws {
    let (one, other) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 16))
    let chains = [
      try Commitment.chain(caseID: one, actor: "a", previous: nil, blind: Self.blind(1)),
      try Commitment.chain(caseID: other, actor: "a", previous: nil, blind: Self.blind(1)),
      try Commitment.chain(caseID: one, actor: "b", previous: nil, blind: Self.blind(1)),
      try Commitment.chain(caseID: one, actor: "a", previous: 0, blind: Self.blind(1)),
      try Commitment.chain(caseID: one, actor: "a", previous: 1, blind: Self.blind(1)),
      try Commitment.chain(caseID: one, actor: "a", previous: nil, blind: Self.blind(2)),
    ]
    #expect(Set(chains).count == chains.count)
    #expect(try chains[0] == Commitment.chain(caseID: one, actor: "a", previous: nil, blind: Self.blind(1)))
  }

  @Test func `two blinds differ`() throws {
    #expect(try !Blind.make().isEqual(to: Blind.make()))
    #expect(Commitment([1]) == nil && Commitment([UInt8](repeating: 1, count: 32)) != nil)
  }
}
