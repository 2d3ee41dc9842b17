/// The words of a paragraph, for looking up phrases.
struct PhraseWords {
  struct Word {
    let lower: String
    let range: Range<String.Index>
  }

  private(set) var list: [Word] = []
  private(set) var sentenceStarts: [Int] = []

  /// Where an order may begin: with a sentence, or after "and" where nobody else acts in it and nothing is advised against.
  var orderStarts: [Int] {
    var starts: [Int] = []
    var isOpen = true
    for index in list.indices {
      if sentenceStarts.contains(index) {
        starts.append(index)
        isOpen = true
      }
      if Self.closing.contains(list[index].lower) { isOpen = false }
      if isOpen, ["and", "or"].contains(list[index].lower) { starts.append(index + 1) }
    }
    return starts
  }

  private static let closing: Set<String> = [
    "not", "never", "don't", "without", "if", "when", "before", "he", "she", "they", "it", "who", "may", "might",
  ]

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

  /// The first of the phrases that stands here.
  func first(of phrases: [[Substring]], at index: Int) -> [Substring]? { phrases.first { matches($0, at: index) } }

  func range(_ index: Int, _ count: Int) -> Range<String.Index> {
    list[index].range.lowerBound..<list[index + count - 1].range.upperBound
  }
}
