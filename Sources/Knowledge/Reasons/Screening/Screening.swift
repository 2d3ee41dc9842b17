internal import Primitives
public import SourceText
internal import TextFolding

/// Holds what a caseworker writes against one report: words, names and numbers that would tell who reported do not pass.
///
/// It knows the report and answers yes or no; what it refuses it describes without repeating it.
public struct Screening: ~Copyable {
  /// This many of the reporter's words in a row are hers: fewer are said by many people.
  public static let wordsMax = 5

  private var folder = TextFolder(keepsPlaces: true)
  private var names: Set<String> = []
  /// By their first word.
  private var phrases: [String: [[String]]] = [:]
  private var runs: Set<String> = []
  /// Words of the services at which people of the report have their mail or account: the company itself may be one.
  private var services: Set<String> = []

  public init(of report: ReportRecord) {
    let people = [report.reporter, report.onBehalfOf].compactMap(\.self)
    for person in people {
      addName(person.name)
      for text in [person.email, person.phone, person.handle, person.accountID, person.address] { addPhrase(text) }
      for text in [person.email, person.handle, person.accountID] { addTelling(text, lettersMin: 4) }
    }
    addServices(people)
    for text in [report.id, report.safeContact] + report.locators { addPhrase(text) }
    for text in [report.id, report.safeContact, report.narrative, report.notes] + report.locators {
      addTelling(text, lettersMin: nil)
    }
    for text in [report.narrative, report.notes, report.safeContact] { addRuns(text) }
  }

  /// The text, if it may leave the company. `field` names it in diagnostics.
  public mutating func pass(_ text: String, field: String, into log: inout Diagnostics) -> ScreenedText? {
    let plain = PlainWords(text, folder: &folder)
    return passed(text, Telltales.find(in: plain) + ownWords(in: plain), field, into: &log)
  }

  /// The address of a page, if everybody sees the page alike and nothing in it gives anybody away.
  ///
  /// The service's own name may stand in it, also where the reporter's mail or account is at that service.
  public mutating func pass(address: String, field: String, into log: inout Diagnostics) -> ScreenedText? {
    let plain = PlainWords(address, folder: &folder)
    var found = Telltales.find(in: plain).filter { $0.kind != .link }
    found += ownWords(in: plain, hostEnd: PublicPage.hostEnd(address))
    if !PublicPage.isOne(address) { found.append(Telltale(kind: .page, start: 0)) }
    return passed(address, found, field, into: &log)
  }

  private func passed(
    _ text: String, _ found: [Telltale], _ field: String, into log: inout Diagnostics
  ) -> ScreenedText? {
    for telltale in found.sorted(by: { $0.start < $1.start }) { report(telltale, text, field, into: &log) }
    return found.isEmpty ? ScreenedText(passed: text) : nil
  }

  // MARK: What to look for

  private mutating func words(_ text: String) -> [String] { PlainWords(text, folder: &folder).words.map(\.text) }

  /// Each part of a name by itself, unless it is a letter or a small word that everybody writes, and the whole name.
  private mutating func addName(_ name: String) {
    let parts = words(name)
    names.formUnion(parts.filter { $0.utf8.count > 3 || $0.count > 1 && !Self.small.contains($0) })
    if parts.count > 1 { names.insert(parts.reversed().joined()) }
    addPhrase(name)
  }

  /// Names too, but nobody can write a sentence without them.
  private static let small: Set<String> = [
    "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or",
    "so", "to", "up", "us", "we",
  ]

  /// `social` and `example` of `@mina@social.example`, where nobody's own name has them.
  private mutating func addServices(_ people: [ReportRecord.Person]) {
    var own: Set<String> = []
    for person in people {
      own.formUnion(words(person.name))
      for text in [person.email, person.handle, person.accountID] {
        let parts = text.split(separator: "@")
        for part in parts.dropLast() { own.formUnion(words(String(part))) }
        if parts.count > 1, let last = parts.last { services.formUnion(words(String(last))) }
      }
    }
    services.subtract(own)
  }

