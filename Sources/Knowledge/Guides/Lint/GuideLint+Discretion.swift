internal import Primitives
internal import SourceText

/// G10, G11 and G12: names give nothing away, nobody is left out, translations keep up.
extension GuideLint {
  private static let filmEndings = [".mp4", ".webm", ".mov", ".mp3", ".ogg"]

  /// A short title is one of the site's own neutral ones, in the guide's language.
  mutating func checkDiscretion(_ guide: Guide) {
    guard let short = guide.shortTitle, !NeutralTitles.has(short, in: guide.language) else { return }
    let forms = [GuideWord.settingsTitle, .notesTitle].compactMap { form in
      library.words[guide.language].map { "\"\($0.text(form, ["number": "\(guide.page)"]))\"" }
    }
    tell(
      "g10-discreet-title", guide.place(of: "short_title"),
      "the short title is none of the site's neutral titles, and stands in the browser's history",
      hint: "write \(English.list(forms, joiner: "or")), or leave short_title: out")
  }

  mutating func checkWords() {
    for language in library.languages {
      guard let words = library.words[language] else { continue }
      for word in NeutralTitles.words where !NeutralTitles.has(words[word], in: language) {
        tell(
          "g10-discreet-title", words.places[word] ?? words.location,
          "nobody has looked at \"\(word.rawValue)\" of \"\(language)\", which stands in the browser's history",
          hint: "keep the title that comes with the program, or have a new one read and add it to NeutralTitles.swift")
      }
    }
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
