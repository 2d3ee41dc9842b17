/// Reads a head whose lines are known to end in CR LF and to hold no other control character but tabs.
///
/// Stricter than RFC 9112 allows to be, on purpose: whatever two programs could understand differently is refused.
struct HeadParser {
  private let bytes: [UInt8]
  private let limits: Limits
  private var places: [HeaderFields.Place] = []

  private static let space = UInt8(ascii: " ")

  /// Takes the bytes of one whole head, with its empty line.
  static func parse(_ bytes: consuming [UInt8], limits: Limits) throws(Refusal) -> RequestHead {
    let storage = WipedBytes(taking: bytes)
    var parser = HeadParser(bytes: storage.bytes, limits: limits)
    let line = try parser.requestLine()
    try parser.fieldLines(from: line.end)
    let fields = HeaderFields(storage: storage, places: parser.places)
    let framing = try BodyFraming.read(fields, method: line.method, version: line.version)
    guard fields.bytes("expect") == nil else { throw .expectation }
    return RequestHead(
      method: line.method, target: line.target, version: line.version, fields: fields,
      host: try HostName.read(fields), framing: framing,
      keepsAlive: line.version == .http11 && !asksToClose(fields))
  }

  private init(bytes: [UInt8], limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  private typealias Line = (method: Method, target: RequestTarget, version: RequestHead.Version, end: Int)

  /// `GET /path HTTP/1.1`, with single spaces.
  private func requestLine() throws(Refusal) -> Line {
    let end = lineEnd(from: 0)
    let words = bytes[..<end].split(separator: Self.space, omittingEmptySubsequences: false)
    guard words.count == 3, !words[1].isEmpty else { throw .requestLine }
    let version = try Self.version(words[2])
    guard !words[0].isEmpty, words[0].allSatisfy(\.isToken) else { throw .requestLine }
    guard let method = Method(spelling: words[0]) else { throw .method }
    guard words[1].count <= limits.targetBytes else { throw .targetTooLong }
    return (method, try RequestTarget(bytes, words[1].indices), version, end + 2)
  }

  private static func version(_ word: ArraySlice<UInt8>) throws(Refusal) -> RequestHead.Version {
    if word.elementsEqual("HTTP/1.1".utf8) { return .http11 }
    if word.elementsEqual("HTTP/1.0".utf8) { return .http10 }
    let isOther = word.count == 8 && word.starts(with: "HTTP/".utf8) && word.last?.isDigit == true
    throw isOther ? .version : .requestLine
  }

  private mutating func fieldLines(from first: Int) throws(Refusal) {
    var start = first
    while true {
      let end = lineEnd(from: start)
      guard end > start else { return }
      guard places.count < limits.headerFields else { throw .headTooLarge }
      places.append(try field(start..<end))
      start = end + 2
    }
  }

  private func field(_ line: Range<Int>) throws(Refusal) -> HeaderFields.Place {
    guard !bytes[line.lowerBound].isBlank else { throw .foldedLine }
    var colon = line.lowerBound
    while colon < line.upperBound, bytes[colon].isToken { colon += 1 }
    guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { throw .fieldName }
    var (start, end) = (colon + 1, line.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return .init(name: line.lowerBound..<colon, value: start..<end)
  }

  private func lineEnd(from start: Int) -> Int {
    var place = start
    while bytes[place] != UInt8(ascii: "\r") { place += 1 }
    return place
  }

  private static func asksToClose(_ fields: HeaderFields) -> Bool {
    fields.all("connection").contains { value in
      value.split(separator: UInt8(ascii: ",")).contains { HeaderFields.matches($0.trimmed, "close") }
    }
  }
}

extension UInt8 {
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
  /// Without blanks at both ends.
  var trimmed: ArraySlice<UInt8> {
    let start = drop(while: \.isBlank)
    guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start[start.endIndex...] }
    return start[...last]
  }
}

extension HeaderFields {
  /// The values of every field with the name.
  func all(_ name: StaticString) -> [ArraySlice<UInt8>] {
    places.filter { HeaderFields.matches(storage.bytes[$0.name], name) }.map { storage.bytes[$0.value] }
  }

  /// The value of a field that may come once; nil where it does not come.
  func single(_ name: StaticString) throws(Refusal) -> ArraySlice<UInt8>? {
    let values = all(name)
    guard values.count <= 1 else { throw .repeatedField }
    return values.first
  }
}
