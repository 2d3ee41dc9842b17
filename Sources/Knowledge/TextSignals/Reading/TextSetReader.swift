internal import Primitives
public import SourceText
internal import YAML

/// Reads sets from the texts of their files.
public struct TextSetReader {
  /// A text with its name below the sets' folder: `threat.yaml`.
  public struct File: Sendable {
    public let path: String
    public let source: SourceFile

    public init(path: String, source: SourceFile) {
      self.path = path
      self.source = source
    }
  }

  static let phrasesMax = 2000
  private static let spellingsFile = "spellings.yaml"

  private var spellings = Spellings()
  private var log = Diagnostics()

  /// The ids of the sets that are part of the program, in order: a file is called as its set.
  public static let embeddedNames: [String] = EmbeddedFiles.all.map { "\($0.0)" }
    .filter { $0 != spellingsFile }.map { String($0.dropLast(".yaml".count)) }.sorted()

  /// The sets that are part of the program. Takes about a second.
  public static func embedded() -> TextSets {
    var log = Diagnostics()
    let files = EmbeddedFiles.all.map { path, text in
      File(path: path, source: SourceFile(name: "signals/text/\(path)", text: "\(text)"))
    }
    guard let sets = read(files, into: &log), !log.hasErrors else {
      preconditionFailure("the embedded sets are checked before each release: \(log.entries.first?.message ?? "")")
    }
    return sets
  }

  /// Nil after errors; the diagnostics name all of them.
  public static func read(_ files: [File], into log: inout Diagnostics) -> TextSets? {
    var reader = TextSetReader()
    let files = files.sorted { $0.path < $1.path }
    for file in files where file.path == spellingsFile { reader.readSpellings(file.source) }
    let sets = files.filter { $0.path != spellingsFile }.compactMap { reader.readSet($0) }
    reader.checkTogether(sets)
    let compiled = reader.log.hasErrors ? nil : TextSets.compile(sets, spellings: reader.spellings, into: &reader.log)
    log.add(contentsOf: reader.log)
    return compiled
  }

  private mutating func checkTogether(_ sets: [TextSet]) {
    guard let last = sets.last, sets.count > TextSets.countMax else { return }
    log.error(
      "signals/too-many-sets", at: last.location, "there are more than \(TextSets.countMax) sets",
      hint: "put sets that are always asked for together into one")
  }

  private mutating func fields(_ file: SourceFile, _ what: String) -> YAMLFields? {
    guard let root = YAMLParser.parse(file, into: &log), var fields = YAMLFields(root, what, into: &log) else {
      return nil
    }
    guard let kind = fields.text("bellbird", into: &log) else { return nil }
    guard kind == "\(what)/1" else {
      log.error(
        "signals/other-kind", at: fields.location, "the file is \"\(kind)\", and should be \(what)/1",
        hint: "start it with: bellbird: \(what)/1")
      return nil
    }
    return fields
  }

  private mutating func readSpellings(_ file: SourceFile) {
    guard var fields = fields(file, "text-spellings"), let list = fields.required("words", into: &log) else { return }
    fields.finish(into: &log)
    for node in list.items("words", into: &log) ?? [] {
      guard var item = YAMLFields(node, "word", into: &log) else { continue }
      let name = item.text("word", into: &log)
      let ways = item.required("spellings", into: &log)?.texts("spellings", into: &log) ?? []
      item.finish(into: &log)
      guard let name else { continue }
      spellings.words[name] = ways.compactMap { way in words(of: way.text, at: way.location) }
    }
  }

  private mutating func words(of text: String, at location: SourceLocation) -> [String]? {
    let words = text.split(separator: " ").map { FoldedWord.fold(String($0)) }
    let known = words.compactMap { $0 }
    guard !known.isEmpty, known.count == words.count else {
      log.error("signals/not-words", at: location, "\"\(text)\" is not made of words", hint: "write words and spaces")
      return nil
    }
    return known
  }

