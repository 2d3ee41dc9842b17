/// Takes one connection's bytes apart into requests. Pure: it reads no socket and knows no time.
public struct RequestReader: Sendable {
  /// What comes next.
  public enum Step: Sendable {
    case needsMore
    case head(RequestHead)
    case body([UInt8])
    case end
  }

  private enum State: Sendable {
    case head
    case fixed(left: Int)
    case chunked(ChunkReader)
    case end
  }

  /// Bodies are handed on in pieces of at most this many bytes.
  public static let pieceBytesMax = 65_536

  private let limits: Limits
  private var buffer = InputBuffer()
  private var scanner = HeadScanner()
  private var state = State.head

  public init(limits: Limits) { self.limits = limits }

  /// Whether nothing of a next request has come yet.
  public var isBetweenRequests: Bool { if case .head = state { buffer.count == 0 } else { false } }

  /// Overwrites what came and was not used.
  public mutating func forget() { buffer.forget() }

  public mutating func add(_ piece: ArraySlice<UInt8>) { buffer.append(piece) }

  /// What the bytes so far give. After a refusal the connection has to be closed: where its next request starts is not
  /// known.
  public mutating func next() throws(Refusal) -> Step {
    switch state {
    case .head: return try nextHead()
    case .fixed(let left):
      guard buffer.count > 0 else { return .needsMore }
      let piece = buffer.take(min(left, buffer.count, Self.pieceBytesMax))
      state = piece.count == left ? .end : .fixed(left: left - piece.count)
      return .body(piece)
    case .chunked(var chunks):
      let piece = try chunks.next(from: &buffer, atMost: Self.pieceBytesMax)
      state = chunks.isDone ? .end : .chunked(chunks)
      if let piece { return .body(piece) }
      return chunks.isDone ? try next() : .needsMore
    case .end:
      state = .head
      return .end
    }
  }

  private mutating func nextHead() throws(Refusal) -> Step {
    guard let length = try scanner.end(in: buffer.bytes, from: buffer.start, limits: limits) else { return .needsMore }
    scanner = HeadScanner()
    let head = try HeadParser.parse(buffer.take(length), limits: limits)
    switch head.framing {
    case .none: state = .end
    case .length(let count): state = .fixed(left: count)
    case .chunked: state = .chunked(ChunkReader())
    }
    return .head(head)
  }
}
