/// The language's extension for texts. Positions count code points.
enum TextLibrary {
  typealias Scalars = [Unicode.Scalar]

  static let functions: [Function] = [
    Function("charAt", [.method("string_char_at_int", cost: .linear, charAt)]),
    Function(
      "indexOf",
      [
        .method("string_index_of_string", cost: .linear) { (a: String, b: String) in index(of: b, in: a, from: 0) },
        .method("string_index_of_string_int", cost: .linear) {
          (a: String, b: String, start: Int64) throws(EvaluationError) in
          index(of: b, in: a, from: try position(start, in: a))
        },
      ]),
    Function(
      "lastIndexOf",
      [
        .method("string_last_index_of_string", cost: .linear) { (a: String, b: String) in
          lastIndex(of: b, in: a, to: .max)
        },
        .method("string_last_index_of_string_int", cost: .linear) {
          (a: String, b: String, end: Int64) throws(EvaluationError) in
          lastIndex(of: b, in: a, to: try position(end, in: a))
        },
      ]),
    Function(
      "substring",
      [
        .method("string_substring_int", cost: .linear) { (a: String, start: Int64) throws(EvaluationError) in
          let scalars = Scalars(a.unicodeScalars)
          return text(scalars[try position(start, in: a)...])
        },
        .method("string_substring_int_int", cost: .linear, substring),
      ]),
    Function(
      "lowerAscii", [.method("string_lower_ascii", cost: .linear) { (a: String) in mapASCII(a, 65...90, 0x20) }]),
    Function(
      "upperAscii", [.method("string_upper_ascii", cost: .linear) { (a: String) in mapASCII(a, 97...122, 0x20) }]),
    Function("trim", [.method("string_trim", cost: .linear, trim)]),
    Function(
      "reverse", [.method("string_reverse", cost: .linear) { (a: String) in text(a.unicodeScalars.reversed()) }]),
    Function(
      "replace",
      [
        .method("string_replace_string_string", cost: .made) {
          (a: String, old: String, new: String) throws(EvaluationError) in try replace(a, old, new, .max)
        },
        Overload(
          "string_replace_string_string_int", isMember: true, [.string, .string, .string, .int], .string,
          cost: .made,
          .any { values throws(EvaluationError) in
            guard let a = String(values[0]), let old = String(values[1]), let new = String(values[2]),
              let count = Int64(values[3])
            else { throw EvaluationError.noSuchOverload("replace", values) }
            return .string(try replace(a, old, new, count < 0 ? .max : Int(count)))
          }),
      ]),
    Function(
      "split",
      [
        .method("string_split_string", cost: .made) { (a: String, separator: String) in split(a, separator, .max) },
        .method("string_split_string_int", cost: .made) { (a: String, separator: String, count: Int64) in
          split(a, separator, count < 0 ? .max : Int(count))
        },
      ]),
    Function(
      "join",
      [
        .method("list_join", cost: .made) { (a: [String]) throws(EvaluationError) in try join(a, "") },
        .method("list_join_string", cost: .made) { (a: [String], separator: String) throws(EvaluationError) in
          try join(a, separator)
        },
      ]),
    Function("strings.quote", [.function("strings_quote", cost: .linear, quote)]),
    Function(
      "format",
      [
        .method("string_format", [.string, .list(.dyn)], cost: .deep) {
          (a: String, values: [CELValue]) throws(EvaluationError) in try TextFormat.format(a, values)
        }
      ]),
  ]

  static let tooLarge = EvaluationError(
    .costLimit, "the result is larger than \(CELLimits.sizeMax) bytes or elements")

  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func position(_ index: Int64, in text: String) throws(EvaluationError) -> Int {
    guard index >= 0, index <= text.unicodeScalars.count else {
      throw EvaluationError(
        .range, "index out of range: \(index)", advice: "positions count from 0; test size(text) first")
    }
    return Int(index)
  }

