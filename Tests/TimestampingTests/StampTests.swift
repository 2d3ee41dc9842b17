import GroundTestKit
import OpenSSL
import Testing
import Timestamping

@Suite struct StampTests {
  private func stamp(_ checkpoint: [UInt8], _ request: [UInt8]) -> Stamp {
    Stamp(authority: "a", number: 1, checkpoint: checkpoint, request: request, answer: [1], chain: [])
  }

  @Test func `a question about something else proves nothing`() throws {
    let other = TimestampError.notVerified(reason: "it is about something else")
    let right = Timestamp.request(sha256: SHA256.digest(of: [7]), nonce: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(throws: other) { try stamp([8], right).verified() }
    for request in [[], [0], Array(right.dropLast()), right + [0], [UInt8](repeating: 0xFF, count: 80)] {
      #expect(throws: other) { try stamp([7], request).verified() }
    }
    // The question is right; what it got is no answer.
    #expect(throws: TimestampError.malformed) { try stamp([7], right).verified() }
  }
}
