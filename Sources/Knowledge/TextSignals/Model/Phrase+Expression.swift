internal import PhraseScanner

extension Phrase {
  /// The phrase as an expression over folded texts, where each word stands between spaces.
  func expression(spellings: Spellings, isWhole: Bool) -> String {
    let words = Self.expression(parts, spellings)
    return isWhole ? "\\n \(words)\\n" : " \(words)"
  }

  private static func expression(_ parts: [Part], _ spellings: Spellings) -> String {
    parts.map { part in
      switch part {
      case .word(let word): "\(letters(word)) "
      case .beginning(let word): "\(letters(word))[^ \\n]* "
      case .spelling(let name): choice((spellings.words[name] ?? []).map { $0.map { "\(letters($0)) " }.joined() })
      case .gap: "(?:[^ \\n]+ ){0,\(gapWordsMax)}"
      case .choice(let choices): choice(choices.map { expression($0, spellings) })
      case .perhaps(let part): "(?:\(expression([part], spellings)))?"
      }
    }.joined()
  }

  private static func choice(_ choices: [String]) -> String { "(?:\(choices.joined(separator: "|")))" }

  /// The letters; where two are the same one may be missing, as it is when someone writes "killlll".
  ///
  /// Not in short words, which would become others: "off" and "of", "too" and "to".
  private static func letters(_ word: String) -> String {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 4 else { return PhraseExpression.escaped(word) }
    var text = ""
    for (index, scalar) in scalars.enumerated() {
      text += PhraseExpression.escaped(String(scalar))
      if index > 0, scalar == scalars[index - 1], scalar.isASCII { text += "?" }
    }
    return text
  }
}
