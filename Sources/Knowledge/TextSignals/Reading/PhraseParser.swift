internal import SourceText

/// Reads the notation of phrases.
struct PhraseParser {
  /// Where a phrase is at fault, in characters from its start.
  struct Problem: Error {
    let offset: Int
    let message: String
    let hint: String
  }

  private let characters: [Character]
  private let spellings: Spellings
  private var place = 0

  static func parse(_ text: String, spellings: Spellings, isWhole: Bool = false) throws(Problem) -> [Phrase.Part] {
    guard text.utf8.count <= Phrase.bytesMax else {
      throw Problem(
        offset: 0, message: "the phrase is longer than \(Phrase.bytesMax) bytes", hint: "keep the few words that matter"
      )
    }
    var parser = PhraseParser(characters: Array(text), spellings: spellings)
    let parts = try parser.sequence(depth: 0)
    if parser.place < parser.characters.count {
      throw parser.problem("this closes nothing", "open a choice with ( before it")
    }
    if !isWhole { try parser.checkAnchored(parts) }
    return parts
  }

  private init(characters: [Character], spellings: Spellings) {
    self.characters = characters
    self.spellings = spellings
  }

  private func problem(_ message: String, _ hint: String, at offset: Int? = nil) -> Problem {
    Problem(offset: offset ?? place, message: message, hint: hint)
  }

  /// Parts up to the end, a bar or a closing parenthesis.
  private mutating func sequence(depth: Int) throws(Problem) -> [Phrase.Part] {
    var parts: [Phrase.Part] = []
    while true {
      while place < characters.count, characters[place] == " " { place += 1 }
      guard place < characters.count, characters[place] != "|", characters[place] != ")" else { break }
      var part = try part(depth: depth)
      if place < characters.count, characters[place] == "?" {
        guard part != .gap else { throw problem("a gap may be empty already", "leave out the ?") }
        place += 1
        part = .perhaps(part)
      }
      parts.append(part)
    }
    guard !parts.isEmpty else { throw problem("there are no words here", "write the words, or leave this out") }
    return parts
  }

  private mutating func part(depth: Int) throws(Problem) -> Phrase.Part {
    if characters[place] == "(" { return try choice(depth: depth + 1) }
    let start = place
    while place < characters.count, !" |()?".contains(characters[place]) { place += 1 }
    let text = String(characters[start..<place])
    if text == "..." { return .gap }
    if text.hasPrefix("~") { return try spelling(String(text.dropFirst()), at: start) }
    return try word(text, at: start)
  }

  private mutating func choice(depth: Int) throws(Problem) -> Phrase.Part {
    guard depth <= Phrase.depthMax else { throw problem("choices stand too deep in each other", "write two phrases") }
    let start = place
    var choices: [[Phrase.Part]] = []
    repeat {
      place += 1
      choices.append(try sequence(depth: depth))
    } while place < characters.count && characters[place] == "|"
    guard place < characters.count, characters[place] == ")" else {
      throw problem("this choice is not closed", "write ) behind its last words", at: start)
    }
    place += 1
    return .choice(choices)
  }

  private func spelling(_ name: String, at start: Int) throws(Problem) -> Phrase.Part {
    guard spellings.words[name] != nil else {
      throw problem(
        "there are no spellings of \"\(name)\"",
        Suggestion.hint(
          for: name, in: spellings.words.keys.sorted(), otherwise: "add it to spellings.yaml, or write the word alone"),
        at: start)
    }
    return .spelling(name)
  }

  private func word(_ text: String, at start: Int) throws(Problem) -> Phrase.Part {
    let isBeginning = text.hasSuffix("*")
    let word = FoldedWord.fold(isBeginning ? String(text.dropLast()) : text)
    guard let word else {
      throw problem(
        "\"\(text)\" is not one word", "write letters; a word with a hyphen or a dot is two words", at: start)
    }
    if isBeginning, word.utf8.count < 3 {
      throw problem("a beginning of fewer than three letters is in too many words", "write the whole word", at: start)
    }
    return isBeginning ? .beginning(word) : .word(word)
  }

  /// A phrase begins and ends with words, and says something by them.
  private func checkAnchored(_ parts: [Phrase.Part]) throws(Problem) {
    for (part, offset) in [(parts.first, 0), (parts.last, max(0, characters.count - 1))] {
      switch part {
      case .gap, .perhaps:
        throw problem("a phrase begins and ends with words that must be there", "leave this out", at: offset)
      default: break
      }
    }
  }
}