  private mutating func addPhrase(_ text: String) {
    let parts = words(text)
    guard let first = parts.first, parts.count > 1 || !Self.small.contains(first) else { return }
    phrases[first, default: []].append(parts)
    // Also as people write it into one word: annasmith, anna_smith.
    if parts.count > 1 { names.insert(parts.joined()) }
  }

  /// Words that belong to one person: with a digit in them, or long enough where letters count too.
  private mutating func addTelling(_ text: String, lettersMin: Int?) {
    for word in words(text) where word.count > 3 {
      let hasDigit = word.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let isDigits = word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      if isDigits ? word.count > 4 : hasDigit { names.insert(word) }
      if let lettersMin, word.count >= lettersMin, !Self.common.contains(word) { names.insert(word) }
    }
  }

  /// Parts of addresses that are nobody's own.
  private static let common: Set<String> = ["mail", "email", "example", "contact", "info", "support", "http", "https"]

  private mutating func addRuns(_ text: String) {
    let words = PlainWords(text, folder: &folder).words
    let ends = words.indices.map { Self.runEnd(words, from: $0) }
    guard let first = ends.first, first != nil else {
      if words.count > 2 { phrases[words[0].text, default: []].append(words.map(\.text)) }
      return
    }
    for (start, end) in zip(words.indices, ends) {
      if let end { runs.insert(Self.joined(words[start..<end])) }
    }
  }

  /// The end of the shortest run from here that is somebody's own; nil where the text ends before.
  private static func runEnd(_ words: [PlainWords.Word], from start: Int) -> Int? {
    var weight = 0
    for index in start..<words.count {
      weight += words[index].weight
      if weight >= 2 * wordsMax { return index + 1 }
    }
    return nil
  }

  private static func joined(_ words: ArraySlice<PlainWords.Word>) -> String {
    words.map(\.text).joined(separator: " ")
  }

  // MARK: What is found

  /// Up to `hostEnd` the names of services are nobody's.
  private func ownWords(in plain: PlainWords, hostEnd: Int = 0) -> [Telltale] {
    let words = plain.words
    var found = spelledNames(in: words)
    var quotedUntil = 0
    for index in words.indices {
      let word = words[index].text
      let isService = words[index].start < hostEnd && services.contains(word)
      if isName(word) && !isService || phrases[word]?.contains(where: { starts($0, at: index, in: words) }) == true {
        found.append(Telltale(kind: .reporter, start: words[index].start))
      }
      guard index >= quotedUntil, let end = Self.runEnd(words, from: index) else { continue }
      if runs.contains(Self.joined(words[index..<end])) {
        found.append(Telltale(kind: .quotation, start: words[index].start))
        quotedUntil = end
      }
    }
    return found
  }

  /// Shorter names would be found in lists of letters, and longer ones nobody spells out.
  private static let spelledLetters = 4...40

  /// Names with something between their letters: J o s é, J.o.s.é.
  private func spelledNames(in words: [PlainWords.Word]) -> [Telltale] {
    var found: [Telltale] = []
    for start in words.indices {
      var name = ""
      for (offset, word) in words[start...].prefix(Self.spelledLetters.upperBound).enumerated() {
        guard word.isLetter else { break }
        name += word.text
        guard offset + 1 >= Self.spelledLetters.lowerBound, names.contains(name) else { continue }
        found.append(Telltale(kind: .reporter, start: words[start].start))
        break
      }
    }
    return found
  }

  /// A name as it stands, or with the s of "Annas Kamera"; short names would be found in this and was.
  private func isName(_ word: String) -> Bool {
    names.contains(word) || word.count > 4 && word.hasSuffix("s") && names.contains(String(word.dropLast()))
  }

  private func starts(_ phrase: [String], at index: Int, in words: [PlainWords.Word]) -> Bool {
    index + phrase.count <= words.count && zip(phrase, words[index...]).allSatisfy { $0 == $1.text }
  }

  private func report(_ telltale: Telltale, _ text: String, _ field: String, into log: inout Diagnostics) {
    let before = String(decoding: Array(text.utf8.prefix(telltale.start)), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    // An empty file: a diagnostic shows the place and never the words.
    let place = SourceLocation(
      file: SourceFile(name: field, bytes: []), line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    log.error(telltale.kind.code, at: place, telltale.kind.message, hint: telltale.kind.hint)
  }
}
