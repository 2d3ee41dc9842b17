/// One word's letters, in lower case, and what can be heard in them.
struct Spelling {
  /// First halves of compounds, whose final e stays silent.
  private static let halves = [
    "base", "care", "case", "else", "face", "file", "fire", "fore", "frame", "home", "hope", "house", "life", "like",
    "line",
    "love", "move", "name", "note", "nine", "pipe", "place", "safe", "save", "side", "site", "some", "space", "there",
    "time", "trade", "use", "voice", "ware", "were", "where", "white", "whole", "wide", "wife", "wire",
  ]
  /// Endings before which an e is silent: `safe-ly`.
  private static let suffixes = ["ly", "ment", "ments", "ful", "fully", "less", "lessly", "ness", "some"]

  private let letters: [UInt8]

  init(_ letters: [UInt8]) { self.letters = letters }

  var syllables: Int { runs - (hasSilentEnd ? 1 : 0) - (hasSilentMiddle ? 1 : 0) + apart }

  private func isVowel(_ index: Int) -> Bool {
    guard letters.indices.contains(index) else { return false }
    if letters[index] == UInt8(ascii: "y") {
      // A consonant at the start and between vowels: yes, employee.
      return index > 0 && !(isPlainVowel(index - 1) && isPlainVowel(index + 1))
    }
    return isPlainVowel(index) || letters[index] >= 0x80
  }

  private func isPlainVowel(_ index: Int) -> Bool {
    letters.indices.contains(index) && "aeiou".utf8.contains(letters[index])
  }

  private var runs: Int { letters.indices.count { isVowel($0) && !isVowel($0 - 1) } }

  private func ends(_ text: String) -> Bool {
    letters.count > text.utf8.count && letters.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// The letter so many places before the end: 1 is the last.
  private func last(_ place: Int) -> Character {
    letters.count >= place ? Character(Unicode.Scalar(letters[letters.count - place])) : " "
  }

  private func isConsonant(_ place: Int) -> Bool { letters.count >= place && !isVowel(letters.count - place) }

  /// A syllable of its own: ta-ble, ta-bles, but not ho-le, cal-led.
  private func isSyllabicL(at place: Int) -> Bool {
    last(place) == "l" && isConsonant(place + 1) && last(place + 1) != "l"
  }

  private var hasSilentEnd: Bool {
    guard letters.count > 2 else { return false }
    if ends("gue") || ends("que") { return !isConsonant(4) }
    if ends("e") { return isConsonant(2) && !isSyllabicL(at: 2) }
    guard letters.count > 3, isConsonant(3), !isSyllabicL(at: 3) else { return false }
    if ends("ed") { return !"td".contains(last(3)) }
    return ends("es") && !"szxcg".contains(last(3)) && !ends("shes") && !ends("ches")
  }

  private var hasSilentMiddle: Bool {
    if Self.halves.contains(where: isFirstHalf) || starts("every") || starts("safety") { return true }
    for suffix in Self.suffixes where ends("e" + suffix) {
      let place = suffix.utf8.count + 2
      let isImplement = suffix.hasPrefix("ment") && last(place) == "l" && isConsonant(place + 1)
      return isConsonant(place) && !isImplement && letters.count > place + 1
    }
    return false
  }

  private func starts(_ text: String) -> Bool { letters.starts(with: text.utf8) }

  /// `safe-guard`, but not the other forms of a word of its own: cared, carer, cares.
  private func isFirstHalf(_ half: String) -> Bool {
    let count = half.utf8.count
    guard letters.count >= count + 2, starts(half), !isVowel(count) else { return false }
    return letters.count > count + 2 || letters[count] != UInt8(ascii: "r")
  }

  /// Vowels side by side that belong to two syllables.
  private var apart: Int {
    var count = ["sm", "sms", "thm", "thms"].contains(where: ends) ? 1 : 0
    if ["coe", "coord", "cooper", "react", "reali", "preex"].contains(where: starts) { count += 1 }
    for index in letters.indices.dropFirst() where isApart(at: index) { count += 1 }
    return count
  }

  private func letter(_ index: Int) -> Character {
    letters.indices.contains(index) ? Character(Unicode.Scalar(letters[index])) : " "
  }

  /// Whether a new syllable starts at this vowel, which follows another.
  private func isApart(at index: Int) -> Bool {
    guard isVowel(index), isVowel(index - 1) else { return false }
    let before = letter(index - 2)
    let next = letter(index + 1)
    switch (letter(index - 1), letter(index)) {
    case ("i", "a"): return !("ct".contains(before) && "ln".contains(next)) && next != "g"
    case ("i", "o"): return next == "n" || next == "u" ? !"cstgxln".contains(before) : true
    case ("i", "u"): return true
    case ("u", "a"): return !"gq".contains(before) && next != "r"
    case ("u", "o"): return !"q".contains(before)
    case ("e", "o"): return !"pn".contains(next) && before != "g" || starts("geo")
    case ("i", "e"):
      return "rldvp".contains(before) && "nt".contains(next) && !"f".contains(letter(index - 3))
        || (next == "r" && index + 2 == letters.count)
    case ("e", "a"): return "r".contains(before) && letter(index - 3) == "c" && next == "t"
    case ("u", "e"): return !"gq".contains(before) && (next == "n" || (next == "l" && index + 2 == letters.count))
    case ("u", "i"):
      return !"gq".contains(before)
        && (next == "n" || next == "d" || (next == "t" && "yi".contains(letter(index + 2))))
    case ("o", "e"): return "mtv".contains(next)
    case ("y", "i"), ("a", "i"), ("e", "i"), ("o", "i"): return next == "n" && letter(index + 2) == "g"
    default: return false
    }
  }
}
