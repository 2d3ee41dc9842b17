/// An answer as bytes, but for its date and what depends on the connection. Made once, sent as often as wanted.
public struct EncodedResponse: Sendable {
  public let status: Status
  /// The other header fields, the empty line, and the body where it is known.
  public let rest: [UInt8]
  /// How much of `rest` an answer to HEAD has.
  public let headBytes: Int
  /// What follows, made while it is sent.
  public let pieces: (@Sendable () throws -> [UInt8]?)?
  /// Whether pieces are chunks, since their length is not known before.
  public let isChunked: Bool
  /// Names the content, so that it is not sent twice.
  let tag: String?
  /// Whether the client knows from the head where the body ends.
  public let hasLength: Bool
  /// Why nothing else is answered, for logs and metrics.
  public let refusal: Refusal?

  /// An HTTP/1.0 client gets no chunks; the end of the connection ends the body then.
  public init(_ response: Response, version: RequestHead.Version = .http11, refusal: Refusal? = nil) {
    self.refusal = refusal
    status = response.status
    tag = response[.etag]?.text
    var lines = response.fields.map { "\($0.name.rawValue): \($0.value.text)\r\n" }.joined()
    switch response.body {
    case .bytes(let body):
      let hasBody = !status.hasNoBody
      if hasBody { lines += "Content-Length: \(body.count)\r\n" }
      let head = Array("\(lines)\r\n".utf8)
      (rest, headBytes) = (hasBody ? head + body : head, head.count)
      (pieces, isChunked, hasLength) = (nil, false, true)
    case .pieces(let count, let next):
      isChunked = count == nil && version == .http11
      hasLength = count != nil
      if let count { lines += "Content-Length: \(count)\r\n" }
      if isChunked { lines += "Transfer-Encoding: chunked\r\n" }
      rest = Array("\(lines)\r\n".utf8)
      headBytes = rest.count
      pieces = next
    }
  }

  private init(notModified other: EncodedResponse) {
    (status, rest, headBytes) = (.notModified, Array(other.rest[..<other.headBytes]), other.headBytes)
    (pieces, isChunked, hasLength, tag, refusal) = (nil, false, true, other.tag, nil)
  }

  /// The same content is at the client already: the same header fields, no body (RFC 9110, section 15.4.5).
  var notModified: EncodedResponse { EncodedResponse(notModified: self) }

  /// Status line, date and connection; `rest` follows.
  public func opening(date: [UInt8], closes: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(96)
    bytes += status.line
    bytes += date
    if closes { bytes += "Connection: close\r\n".utf8 }
    return bytes
  }
}
