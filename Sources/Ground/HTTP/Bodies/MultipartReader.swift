internal import Sodium

/// Takes a multipart form apart while it comes. It keeps what could be the start of a boundary, or the head of a part;
/// never a part.
struct MultipartReader: Sendable {
  /// What was found. The bytes of a part come in pieces.
  enum Event: Sendable {
    case part(PartHead)
    case bytes(ArraySlice<UInt8>)
    case partEnd
  }

  private enum State { case start, afterBoundary, head, body, epilogue }

  private let delimiter: [UInt8]
  private let limits: Limits
  private var window: [UInt8] = []
  private var state = State.start
  private var parts = 0

  init(boundary: [UInt8], limits: Limits) {
    delimiter = Array("\r\n--".utf8) + boundary
    self.limits = limits
    // The first boundary has no line before it.
    window = Array("\r\n".utf8)
  }

  /// Whether the closing boundary has come.
  var isWhole: Bool { state == .epilogue }

  /// Reads on. Throws at the first byte that does not fit.
  mutating func read(_ piece: ArraySlice<UInt8>, _ tell: (Event) throws(Refusal) -> Void) throws(Refusal) {
    var bytes = window + piece
    Libsodium.wipe(&window)
    var place = 0
    defer {
      window = Array(bytes[place...])
      Libsodium.wipe(&bytes)
    }
    while try step(bytes, &place, tell) {}
  }

  /// False where more bytes are needed.
  private mutating func step(
    _ bytes: [UInt8], _ place: inout Int, _ tell: (Event) throws(Refusal) -> Void
  ) throws(Refusal) -> Bool {
    let rest = bytes[place...]
    switch state {
    case .start:
      guard rest.prefix(delimiter.count).elementsEqual(delimiter.prefix(rest.count)) else { throw .multipart }
      guard rest.count >= delimiter.count else { return false }
      place += delimiter.count
      state = .afterBoundary
    case .afterBoundary:
      guard rest.count >= 2 else { return false }
      let isLast = rest.starts(with: "--".utf8)
      guard isLast || rest.starts(with: "\r\n".utf8) else { throw .multipart }
      guard !isLast || parts > 0 else { throw .multipart }
      place += 2
      state = isLast ? .epilogue : .head
    case .head: return try head(rest, &place, tell)
    case .body: return try body(bytes, &place, tell)
    case .epilogue:
      guard rest.count <= 2, rest.elementsEqual("\r\n".utf8.prefix(rest.count)) else { throw .multipart }
      return false
    }
    return true
  }

  private mutating func head(
    _ rest: ArraySlice<UInt8>, _ place: inout Int, _ tell: (Event) throws(Refusal) -> Void
  ) throws(Refusal) -> Bool {
    guard let length = Self.headLength(rest.prefix(limits.partHeadBytes)) else {
      guard rest.count < limits.partHeadBytes else { throw .multipart }
      return false
    }
    guard parts < limits.parts else { throw .tooManyParts }
    parts += 1
    try tell(.part(try PartHead(rest.prefix(length - 4))))
    place += length
    state = .body
    return true
  }

  /// With the empty line; refused at bare line ends and other control characters.
  private static func headLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    var last = bytes.startIndex
    while let end = bytes[last...].firstIndex(of: UInt8(ascii: "\r")) {
      if bytes[end...].starts(with: "\r\n\r\n".utf8) { return end + 4 - bytes.startIndex }
      last = end + 1
    }
    return nil
  }

  private mutating func body(
    _ bytes: [UInt8], _ place: inout Int, _ tell: (Event) throws(Refusal) -> Void
  ) throws(Refusal) -> Bool {
    let start = place
    var mark = start
    while mark < bytes.count {
      let matched = bytes[mark] == delimiter[0] ? matching(bytes, at: mark) : 0
      let isWhole = matched == delimiter.count
      guard isWhole || matched > 0 && mark + matched == bytes.count else {
        mark += 1
        continue
      }
      if mark > start { try tell(.bytes(bytes[start..<mark])) }
      place = mark
      guard isWhole else { return false }
      place += delimiter.count
      state = .afterBoundary
      try tell(.partEnd)
      return true
    }
    if mark > start { try tell(.bytes(bytes[start...])) }
    place = mark
    return false
  }

  /// How many bytes of the delimiter stand there.
  private func matching(_ bytes: [UInt8], at place: Int) -> Int {
    var count = 0
    while count < delimiter.count, place + count < bytes.count, bytes[place + count] == delimiter[count] { count += 1 }
    return count
  }
}
