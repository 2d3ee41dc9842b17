public import OpenSSL

/// A time stamp that was verified and kept, with everything that is needed to verify it again.
public struct Stamp: Hashable, Sendable {
  /// The name under which the authority is known here.
  public let authority: String
  /// From 1, in the order in which they came.
  public let number: Int
  /// What was stamped: the bytes of a signed checkpoint.
  public let checkpoint: [UInt8]
  /// The question and the answer of RFC 3161.
  public let request: [UInt8]
  public let answer: [UInt8]
  /// The authority's certificates (PEM).
  public let chain: [UInt8]

  public init(
    authority: String, number: Int, checkpoint: [UInt8], request: [UInt8], answer: [UInt8], chain: [UInt8]
  ) {
    self.authority = authority
    self.number = number
    self.checkpoint = checkpoint
    self.request = request
    self.answer = answer
    self.chain = chain
  }

  /// Whether the question is about the checkpoint, and the answer holds for the question.
  public func verified() throws(TimestampError) -> Timestamp {
    let nonce = Array(request.dropLast(3).suffix(8))
    guard nonce.count == 8, (1..<0x80).contains(nonce[0]),
      request == Timestamp.request(sha256: SHA256.digest(of: checkpoint), nonce: nonce)
    else { throw .notVerified(reason: "it is about something else") }
    return try Timestamp.verified(answer: answer, to: request, authority: chain)
  }
}
