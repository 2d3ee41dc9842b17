internal import Primitives

/// The vocabulary for reading in a terminal.
public enum VocabularyText {
  public static func render(_ vocabulary: BehaviourVocabulary) -> String {
    var text = "\(vocabulary.title), \(vocabulary.version), as of \(vocabulary.asOf)\n\(vocabulary.status)\n"
    for behaviour in vocabulary.behaviours where behaviour.broader == nil {
      write(behaviour, in: vocabulary, depth: 0, to: &text)
    }
    text += "\nNo list has a code for: \(English.list(vocabulary.uncoded.map(\.id.text))).\n"
    text += "Lists: \(vocabulary.schemes.map { "\($0.id) (\($0.title), read \($0.read))" }.joined(separator: "; ")).\n"
    return text
  }

  private static func write(
    _ behaviour: Behaviour, in vocabulary: BehaviourVocabulary, depth: Int, to text: inout String
  ) {
    let indent = String(repeating: "  ", count: depth)
    text += "\n\(indent)\(behaviour.id): \(behaviour.label)\n\(indent)  \(behaviour.definition)\n"
    for code in behaviour.codes {
      let name = [code.code, code.keyword].compactMap(\.self).joined(separator: " / ")
      let about = code.about == .anyone ? "" : ", about \(code.about.rawValue)"
      text += "\(indent)  \(code.scheme): \(name) (\(code.fit.rawValue)\(about))\n"
    }
    for narrower in vocabulary.narrower(than: behaviour.id) {
      write(narrower, in: vocabulary, depth: depth + 1, to: &text)
    }
  }
}
