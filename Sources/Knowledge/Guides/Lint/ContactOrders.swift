/// Sentences that tell the reader to approach the person who does harm.
enum ContactOrders {
  private static let verbs = [
    "ask", "tell", "call", "text", "message", "contact", "confront", "warn", "email", "meet", "phone", "ring",
    "talk to",
    "talk with", "talk about", "speak to", "speak with", "write to", "reach out to", "sit down with",
    "get in touch with",
    "get back in touch with", "have a talk with", "talk it over with", "go to", "go back to", "make contact with",
  ].map(parts)
  /// What may stand before an order that is put as a choice.
  private static let openings = [
    "you can", "you could", "you should", "you may", "you must", "you might", "you need to", "you have to", "try to",
    "it is best to", "it helps to",
  ].map(parts)
  private static let people = [
    "the other person", "your partner", "your ex", "your husband", "your wife", "the abuser", "that person",
    "the person who", "your ex-partner", "the organiser", "the account owner",
  ].map(parts)
  /// Mean that person only where a paragraph has spoken of one before.
  private static let pronouns = ["him", "her", "them"].map(parts)
  /// After these a pronoun can mean nobody else.
  private static let certain = ["confront"].map(parts)
  private static let gifts = ["a call", "a ring", "a text", "a message"].map(parts)
  private static let fillers: Set<String> = ["then", "first", "now", "next", "so", "please"]

  private static func parts(_ text: String) -> [Substring] { text.split(separator: " ") }

  static func find(in text: String) -> [Range<String.Index>] {
    let words = PhraseWords(text)
    return words.orderStarts.compactMap { start in
      var index = start
      while index < words.list.count, fillers.contains(words.list[index].lower) { index += 1 }
      if let opening = words.first(of: openings, at: index) { index += opening.count }
      return (length(in: words, at: index) ?? gift(in: words, at: index)).map { words.range(index, $0) }
    }
  }

  /// How many words of an order stand here: "ask the other person".
  private static func length(in words: PhraseWords, at index: Int) -> Int? {
    guard let verb = words.first(of: verbs, at: index) else { return nil }
    let next = index + verb.count
    if let person = words.first(of: people, at: next) { return verb.count + person.count }
    guard words.first(of: pronouns, at: next) != nil else { return nil }
    let isKnown = certain.contains(verb) || (0..<index).contains { words.first(of: people, at: $0) != nil }
    return isKnown ? verb.count + 1 : nil
  }

  /// "Give them a call."
  private static func gift(in words: PhraseWords, at index: Int) -> Int? {
    guard words.matches(["give"], at: index), let person = words.first(of: people + pronouns, at: index + 1),
      let gift = words.first(of: gifts, at: index + 1 + person.count)
    else { return nil }
    return 1 + person.count + gift.count
  }
}
