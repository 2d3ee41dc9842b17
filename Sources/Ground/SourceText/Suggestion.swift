/// The known word that a person probably meant.
public enum Suggestion {
  /// Longer words are not compared: the table grows with the product of both lengths.
  private static let lengthMax = 64

  /// The nearest candidate by edit distance, or nil where none is near: at most a third of the longer word may differ,
  /// or one letter of a short one.
  public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard !typed.isEmpty, typed.count <= lengthMax else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      let allowed = min(best.map { $0.distance } ?? Int.max, max(1, max(typed.count, scalars.count) / 3))
      guard abs(typed.count - scalars.count) <= allowed, scalars.count <= lengthMax else { continue }
      let distance = editDistance(typed, scalars)
      guard distance <= allowed else { continue }
      if let known = best, (known.distance, known.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// `did you mean "x"?`, or the given words where nothing is near.
  public static func hint(for word: String, in candidates: some Sequence<String>, otherwise: String) -> String {
    nearest(to: word, in: candidates).map { "did you mean \"\($0)\"?" } ?? otherwise
  }

  /// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours cost 1 each.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty else { return right.count }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1] + Array(repeating: 0, count: right.count)
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var distance = min(previous[column + 1] + 1, current[column] + 1, replaced)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          distance = min(distance, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = distance
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
