/// The Flesch–Kincaid grade of a text: an estimate, used to find sentences that are too hard.
enum Readability {
  static func grade(_ text: String) -> Double {
    let sentences = max(1, text.split { ".!?".contains($0) }.count { $0.contains(where: \.isLetter) })
    let words = text.split { !$0.isLetter && $0 != "'" && $0 != "’" }
    let syllables = words.reduce(0) { $0 + self.syllables(in: $1) }
    let count = Double(max(1, words.count))
    return 0.39 * count / Double(sentences) + 11.8 * Double(syllables) / count - 15.59
  }

  /// Groups of vowels, without a silent final e.
  private static func syllables(in word: Substring) -> Int {
    let letters = Array(word.lowercased())
    var count = 0
    var inVowels = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !inVowels { count += 1 }
      inVowels = isVowel
    }
    if letters.last == "e", letters.dropLast().last != "l", count > 1 { count -= 1 }
    return max(1, count)
  }
}
