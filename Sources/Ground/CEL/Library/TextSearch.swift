/// Finding one sequence in another, in time that grows with their sum (Knuth, Morris and Pratt, 1977).
enum TextSearch {
  /// Where the part first stands at or after `start`.
  static func first<Element: Equatable>(of part: [Element], in whole: [Element], from start: Int = 0) -> Int? {
    guard !part.isEmpty else { return start <= whole.count ? start : nil }
    let borders = borders(of: part)
    var matched = 0
    for index in whole.indices.dropFirst(start) {
      while matched > 0, whole[index] != part[matched] { matched = borders[matched - 1] }
      if whole[index] == part[matched] { matched += 1 }
      if matched == part.count { return index - part.count + 1 }
    }
    return nil
  }

  /// Of each prefix the length of the longest shorter one that it also ends with.
  private static func borders<Element: Equatable>(of part: [Element]) -> [Int] {
    var borders = Array(repeating: 0, count: part.count)
    var length = 0
    for index in part.indices.dropFirst() {
      while length > 0, part[index] != part[length] { length = borders[length - 1] }
      if part[index] == part[length] { length += 1 }
      borders[index] = length
    }
    return borders
  }
}
