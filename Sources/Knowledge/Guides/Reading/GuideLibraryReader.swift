public import Catalogue
internal import Primitives
public import SourceText

/// Reads all guides from the texts of their files.
public struct GuideLibraryReader {
  /// A text with its place below the guides' folder: `en/location-check.md`.
  public struct File: Sendable {
    public let path: String
    public let source: SourceFile

    public init(path: String, source: SourceFile) {
      self.path = path
      self.source = source
    }
  }

  /// The guides that are part of the program.
  public static func embedded(for catalogue: PatternCatalogue) -> GuideLibrary {
    var log = Diagnostics()
    let files = EmbeddedFiles.all.map { path, text in
      File(path: path, source: SourceFile(name: "guides/\(path)", text: "\(text)"))
    }
    guard let library = read(files, catalogue: catalogue, into: &log), !log.hasErrors else {
      preconditionFailure("the embedded guides are checked before each release: \(log.entries.first?.message ?? "")")
    }
    return library
  }

  /// What could be read. The diagnostics name every mistake; nil only without words in English or a list of helplines.
  public static func read(
    _ files: [File], catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> GuideLibrary? {
    var reader = GuideLibraryReader(files, catalogue)
    let library = reader.library()
    log.add(contentsOf: reader.log)
    return library
  }

  private let files: [File]
  private let catalogue: PatternCatalogue
  private var log = Diagnostics()

  private init(_ files: [File], _ catalogue: PatternCatalogue) {
    self.files = files.sorted { $0.path < $1.path }
    self.catalogue = catalogue
  }

  private mutating func library() -> GuideLibrary? {
    let words = words()
    let helplines = required("helplines.yaml").flatMap { file in
      var reader = HelplinesReader()
      defer { log.add(contentsOf: reader.log) }
      return reader.helplines(file)
    }
    let sources =
      files.first { $0.path == "sources.yaml" }
      .map { CatalogueReader.sources(in: $0.source, kind: "sources/1", into: &log) } ?? []
    var reader = GuideReader(catalogue: catalogue, extraSources: sources)
    let guides = documents(in: "en").compactMap { reader.guide($0.source, named: $0.name) }
      .sorted { ($0.page, $0.id.text) < ($1.page, $1.id.text) }
    let translations = translations(of: guides, with: words, into: &reader)
    log.add(contentsOf: reader.log)
    guard let words, let helplines else { return nil }
    checkTogether(guides)
    return GuideLibrary(
      guides: guides, translations: translations, helplines: helplines, words: words, sources: sources)
  }

  private mutating func required(_ path: String) -> SourceFile? {
    if let file = files.first(where: { $0.path == path }) { return file.source }
    log.error(
      "guide/missing-file", at: SourceLocation(file: SourceFile(name: path, text: ""), line: 1, column: 1),
      "the guides have no \(path)", hint: "copy the file of the guides that you started from")
    return nil
  }

  private func documents(in language: String) -> [(name: String, source: SourceFile)] {
    files.filter { $0.path.hasPrefix("\(language)/") && $0.path.hasSuffix(".md") }
      .map { (String($0.path.dropFirst(language.utf8.count + 1)), $0.source) }
  }

  private mutating func words() -> [String: GuideWords]? {
    guard let file = required("words/en.yaml") else { return nil }
    var reader = GuideWordsReader()
    defer { log.add(contentsOf: reader.log) }
    guard let english = reader.words(file, named: "en.yaml", english: nil) else { return nil }
    var words = ["en": english]
    for file in files where file.path.hasPrefix("words/") && file.path != "words/en.yaml" {
      let name = String(file.path.dropFirst(6))
      if let found = reader.words(file.source, named: name, english: english) { words[found.language] = found }
    }
    return words
  }

  private mutating func translations(
    of guides: [Guide], with words: [String: GuideWords]?, into reader: inout GuideReader
  ) -> [String: [Guide.ID: Guide]] {
    var translations: [String: [Guide.ID: Guide]] = [:]
    let languages = Set(files.compactMap { $0.path.split(separator: "/").first.map(String.init) })
    for language in languages.subtracting(["en", "words"]).sorted() {
      let documents = documents(in: language)
      if let first = documents.first, let words, words[language] == nil {
        log.error(
          "guide/no-words", at: SourceLocation(file: first.source, line: 1, column: 1),
          "there are guides in \"\(language)\", and no words/\(language).yaml: nobody would see them",
          hint: "copy words/en.yaml to words/\(language).yaml and translate it, or remove the folder")
      }
      for (name, source) in documents {
        guard let guide = guides.first(where: { "\($0.id).md" == name }) else {
          log.error(
            "guide/no-original", at: SourceLocation(file: source, line: 1, column: 1),
            "there is no English guide \(name)", hint: "write en/\(name) first, or remove this file")
          continue
        }
        if let found = reader.translation(source, of: guide, language: language) {
          translations[language, default: [:]][guide.id] = found
        }
      }
    }
    return translations
  }

  /// Pages are unique, and every guide that is named is there.
  private mutating func checkTogether(_ guides: [Guide]) {
    let ids = guides.map(\.id.text)
    for (index, guide) in guides.enumerated() {
      if index > 0, guides[index - 1].page == guide.page {
        log.error(
          "guide/duplicate-page", at: guide.place(of: "page"), "two guides are page \(guide.page)",
          hint: "give one of them another number",
          related: [.init(guides[index - 1].place(of: "page"), "the other one is here")])
      }
      for id in guide.related where !ids.contains(id.text) { unknown(id, at: guide.place(of: "related"), ids) }
      for case .guide(let id, _, let place) in guide.paragraphs.flatMap({ $0.flatMap(\.all) })
      where !ids.contains(id.text) {
        unknown(id, at: place, ids)
      }
    }
  }

  private mutating func unknown(_ id: Guide.ID, at place: SourceLocation, _ known: [String]) {
    log.error(
      "guide/unknown-guide", at: place, "there is no guide \"\(id)\"",
      hint: Suggestion.hint(for: id.text, in: known, otherwise: "name the id of a guide under guides/en/"))
  }
}
