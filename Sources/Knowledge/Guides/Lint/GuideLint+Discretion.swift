internal import Primitives
internal import SourceText

/// G10, G11 and G12: names give nothing away, nobody is left out, translations keep up.
extension GuideLint {
  /// What must not stand in a browser's history.
  private static let revealing: Set<String> = [
    "abuse", "abuser", "abusive", "violence", "violent", "stalk", "stalker", "stalking", "stalkerware", "survivor",
    "victim",
    "domestic", "escape", "danger", "safety", "safe", "helpline", "refuge", "shelter", "assault", "threat", "evidence",
    "specialist", "tracking", "tracker", "spy", "leaving", "partner",
  ]
  private static let filmEndings = [".mp4", ".webm", ".mov", ".mp3", ".ogg"]

  mutating func checkDiscretion(_ guide: Guide) {
    guard let short = guide.shortTitle else { return }
    let words = Self.words(short)
    let shared = words.intersection(Self.words(guide.title).filter { $0.count > 3 })
    guard let word = words.intersection(Self.revealing).union(shared).min() else { return }
    tell(
      "g10-discreet-title", guide.place(of: "short_title"),
      "the short title says \"\(word)\", and stands in the browser's history",
      hint: "leave short_title: out; the site then uses its own neutral title")
  }

  mutating func checkWords() {
    for language in library.languages {
      guard let words = library.words[language] else { continue }
      for word in [GuideWord.site, .pageTitle] {
        guard let found = Self.words(words[word]).intersection(Self.revealing).min() else { continue }
        tell(
          "g10-discreet-title", words.places[word] ?? words.location,
          "\"\(word.rawValue)\" says \"\(found)\", and stands in the browser's history",
          hint: "use plain words such as Settings and help")
      }
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  mutating func checkFilms(_ guide: Guide) {
    for case .link(let url, let inner, let place) in guide.paragraphs.flatMap({ $0.flatMap(\.all) }) {
      guard Self.filmEndings.contains(where: url.lowercased().hasSuffix) else { continue }
      let said = inner.plain.lowercased()
      guard !said.contains("caption"), !said.contains("transcript") else { continue }
      tell(
        "g11-alt-text", place, "the link leads to sound or film, and does not say whether it has captions",
        hint: "write \"with captions\" or link to a transcript")
    }
  }

  mutating func checkTranslation(_ guide: Guide) {
    guard let translation = guide.translation, let original = library.guide(guide.id) else { return }
    if translation.isStale {
      tell(
        "g12-stale", translation.location, "the English guide has changed since this was translated",
        hint: "compare it with \(original.file.name), then write source_hash: \(original.hash)")
    }
    if let place = Self.firstDifference(guide, original) {
      tell(
        "g12-stale", place, "the translation does not have the parts of the English guide",
        hint: "keep blocks, steps and their fields; only texts change")
    }
  }

  private static func firstDifference(_ guide: Guide, _ original: Guide) -> SourceLocation? {
    let start = SourceLocation(file: guide.file, line: 1, column: 1)
    for (index, section) in original.sections.enumerated() {
      guard index < guide.sections.count else { return guide.sections.last?.location ?? start }
      if guide.sections[index].kind != section.kind { return guide.sections[index].location }
    }
    for (index, step) in original.steps.enumerated() {
      guard index < guide.steps.count else { return guide.steps.last?.location ?? start }
      if !guide.steps[index].isLike(step) { return guide.steps[index].location }
    }
    return guide.steps.count > original.steps.count ? guide.steps[original.steps.count].location : nil
  }
}

extension GuideStep {
  /// Whether everything but the texts is the same.
  fileprivate func isLike(_ other: GuideStep) -> Bool {
    id == other.id && menu == other.menu && notifies == other.notifies && visibleTo == other.visibleTo
      && captures == other.captures && dependsOn == other.dependsOn
      && (evidenceLoss == nil) == (other.evidenceLoss == nil)
      && (undo == nil) == (other.undo == nil)
  }
}
