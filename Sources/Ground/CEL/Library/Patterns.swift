import RegularExpressions

/// `matches()` and `regex.*`, in RE2's syntax. A constant pattern is compiled once.
enum Patterns {
  static let functions: [Function] = [
    Function(
      "matches",
      [
        prepared(
          .function("matches", cost: .linear) { (a: String, b: String) throws(EvaluationError) in try matches(a, b) }),
        prepared(
          .method("matches_string", cost: .linear) { (a: String, b: String) throws(EvaluationError) in try matches(a, b)
          }),
      ]),
    Function(
      "regex.extract",
      [
        .function("regex_extract", cost: .linear) { (text: String, pattern: String) throws(EvaluationError) in
          try extract(text, compiled(pattern))
        }.preparing(argument: 1) { pattern throws(EvaluationError) in
          let pattern = try compiled(pattern)
          return .binary { text, _ throws(EvaluationError) in try extract(String(text) ?? "", pattern).celValue }
        }
      ]),
    Function(
      "regex.extractAll",
      [
        .function("regex_extract_all", cost: .made) { (text: String, pattern: String) throws(EvaluationError) in
          try extractAll(text, compiled(pattern))
        }.preparing(argument: 1) { pattern throws(EvaluationError) in
          let pattern = try compiled(pattern)
          return .binary { text, _ throws(EvaluationError) in try extractAll(String(text) ?? "", pattern).celValue }
        }
      ]),
    Function(
      "regex.replace",
      [
        .function("regex_replace", cost: .made) {
          (text: String, pattern: String, new: String) throws(EvaluationError) in
          try replace(text, compiled(pattern), new, .max)
        },
        Overload(
          "regex_replace_count", [.string, .string, .string, .int], .string, cost: .made,
          .any { values throws(EvaluationError) in
            guard let text = String(values[0]), let pattern = String(values[1]), let new = String(values[2]),
              let count = Int64(values[3])
            else { throw EvaluationError.noSuchOverload("regex.replace", values) }
            return .string(try replace(text, compiled(pattern), new, count < 0 ? .max : Int(count)))
          }),
      ]),
  ]

  private static func prepared(_ overload: Overload) -> Overload {
    overload.preparing(argument: 1) { pattern throws(EvaluationError) in
      let pattern = try compiled(pattern)
      return .binary { text, _ throws(EvaluationError) in
        guard let text = String(text) else { throw EvaluationError.noSuchOverload("matches", [text]) }
        return .bool(pattern.matches(text))
      }
    }
  }

  private static func matches(_ text: String, _ pattern: String) throws(EvaluationError) -> Bool {
    try compiled(pattern).matches(text)
  }

  static func compiled(_ pattern: CELValue) throws(EvaluationError) -> RegularExpression {
    guard let text = String(pattern) else { throw EvaluationError.noSuchOverload("matches", [pattern]) }
    return try compiled(text)
  }

  private static func compiled(_ pattern: String) throws(EvaluationError) -> RegularExpression {
    do throws(RegularExpressionError) {
      return try RegularExpression(pattern)
    } catch {
      throw EvaluationError(.invalidArgument, "this is no pattern: \(error.message)", advice: error.advice)
    }
  }

  /// The first group of the first match, or the whole match where the pattern has no group.
  private static func extract(_ text: String, _ pattern: RegularExpression) throws(EvaluationError) -> String? {
    try singleGroup(pattern)
    let bytes = Array(text.utf8)
    return pattern.firstExtract(in: bytes.span.bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static func extractAll(_ text: String, _ pattern: RegularExpression) throws(EvaluationError) -> [String] {
    try singleGroup(pattern)
    let bytes = Array(text.utf8)
    return pattern.allMatches(in: bytes.span.bytes).compactMap { match in
      (pattern.groupCount == 0 ? match.range : match.groups[0]).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  private static func singleGroup(_ pattern: RegularExpression) throws(EvaluationError) {
    guard pattern.groupCount > 1 else { return }
    throw EvaluationError(
      .invalidArgument, "the pattern has \(pattern.groupCount) groups, and may have one",
      advice: "write (?:…) for the groups that only hold parts together")
  }

  private static func replace(_ text: String, _ pattern: RegularExpression, _ new: String, _ max: Int)
    throws(EvaluationError) -> String
  {
    guard let replacement = try? Replacement(new) else {
      throw EvaluationError(
        .invalidArgument, "in a replacement a digit or a backslash must follow a backslash",
        advice: "write \\1 for the first group, or \\\\ for a backslash")
    }
    let bytes = Array(text.utf8)
    do throws(ReplacementError) {
      let replaced = try pattern.replacing(
        in: bytes.span.bytes, with: replacement, max: max, bytesMax: CELLimits.sizeMax)
      return String(decoding: replaced, as: UTF8.self)
    } catch {
      switch error {
      case .noSuchGroup(let number): throw EvaluationError(.invalidArgument, "the pattern has no group \(number)")
      case .tooLong: throw TextLibrary.tooLarge
      }
    }
  }
}
