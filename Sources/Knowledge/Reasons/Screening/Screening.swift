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

  public init(of report: ReportRecord) {
    for person in [report.reporter, report.onBehalfOf].compactMap(\.self) {
      addName(person.name)
      for text in [person.email, person.phone, person.handle, person.accountID, person.address] { addPhrase(text) }
      for text in [person.email, person.handle, person.accountID] { addTelling(text, lettersMin: 4) }
    }
    for text in [report.id, report.safeContact] + report.locators { addPhrase(text) }
    for text in [report.id, report.safeContact, report.narrative, report.notes] + report.locators {
      addTelling(text, lettersMin: nil)
    }
    for text in [report.narrative, report.notes, report.safeContact] { addRuns(text) }
  }

  /// The text, if it may leave the company. `field` names it in diagnostics.
  public mutating func pass(_ text: String, field: String, into log: inout Diagnostics) -> ScreenedText? {
    let plain = PlainWords(text, folder: &folder)
    let found = Telltales.find(in: plain) + ownWords(in: plain)
    for telltale in found.sorted(by: { $0.start < $1.start }) { report(telltale, text, field, into: &log) }
    return found.isEmpty ? ScreenedText(passed: text) : nil
  }

  // MARK: What to look for

  private mutating func words(_ text: String) -> [String] { PlainWords(text, folder: &folder).words.map(\.text) }

  /// Each part of a name by itself; a part of one or two letters only within the whole name.
  private mutating func addName(_ name: String) {
    let parts = words(name)
    names.formUnion(parts.filter { $0.count > 2 })
    if parts.count > 1 { phrases[parts[0], default: []].append(parts) }
  }

  private mutating func addPhrase(_ text: String) {
    let parts = words(text)
    if let first = parts.first { phrases[first, default: []].append(parts) }
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
    let words = words(text)
    guard words.count >= Self.wordsMax else {
      if words.count > 2 { phrases[words[0], default: []].append(words) }
      return
    }
    for start in 0...(words.count - Self.wordsMax) {
      runs.insert(words[start..<start + Self.wordsMax].joined(separator: " "))
    }
  }

  // MARK: What is found

  private func ownWords(in plain: PlainWords) -> [Telltale] {
    var found: [Telltale] = []
    let words = plain.words
    var quotedUntil = 0
    for index in words.indices {
      let word = words[index].text
      if names.contains(word) || phrases[word]?.contains(where: { starts($0, at: index, in: words) }) == true {
        found.append(Telltale(kind: .reporter, start: words[index].start))
      }
      guard index >= quotedUntil, index + Self.wordsMax <= words.count else { continue }
      if runs.contains(words[index..<index + Self.wordsMax].map(\.text).joined(separator: " ")) {
        found.append(Telltale(kind: .quotation, start: words[index].start))
        quotedUntil = index + Self.wordsMax
      }
    }
    return found
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
