internal import CYAML
internal import SourceText

/// One step of libyaml through a text.
struct YAMLEvent {
  enum Kind: Equatable {
    case documentStart
    case scalar(String, isPlain: Bool)
    case sequenceStart
    case mappingStart
    case end
    case alias
  }

  let kind: Kind
  let location: SourceLocation
  var hasAnchor = false
  var hasTag = false
}

/// libyaml's parser as a run of events. The text outlives the parser, since both are owned here.
@safe struct YAMLEvents: ~Copyable {
  private let file: SourceFile
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var ended = false

  init(_ file: SourceFile) {
    self.file = file
    // SAFETY: allocated and initialised here, deleted and freed in deinit; libyaml reads the text through a pointer to
    // a copy that `feed` owns for as long as the parser lives.
    unsafe parser = .allocate(capacity: 1)
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, file.bytes.count))
    _ = unsafe text.initialize(from: file.bytes)
    unsafe feed = text
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, file.bytes.count)
  }

  private let feed: UnsafeMutableBufferPointer<UInt8>

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe feed.deallocate()
  }

  /// What a reviewer reads must be what is there. libyaml also ends a line at a lone carriage return and at three
  /// characters of Unicode that no editor shows as a line's end, and nine others make text run backwards.
  func refuseHiddenText() throws(YAMLStop) {
    let bytes = file.bytes
    for (index, byte) in bytes.enumerated() {
      let hidden: (name: String, isBreak: Bool)
      switch byte {
      // No UTF-8 text has these; libyaml says so.
      case 0x00, 0xFE, 0xFF: return
      case 0x0D where bytes[index...].dropFirst().first != UInt8(ascii: "\n"): hidden = ("U+000D", true)
      case 0xC2 where bytes[index...].starts(with: [0xC2, 0x85]): hidden = ("U+0085", true)
      case 0xE2:
        guard let found = Self.hidden(in: bytes[index...].prefix(3)) else { continue }
        hidden = found
      default: continue
      }
      throw hidden.isBreak
        ? YAMLStop(
          "yaml/hidden-line-break", at: location(ofByte: index),
          "a line ends here that editors show as going on (\(hidden.name))",
          hint: "put a plain line break or a space in its place")
        : YAMLStop(
          "yaml/hidden-direction", at: location(ofByte: index),
          "text is turned around here, so it reads other than it is written (\(hidden.name))",
          hint: "remove the character; right-to-left scripts are shown well without it")
    }
  }

  /// Line and paragraph separators, and the marks that embed, override or isolate a direction of writing.
  private static func hidden(in bytes: ArraySlice<UInt8>) -> (name: String, isBreak: Bool)? {
    guard bytes.count == 3, let middle = bytes.dropFirst().first, let last = bytes.last else { return nil }
    return switch (middle, last) {
    case (0x80, 0xA8...0xA9): ("U+202\(last - 0xA0)", true)
    case (0x80, 0xAA...0xAE): ("U+202\(String(last - 0xA0, radix: 16, uppercase: true))", false)
    case (0x81, 0xA6...0xA9): ("U+206\(last - 0xA0)", false)
    default: nil
    }
  }

  /// Nil at the end of the text.
  mutating func next() throws(YAMLStop) -> YAMLEvent? {
    while !ended {
      var event = unsafe yaml_event_t()
      // SAFETY: libyaml fills the event, which is deleted on every path below.
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      defer { unsafe yaml_event_delete(&event) }
      if let step = unsafe step(event) { return step }
    }
    return nil
  }

  private mutating func step(_ event: yaml_event_t) -> YAMLEvent? {
    let start = unsafe event.start_mark
    func location(length: Int = 1) -> SourceLocation {
      SourceLocation(file: file, line: Int(start.line) + 1, column: Int(start.column) + 1, length: length)
    }
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT:
      ended = true
      return nil
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, location: location())
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, location: location())
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      // SAFETY: libyaml gives `length` bytes of valid UTF-8 that live until the event is deleted.
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let end = unsafe event.end_mark
      let length = end.line == start.line ? Int(end.column) - Int(start.column) : 1
      return unsafe YAMLEvent(
        kind: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), location: location(length: length),
        hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .sequenceStart, location: location(), hasAnchor: sequence.anchor != nil, hasTag: sequence.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let mapping = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .mappingStart, location: location(), hasAnchor: mapping.anchor != nil, hasTag: mapping.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .end, location: location())
    default: return nil
    }
  }

  /// libyaml's own words for what it stumbled over, with a place and a way out.
  private func failure() -> YAMLStop {
    // SAFETY: problem and context are static texts of libyaml's, or nil.
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory"
    let context = unsafe parser.pointee.context.map { unsafe " (\(String(cString: $0)))" } ?? ""
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      let offset = unsafe Int(parser.pointee.problem_offset)
      // Where a later byte of a character is wrong, its first byte is what an editor shows as broken.
      let start = problem.contains("trailing") ? file.bytes.prefix(offset).lastIndex { $0 >= 0xC0 } : nil
      return YAMLStop(
        "yaml/not-text", at: location(ofByte: start ?? offset),
        "the file is not plain UTF-8 text: \(problem)",
        hint: "save it as UTF-8 and remove control characters")
    }
    let place = location(of: unsafe parser.pointee.problem_mark)
    let start = location(of: unsafe parser.pointee.context_mark)
    let isJSON = file.name.hasSuffix(".json")
    return YAMLStop(
      "yaml/syntax", at: place, "this is not \(isJSON ? "JSON" : "YAML"): \(problem)\(context)",
      hint: isJSON
        ? "check commas, colons, quotes and brackets around here"
        : "check the indentation (spaces, no tabs) and put text that holds \": \" or starts with a symbol in quotes",
      related: context.isEmpty || start == place ? [] : [.init(start, "in what starts here")])
  }

  private func location(of mark: yaml_mark_t) -> SourceLocation {
    SourceLocation(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private func location(ofByte offset: Int) -> SourceLocation {
    let before = file.bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Continuation bytes do not count: a column is a scalar.
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return SourceLocation(file: file, line: line, column: column)
  }
}
