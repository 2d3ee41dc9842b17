/// Takes chunked coding apart (RFC 9112, section 7.1), without extensions and without trailers, which nobody needs and
/// programs understand differently.
struct ChunkReader: Sendable {
  private enum State { case size, data(Int), dataEnd, lastLine, done }
  private var state = State.size

  var isDone: Bool { if case .done = state { true } else { false } }

  /// The next piece of the body, at most `atMost` bytes; nil while more has to come, or when it is done.
  mutating func next(from buffer: inout InputBuffer, atMost: Int) throws(Refusal) -> [UInt8]? {
    while true {
      switch state {
      case .size:
        guard let line = try line(of: &buffer, longest: 8) else { return nil }
        let size = try Self.size(line)
        state = size == 0 ? .lastLine : .data(size)
      case .data(let left):
        guard buffer.count > 0 else { return nil }
        let piece = buffer.take(min(left, buffer.count, atMost))
        state = piece.count == left ? .dataEnd : .data(left - piece.count)
        return piece
      case .dataEnd, .lastLine:
        guard let line = try line(of: &buffer, longest: 0) else { return nil }
        guard line.isEmpty else { throw .chunk }
        if case .dataEnd = state { state = .size } else { state = .done }
      case .done: return nil
      }
    }
  }

  /// A line up to CR LF, without it.
  private func line(of buffer: inout InputBuffer, longest: Int) throws(Refusal) -> [UInt8]? {
    let bytes = buffer.bytes[buffer.range]
    guard let end = bytes.prefix(longest + 1).firstIndex(of: UInt8(ascii: "\r")) else {
      guard bytes.count <= longest, !bytes.contains(UInt8(ascii: "\n")) else { throw .chunk }
      return nil
    }
    guard end + 1 < bytes.endIndex else { return nil }
    guard bytes[end + 1] == UInt8(ascii: "\n") else { throw .chunk }
    var taken = buffer.take(end + 2 - bytes.startIndex)
    taken.removeLast(2)
    return taken
  }

  private static func size(_ digits: [UInt8]) throws(Refusal) -> Int {
    guard !digits.isEmpty else { throw .chunk }
    var size = 0
    for digit in digits {
      guard let value = digit.hexValue else { throw .chunk }
      size = size << 4 | Int(value)
    }
    return size
  }
}