  private mutating func readSet(_ file: File) -> TextSet? {
    guard var fields = fields(file.source, "text-set") else { return nil }
    let id: TextSet.ID? = fields.required("id", into: &log)?.name("a set's id", into: &log)
    let title = fields.text("title", into: &log)
    let meaning = fields.text("meaning", into: &log)
    let combineWith = fields.text("combine_with", into: &log)
    let nearMisses = texts(&fields, "near_misses").map(\.text)
    let phrases = phrases(&fields, "phrases")
    let whole = self.phrases(&fields, "whole")
    let except = self.phrases(&fields, "except")
    let shapes = shapes(&fields)
    let examples = examples(&fields)
    fields.finish(into: &log)
    guard let id, let title, let meaning, let combineWith, let examples else { return nil }
    if "\(id).yaml" != file.path {
      log.error(
        "signals/other-name", at: fields.location, "the set \"\(id)\" stands in \(file.path)",
        hint: "name the file \(id).yaml")
    }
    if ["phrases", "whole", "shapes"].allSatisfy({ fields.optional($0) == nil }) {
      log.error("signals/empty", at: fields.location, "the set has no phrases", hint: "add phrases:, whole: or shapes:")
    }
    return TextSet(
      id: id, title: title, meaning: meaning, combineWith: combineWith, nearMisses: nearMisses, phrases: phrases,
      whole: whole, except: except, shapes: shapes, examples: examples, location: fields.location)
  }

  private mutating func texts(_ fields: inout YAMLFields, _ key: String) -> [(text: String, location: SourceLocation)] {
    fields.optional(key)?.texts("\"\(key)\"", into: &log) ?? []
  }

  private mutating func phrases(_ fields: inout YAMLFields, _ key: String) -> [Phrase] {
    let texts = texts(&fields, key)
    if let first = texts.first, texts.count > Self.phrasesMax {
      log.error(
        "signals/too-many-phrases", at: first.location, "there are more than \(Self.phrasesMax) phrases",
        hint: "leave out those that others contain")
    }
    var seen: [String: SourceLocation] = [:]
    return texts.prefix(Self.phrasesMax).compactMap { text, location in
      if let first = seen[text] {
        log.warning(
          "signals/phrase-twice", at: location, "\"\(text)\" stands here twice", hint: "leave one out",
          related: [.init(first, "the first one is here")])
      }
      seen[text] = location
      return phrase(text, isWhole: key == "whole", at: location)
    }
  }

  private mutating func phrase(_ text: String, isWhole: Bool, at location: SourceLocation) -> Phrase? {
    do throws(PhraseParser.Problem) {
      let parts = try PhraseParser.parse(text, spellings: spellings, isWhole: isWhole)
      return Phrase(text: text, parts: parts, location: location)
    } catch {
      log.error("signals/phrase", at: location.moved(error.offset), error.message, hint: error.hint)
      return nil
    }
  }

  private mutating func shapes(_ fields: inout YAMLFields) -> [Shape] {
    texts(&fields, "shapes").compactMap { text, location in
      do throws(ShapeChecker.Problem) {
        try ShapeChecker.check(text)
        return Shape(text: text, location: location)
      } catch {
        log.error("signals/shape", at: location.moved(error.offset), error.message, hint: error.hint)
        return nil
      }
    }
  }

  private mutating func examples(_ fields: inout YAMLFields) -> TextSet.Examples? {
    guard let node = fields.required("examples", into: &log), var item = YAMLFields(node, "examples", into: &log) else {
      return nil
    }
    let match = texts(&item, "match").map { TextSet.Example(text: $0.text, location: $0.location) }
    let not = texts(&item, "not").map { TextSet.Example(text: $0.text, location: $0.location) }
    item.finish(into: &log)
    if match.isEmpty || not.isEmpty {
      log.error(
        "signals/no-examples", at: node.location, "a set shows what it names and what it does not",
        hint: "add match: and not: with at least one text each")
    }
    return .init(match: match, not: not)
  }
}

extension SourceLocation {
  /// So many characters further right; a quotation mark is one of them.
  fileprivate func moved(_ offset: Int) -> SourceLocation {
    let isQuoted = file.line(line)?.unicodeScalars.dropFirst(column - 1).first.map { "'\"".contains(Character($0)) }
    return SourceLocation(file: file, line: line, column: column + offset + (isQuoted == true ? 1 : 0))
  }
}
