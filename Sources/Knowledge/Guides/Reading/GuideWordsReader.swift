internal import SourceText
internal import YAML

/// Reads `words/<language>.yaml`.
struct GuideWordsReader {
  var log = Diagnostics()

  /// English has every word; what another language lacks is taken from it and told by the lint.
  mutating func words(_ file: SourceFile, named name: String, english: GuideWords?) -> GuideWords? {
    guard let root = YAMLParser.parse(file, into: &log), var fields = YAMLFields(root, "guide-words", into: &log),
      fields.isKind("guide-words/1", into: &log)
    else { return nil }
    let language = fields.text("language", into: &log)
    let ownName = fields.text("name", into: &log)
    let direction: GuideWords.Direction? = fields.required("direction", into: &log)?.choice("direction", into: &log)
    let countries = self.countries(fields.optional("countries"))
    let list = fields.required("words", into: &log)
    fields.finish(into: &log)
    guard let language, let ownName, let direction, let list else { return nil }
    if "\(language).yaml" != name {
      log.error(
        "guide/other-language", at: fields.location, "words in \"\(language.prefix(20))\" stand in \(name)",
        hint: "name the file \(language).yaml")
    }
    let (own, places) = entries(list, english)
    let words = (english?.words ?? [:]).merging(own) { $1 }
    reportMissing(own, at: list.location, isEnglish: english == nil)
    return GuideWords(
      language: language, name: ownName, direction: direction, countries: countries, words: words,
      location: fields.location,
      places: places)
  }

  private mutating func countries(_ node: YAMLNode?) -> [String: String] {
    guard let node, case .mapping(let entries) = node.value else { return [:] }
    var names: [String: String] = [:]
    for entry in entries { names[entry.key] = entry.value.text(entry.key, into: &log) }
    return names
  }

  private mutating func entries(
    _ list: YAMLNode, _ english: GuideWords?
  ) -> (words: [GuideWord: String], places: [GuideWord: SourceLocation]) {
    guard case .mapping(let entries) = list.value else { return ([:], [:]) }
    var words: [GuideWord: String] = [:]
    var places: [GuideWord: SourceLocation] = [:]
    for entry in entries {
      guard let word = GuideWord(rawValue: entry.key) else {
        log.error(
          "guide/unknown-word", at: entry.keyLocation, "the site says no word \"\(entry.key.prefix(60))\"",
          hint: Suggestion.hint(
            for: entry.key, in: GuideWord.allCases.map(\.rawValue), otherwise: "see guides/words/en.yaml"))
        continue
      }
      guard let text = entry.value.text(entry.key, into: &log) else { continue }
      checkBraces(text, word, at: entry.value.location, english)
      words[word] = text
      places[word] = entry.value.location
    }
    return (words, places)
  }

  private mutating func checkBraces(
    _ text: String, _ word: GuideWord, at place: SourceLocation, _ english: GuideWords?
  ) {
    guard let english else { return }
    let (here, there) = (GuideWord.braces(in: text), GuideWord.braces(in: english[word]))
    guard here != there else { return }
    let names = there.sorted().map { "{\($0)}" }.joined(separator: " and ")
    log.error(
      "guide/word-braces", at: place, "\"\(word.rawValue)\" does not have the braces of the English word",
      hint: there.isEmpty ? "leave the braces out" : "write \(names) where the value belongs")
  }

  private mutating func reportMissing(_ own: [GuideWord: String], at place: SourceLocation, isEnglish: Bool) {
    let missing = GuideWord.allCases.filter { own[$0]?.isEmpty ?? true }.map(\.rawValue)
    guard !missing.isEmpty else { return }
    let message = "\(missing.count) of the site's words are missing: \(missing.prefix(5).joined(separator: ", "))"
    let hint = "add them; guides/words/en.yaml shows what each is for"
    if isEnglish {
      log.error("guide/missing-words", at: place, message, hint: hint)
    } else {
      log.warning("guide/missing-words", at: place, message, hint: hint)
    }
  }
}
