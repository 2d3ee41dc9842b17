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
    let words = PhraseWords(text)
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