  private static func charAt(_ text: String, _ index: Int64) throws(EvaluationError) -> String {
    let place = try position(index, in: text)
    return Self.text(text.unicodeScalars.dropFirst(place).prefix(1))
  }

  private static func substring(_ text: String, _ start: Int64, _ end: Int64) throws(EvaluationError) -> String {
    let (first, last) = (try position(start, in: text), try position(end, in: text))
    guard first <= last else {
      throw EvaluationError(
        .range, "invalid substring range. start: \(start), end: \(end)",
        advice: "write 0 <= start <= end <= size(text); the end is not part of the result")
    }
    return Self.text(text.unicodeScalars.dropFirst(first).prefix(last - first))
  }

  private static func index(of part: String, in text: String, from start: Int) -> Int64 {
    let found = TextSearch.first(of: Scalars(part.unicodeScalars), in: Scalars(text.unicodeScalars), from: start)
    return Int64(found ?? -1)
  }

  /// Where the part last starts, at `end` or before.
  private static func lastIndex(of part: String, in text: String, to end: Int) -> Int64 {
    let (part, whole) = (Scalars(part.unicodeScalars.reversed()), Scalars(text.unicodeScalars.reversed()))
    guard part.count <= whole.count else { return -1 }
    let from = max(0, whole.count - part.count - min(end, whole.count))
    return TextSearch.first(of: part, in: whole, from: from).map { Int64(whole.count - part.count - $0) } ?? -1
  }

  private static func mapASCII(_ text: String, _ letters: ClosedRange<UInt8>, _ bit: UInt8) -> String {
    String(decoding: text.utf8.map { letters.contains($0) ? $0 ^ bit : $0 }, as: UTF8.self)
  }

  private static func trim(_ text: String) -> String {
    let start = text.unicodeScalars.drop { $0.properties.isWhitespace }
    return Self.text(start.reversed().drop { $0.properties.isWhitespace }.reversed())
  }

  // MARK: Parts of texts

  private static func replace(_ text: String, _ old: String, _ new: String, _ max: Int) throws(EvaluationError)
    -> String
  {
    let (whole, old, new) = (Scalars(text.unicodeScalars), Scalars(old.unicodeScalars), Scalars(new.unicodeScalars))
    var result: Scalars = []
    var place = 0
    for start in places(of: old, in: whole, max: max) {
      result += whole[place..<start] + new
      place = start + old.count
      guard result.count <= CELLimits.sizeMax else { throw tooLarge }
    }
    return Self.text(result + whole[place...])
  }

  /// Where the part stands, without overlaps; an empty part before each letter and at the end.
  private static func places(of part: Scalars, in whole: Scalars, max: Int) -> [Int] {
    var places: [Int] = []
    var from = 0
    while places.count < max, let place = TextSearch.first(of: part, in: whole, from: from) {
      places.append(place)
      from = place + Swift.max(1, part.count)
    }
    return places
  }

  private static func split(_ text: String, _ separator: String, _ max: Int) -> [String] {
    guard max > 0 else { return [] }
    let (whole, separator) = (Scalars(text.unicodeScalars), Scalars(separator.unicodeScalars))
    // Between letters there is one empty separator less than around them.
    let all = places(of: separator, in: whole, max: separator.isEmpty ? .max : max - 1)
    let places = separator.isEmpty ? all.filter { $0 > 0 && $0 < whole.count }.prefix(max - 1) : all[...]
    if separator.isEmpty, whole.isEmpty { return [] }
    var parts: [String] = []
    var start = 0
    for place in places {
      parts.append(Self.text(whole[start..<place]))
      start = place + separator.count
    }
    return parts + [Self.text(whole[start...])]
  }

  private static func join(_ texts: [String], _ separator: String) throws(EvaluationError) -> String {
    let size = texts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
    guard size <= CELLimits.sizeMax else { throw tooLarge }
    return texts.joined(separator: separator)
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "\u{7}": "\\a", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{B}": "\\v", "\\": "\\\\",
    "\"": "\\\"",
  ]

  private static func quote(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined() + "\""
  }
}
