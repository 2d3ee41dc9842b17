internal import RegularExpressions

/// RE2's memory is none of the caller's business; only the numbers that it writes need room.
final class RE2Scratch: PhraseScratch {
  var found: [Int32]

  init(count: Int) {
    found = [Int32](repeating: 0, count: count)
    super.init()
  }
}

struct RE2Scanning: PhraseScanning {
  private let set: RegularExpressionSet?
  private let ids: [Int]

  init(_ expressions: [PhraseExpression]) throws(PhraseError) {
    set = try compiled(expressions)
    ids = expressions.map(\.id)
  }

  func makeScratch() -> PhraseScratch { RE2Scratch(count: ids.count) }

  func scan(_ text: RawSpan, _ scratch: PhraseScratch) -> PhraseIDs {
    guard let scratch = scratch as? RE2Scratch, scratch.found.count == ids.count else {
      preconditionFailure("a scratch is used with its own scanner")
    }
    guard let set else { return PhraseIDs() }
    let count = set.matches(in: text, into: &scratch.found)
    var found = PhraseIDs()
    for place in 0..<count { found.insert(ids[Int(scratch.found[place])]) }
    return found
  }
}

struct RE2Finding: PhraseFinding {
  private let set: RegularExpressionSet?

  init(_ expressions: [PhraseExpression]) throws(PhraseError) { set = try compiled(expressions) }

  func places(in text: RawSpan) -> [Int: Range<Int>] {
    var places: [Int: Range<Int>] = [:]
    guard let set else { return places }
    for index in 0..<set.count {
      // Hyperscan does not report a match of nothing.
      if let place = set.firstPlace(of: index, in: text), !place.isEmpty { places[index] = place }
    }
    return places
  }
}

/// nil without expressions, of which RE2 makes no set.
private func compiled(_ expressions: [PhraseExpression]) throws(PhraseError) -> RegularExpressionSet? {
  guard !expressions.isEmpty else { return nil }
  do throws(RegularExpressionSet.Problem) {
    return try RegularExpressionSet(expressions.map { $0.isCaseless ? "(?i:\($0.text))" : $0.text })
  } catch {
    throw PhraseError(index: error.index, reason: error.reason)
  }
}
