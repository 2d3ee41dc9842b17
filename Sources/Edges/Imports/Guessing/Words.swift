/// The words of a name or a sentence in one form, so that `memberLocations`, `member-location` and `Member location`
/// agree.
enum Words {
  /// Past this many characters a text is prose that says less, or hostile.
  private static let scalarsMax = 500

  static func of(_ text: String) -> Set<String> { Set(inOrder(text).map(singular)) }

  /// In lower case, apart at everything that is no letter or digit and at the humps of `camelCase` and `GPSPosition`.
  static func inOrder(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars.prefix(scalarsMax))
    var words: [String] = []
    var word = ""
    for (index, scalar) in scalars.enumerated() {
      let isWordPart = scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      if !isWordPart || startsHump(index, in: scalars), !word.isEmpty {
        words.append(word)
        word = ""
      }
      if isWordPart { word += scalar.properties.lowercaseMapping }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func startsHump(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    func isUpper(_ place: Int) -> Bool { scalars.indices.contains(place) && scalars[place].properties.isUppercase }
    func isLower(_ place: Int) -> Bool { scalars.indices.contains(place) && scalars[place].properties.isLowercase }
    guard isUpper(index) else { return false }
    // `OAuth` and `IDs` stay whole: an acronym ends before a capital only where it has two letters and a word follows.
    return isLower(index - 1)
      || isUpper(index - 1) && isUpper(index - 2) && isLower(index + 1) && isLower(index + 2)
  }

  /// A rough singular. It need not be English, only the same for both sides of a comparison.
  private static func singular(_ word: String) -> String {
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if ["sses", "ches", "shes", "xes"].contains(where: word.hasSuffix) { return String(word.dropLast(2)) }
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }
}
