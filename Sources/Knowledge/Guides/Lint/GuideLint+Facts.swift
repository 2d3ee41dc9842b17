internal import Primitives
internal import SourceText

/// G7 and G8: numbers are checked in one place, and steps say for which systems they hold.
extension GuideLint {
  private static let namedSystems = [
    "iPhone": "iOS", "iOS": "iOS", "iPad": "iPadOS", "iPadOS": "iPadOS", "Android": "Android", "Windows": "Windows",
    "macOS": "macOS",
  ]
  /// How many newer versions of a system may have come since.
  static let versionsBehindMax = 2

  mutating func checkHelplines() {
    for country in library.helplines.countries {
      check(
        country.emergency.number, country.emergency.proof, "the emergency number of \(country.title)",
        at: country.emergency.location)
      for line in country.lines {
        if line.number == nil, line.url == nil {
          tell(
            "g7-helplines", line.location, "\(line.name) can be reached by no number and no page",
            hint: "add number: or url:")
        }
        check(line.number, line.proof, line.name, at: line.location)
        for other in line.others { checkDialled(other.number, line.name, at: other.location) }
        if line.text.contains(/[0-9][0-9 ()-]{3,}[0-9]/) {
          tell(
            "g7-helplines", line.location, "a number of \(line.name) stands in its text",
            hint: "write it under others: [{ how: by text, number: … }], where it is checked")
        }
      }
    }
    for language in library.languages
    where !library.helplines.countries.contains(where: { $0.languages.contains(language) }) {
      tell(
        "g7-helplines", library.words[language]?.location ?? library.guides[0].place(of: "title"),
        "no country's helplines are shown first to readers of \"\(language)\"",
        hint: "add \(language) to the languages: of a country in helplines.yaml")
    }
  }

  private mutating func check(_ number: String?, _ proof: Helplines.Proof, _ what: String, at place: SourceLocation) {
    if let number { checkDialled(number, what, at: place) }
    if !proof.url.hasPrefix("https://") {
      tell(
        "g7-helplines", place, "\(what) has no page on which it was read", hint: "write source: { url: \"https://…\" }")
    }
    if isOld(proof.read) {
      tell(
        "g7-helplines", place, "\(what) was last checked on \(proof.read)",
        hint: "read it again on its page, and write the day in read:")
    } else if today < proof.read {
      tell(
        "g7-helplines", place, "\(what) is said to be checked on \(proof.read), which has not come",
        hint: "write the day of reading")
    }
  }

  private mutating func checkDialled(_ number: String, _ what: String, at place: SourceLocation) {
    let digits = number.count(where: \.isNumber)
    let isDialled = number.allSatisfy { $0.isASCII && ($0.isNumber || " +-()".contains($0)) }
    guard !isDialled || !(2...15).contains(digits) else { return }
    tell(
      "g7-helplines", place, "\"\(number.prefix(40))\" of \(what) cannot be dialled",
      hint: "write 2 to 15 digits, with spaces between groups")
  }

  /// A number in a text would be forgotten when it changes.
  mutating func checkNumbers(_ guide: Guide) {
    for paragraph in guide.paragraphs {
      let prose = GuideProse(paragraph)
      for match in prose.text.matches(of: /\+?[0-9][0-9 ()-]{4,}[0-9]/) where match.output.count(where: \.isNumber) >= 6
      {
        tell(
          "g7-helplines", prose.location(of: match.range), "a number stands in the text",
          hint: "write {helpline} or {emergency}; numbers are kept in helplines.yaml")
      }
    }
  }

  mutating func checkVersions(_ guide: Guide) {
    if isOld(guide.lastReviewed) {
      tell(
        "g8-versions", guide.place(of: "last_reviewed"), "the guide was last reviewed on \(guide.lastReviewed)",
        hint: "follow its steps on a current system, and write the day in last_reviewed:")
    }
    for step in guide.steps {
      let words = Set(step.text.plain.split { !$0.isLetter && !$0.isNumber }.map(String.init))
      for name in words.sorted() {
        guard let system = Self.namedSystems[name], !guide.versions.contains(where: { $0.system == system }) else {
          continue
        }
        tell(
          "g8-versions", step.location,
          "the step \"\(step.title)\" names \(name), and the guide no versions of \(system)",
          hint: "add { system: \(system), from: \"…\", to: \"…\" } to versions:")
      }
    }
    for range in guide.versions { check(range) }
  }

  private mutating func check(_ range: Guide.SystemRange) {
    guard let to = Self.major(range.to), let from = Self.major(range.from), from <= to else {
      tell(
        "g8-versions", range.location, "\"\(range.from)\" to \"\(range.to)\" is no range of versions",
        hint: "write from: \"17\" and to: \"26\"")
      return
    }
    let newest = library.guides.flatMap(\.versions).filter { $0.system == range.system }.compactMap {
      Self.major($0.to)
    }.max()
    if let newest, to + Self.versionsBehindMax < newest {
      tell(
        "g8-versions", range.location,
        "the steps were checked up to \(range.system) \(range.to); other guides know \(newest)",
        hint: "follow the steps on \(range.system) \(newest), and write to: \"\(newest)\"")
    }
  }

  private static func major(_ version: String) -> Int? { Int(version.prefix(while: \.isNumber)) }
}
