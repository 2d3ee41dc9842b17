/// Words that put the weight on the survivor, or make a hard thing sound easy.
enum BlamePhrases {
  private static let easy = ["just", "simply", "easily"]
  private static let acts = [
    "turn", "switch", "leave", "block", "delete", "remove", "log", "sign", "change", "ignore", "stop", "get", "move",
    "go",
    "tell", "walk", "quit", "hang", "press", "tap", "open", "choose", "use", "add", "ask", "call", "say", "uninstall",
    "reset",
  ]
  private static let phrases: [(words: String, hint: String)] = [
    ("why don't you", "say what one can do; nobody has to explain a choice"),
    ("why didn't you", "say what one can do; nobody has to explain a choice"),
    ("you should have", "say what one can do now"),
    ("should have known", "say what one can do now"),
    ("you let", "say what the other person did"),
    ("you allowed", "say what the other person did"),
    ("you must leave", "leaving is the most dangerous time; say that it is a choice to plan with a specialist"),
    ("you should leave", "leaving is the most dangerous time; say that it is a choice to plan with a specialist"),
    ("you need to leave", "leaving is the most dangerous time; say that it is a choice to plan with a specialist"),
    ("get offline", "being online is a right; say what makes it safer"),
    ("stay offline", "being online is a right; say what makes it safer"),
    ("calm down", "leave it out; fear has reasons here"),
    ("overreact", "leave it out; fear has reasons here"),
    ("paranoid", "leave it out; fear has reasons here"),
    ("provoke", "say what the other person may do; nobody makes somebody violent"),
    ("make them angry", "say what the other person may do; nobody makes somebody violent"),
    ("your own fault", "say that the person who did it is to blame"),
  ]

  static func find(in text: String) -> [(range: Range<String.Index>, hint: String)] {
    let words = Words(text)
    var found: [(Range<String.Index>, String)] = []
    for index in words.list.indices {
      if easy.contains(words.list[index].lower), index + 1 < words.list.count,
        acts.contains(words.list[index + 1].lower)
      {
        found.append(
          (words.range(index, 2), "say what it takes and who may notice; such a step is rarely simple"))
      }
      for phrase in phrases {
        let parts = phrase.words.split(separator: " ")
        if words.matches(parts, at: index) { found.append((words.range(index, parts.count), phrase.hint)) }
      }
    }
    return found
  }
}

/// Sentences that tell the reader to approach the person who does harm.
enum ContactOrders {
  private static let verbs: Set<String> = [
    "ask", "tell", "call", "text", "message", "contact", "confront", "warn", "email", "meet", "phone", "ring", "talk",
    "speak",
  ]
  /// What may stand before an order that is put as a choice.
  private static let openings = [
    "you can", "you could", "you should", "you may", "you must", "you might", "you need to", "you have to", "try to",
    "it is best to", "it helps to",
  ].map { $0.split(separator: " ") }
  private static let people = [
    "the other person", "your partner", "your ex", "your husband", "your wife", "the abuser", "that person",
    "the person who", "your ex-partner", "the organiser", "the account owner",
  ]
  /// Mean that person only where a paragraph has spoken of one before.
  private static let pronouns: Set<String> = ["him", "her", "them"]

  static func find(in text: String) -> [Range<String.Index>] {
    let words = Words(text)
    return words.sentenceStarts.compactMap { start in
      var index = start
      while index < words.list.count,
        ["then", "first", "now", "next", "so", "please"].contains(words.list[index].lower)
      {
        index += 1
      }
      if let opening = openings.first(where: { words.matches($0, at: index) }) { index += opening.count }
      guard index < words.list.count, verbs.contains(words.list[index].lower) else { return nil }
      var next = index + 1
      if next < words.list.count, ["to", "with", "about"].contains(words.list[next].lower) { next += 1 }
      if let person = people.first(where: { words.matches($0.split(separator: " "), at: next) }) {
        return words.range(index, next - index + person.split(separator: " ").count)
      }
      guard next < words.list.count, pronouns.contains(words.list[next].lower),
        (0..<index).contains(where: { place in people.contains { words.matches($0.split(separator: " "), at: place) } })
      else { return nil }
      return words.range(index, next - index + 1)
    }
  }
}

/// The words of a paragraph, for looking up phrases.
private struct Words {
  struct Word {
    let lower: String
    let range: Range<String.Index>
  }

  private(set) var list: [Word] = []
  private(set) var sentenceStarts: [Int] = []

  init(_ text: String) {
    var starts = true
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      guard Self.belongs(character) else {
        if ".!?:;…".contains(character) { starts = true }
        index = text.index(after: index)
        continue
      }
      let end = text[index...].firstIndex { !Self.belongs($0) } ?? text.endIndex
      if starts { sentenceStarts.append(list.count) }
      starts = false
      list.append(Word(lower: text[index..<end].lowercased().replacing("’", with: "'"), range: index..<end))
      index = end
    }
  }

  private static func belongs(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "'’-".contains(character)
  }

  func matches(_ parts: [Substring], at index: Int) -> Bool {
    index + parts.count <= list.count && zip(parts, list[index...]).allSatisfy { String($0) == $1.lower }
  }

  func range(_ index: Int, _ count: Int) -> Range<String.Index> {
    list[index].range.lowerBound..<list[index + count - 1].range.upperBound
  }
}
