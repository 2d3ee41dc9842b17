internal import Primitives
internal import Readability
internal import SourceText

/// What the public reads: examples, changes, plain words.
extension PolicyChecker {
  /// The American school year that a public text may need at most.
  public static let gradeMax = 8.0

  mutating func publicWords() {
    for behaviour in policy.behaviours {
      if behaviour.patterns.isEmpty {
        log.error(
          "policy/no-pattern", at: behaviour.places.whole, "\(behaviour.id) names no pattern of the catalogue",
          hint: "add patterns: so that it is known what it answers")
      }
      if behaviour.examples.isEmpty {
        log.error(
          "policy/no-examples", at: behaviour.places.whole, "\(behaviour.id) has no example",
          hint: "add examples: of what people do; a rule without one is read as it suits")
      }
      if behaviour.notMeant.isEmpty {
        log.warning(
          "policy/nothing-excepted", at: behaviour.places.whole, "\(behaviour.id) does not say what is not meant",
          hint: "add not_meant: with what looks like it and is fine")
      }
    }
    if !policy.changes.contains(where: { $0.version == policy.version }) {
      log.error(
        "policy/no-change-entry", at: policy.changes.first?.location ?? policy.location,
        "version \(policy.version) is not in the list of changes",
        hint: "say under changes: what is new in it")
    }
    for text in PublicText.all(of: policy) {
      let grade = Readability.grade(of: text.words)
      guard grade > Self.gradeMax else { continue }
      let tenths = Int((grade * 10).rounded())
      log.warning(
        "policy/hard-words", at: text.location,
        "\(text.what) needs \(tenths / 10).\(tenths % 10) years of school, and the public page should need \(Int(Self.gradeMax)) at most",
        hint: "write shorter sentences with shorter words")
    }
  }
}
