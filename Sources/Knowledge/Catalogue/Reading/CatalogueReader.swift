internal import Primitives
public import SourceText
internal import YAML

/// Reads a catalogue from the texts of its files.
public struct CatalogueReader {
  /// A text with its place below the catalogue's folder: `patterns/surveillance/covert-live-location.yaml`.
  public struct File: Sendable {
    public let path: String
    public let source: SourceFile

    public init(path: String, source: SourceFile) {
      self.path = path
      self.source = source
    }
  }

  /// The catalogue that is part of the program.
  public static func embedded() -> PatternCatalogue {
    var log = Diagnostics()
    let files = EmbeddedFiles.all.map { path, text in
      File(path: path, source: SourceFile(name: "catalogue/\(path)", text: "\(text)"))
    }
    guard let catalogue = read(files, into: &log), !log.hasErrors else {
      preconditionFailure("the embedded catalogue is checked before each release: \(log.entries.first?.message ?? "")")
    }
    return catalogue
  }

  /// The ids of its patterns: each stands in a file of its name.
  static var embeddedPatterns: [String] {
    EmbeddedFiles.all.map { path, _ in "\(path)" }.filter { $0.hasPrefix("patterns/") }.map { path in
      String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...].dropLast(5))
    }
  }

  /// Nil after errors; the diagnostics name all of them.
  public static func read(_ files: [File], into log: inout Diagnostics) -> PatternCatalogue? {
    var reader = CatalogueReader(files)
    let catalogue = reader.readAll()
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : catalogue
  }

  /// The sources in a file of that kind beside the catalogue: the same fields as in `sources.yaml`.
  public static func sources(in file: SourceFile, kind: String, into log: inout Diagnostics) -> [Source] {
    var reader = CatalogueReader([])
    defer { log.add(contentsOf: reader.log) }
    guard let root = reader.document(file, kind: kind), let list = root["sources"] else { return [] }
    return (list.items("\"sources\"", into: &reader.log) ?? []).compactMap { node in
      guard var fields = YAMLFields(node, "source", into: &reader.log) else { return nil }
      let source = reader.source(&fields)
      _ = fields.optional("read")?.date("the day of reading", into: &reader.log)
      fields.finish(into: &reader.log)
      return source
    }
  }

  private var files: [String: SourceFile]
  private let patternFiles: [File]
  var log = Diagnostics()
  var references: [CatalogueReference] = []

  private init(_ files: [File]) {
    self.files = Dictionary(files.map { ($0.path, $0.source) }) { first, _ in first }
    patternFiles = files.filter { $0.path.hasPrefix("patterns/") }.sorted { $0.path < $1.path }
  }

  private mutating func readAll() -> PatternCatalogue? {
    let header = readHeader()
    let sources = entries(in: "sources.yaml", "sources") { $0.source(&$1) }
    let capabilities = entries(in: "capabilities.yaml", "capabilities") { $0.capability(&$1) }
    let controls = entries(in: "controls.yaml", "controls") { $0.control(&$1) }
    let events = entries(in: "events.yaml", "events") { $0.event(&$1) }
    let shapes = entries(in: "signals.yaml", "shapes") { $0.shape(&$1) }
    let tactics = entries(in: "tactics.yaml", "tactics") { $0.tactic(&$1) }
    let perpetrators = entries(in: "people.yaml", "perpetrator_capabilities") { $0.perpetratorCapability(&$1) }
    let relationships = entries(in: "people.yaml", "relationships") { $0.relationship(&$1) }
    let factors = entries(in: "harms.yaml", "factors") { $0.factor(&$1) }
    let harms = entries(in: "harms.yaml", "harms") { $0.harm(&$1) }
    let topics = entries(in: "topics.yaml", "topics") { $0.topic(&$1) }
    let taxonomies = entries(in: "taxonomies.yaml", "taxonomies") { $0.taxonomy(&$1) }
    var patterns: [AbusePattern] = []
    for file in patternFiles {
      if let node = document(file.source, kind: "pattern/1"), let pattern = pattern(node, path: file.path) {
        patterns.append(pattern)
      }
    }
    reportDuplicates(patterns)
    guard let header else { return nil }
    let catalogue = PatternCatalogue(
      version: header.version, asOf: header.asOf, status: header.status, evidenceGrades: header.grades,
      levels: header.levels,
      patterns: Entries(patterns), controls: Entries(controls), capabilities: Entries(capabilities),
      events: Entries(events), shapes: Entries(shapes), tactics: Entries(tactics),
      perpetratorCapabilities: Entries(perpetrators), relationships: Entries(relationships),
      factors: Entries(factors), harms: Entries(harms), topics: Entries(topics), taxonomies: Entries(taxonomies),
      sources: Entries(sources))
    CatalogueChecker.check(catalogue, references: references, into: &log)
    return catalogue
  }

  private var documents: [String: YAMLNode] = [:]

  /// The root of a file whose first field says what it is.
  mutating func document(_ file: SourceFile, kind: String) -> YAMLNode? {
    if let known = documents[file.name] { return known }
    guard let node = YAMLParser.parse(file, into: &log) else { return nil }
    guard let found = node["bellbird"] else {
      log.error(
        "catalogue/no-header", at: node.location, "the file does not say what it is",
        hint: "start it with: bellbird: \(kind)")
      return nil
    }
    guard case .scalar(kind, _) = found.value else {
      log.error("catalogue/other-kind", at: found.location, "this should be \(kind)", hint: "write bellbird: \(kind)")
      return nil
    }
    documents[file.name] = node
    return node
  }

  private mutating func vocabulary(_ path: String) -> YAMLNode? {
    guard let file = files[path] else {
      let place = SourceLocation(file: SourceFile(name: path, text: ""), line: 1, column: 1)
      log.error(
        "catalogue/missing-file", at: place, "the catalogue has no \(path)",
        hint: "copy the file of the catalogue that you started from")
      return nil
    }
    return document(file, kind: "\(path.dropLast(5))/1")
  }

  private mutating func entries<Entry: CatalogueEntry>(
    in path: String, _ field: String, read: (inout CatalogueReader, inout YAMLFields) -> Entry?
  ) -> [Entry] {
    guard let root = vocabulary(path), let list = root[field] else { return [] }
    var entries: [Entry] = []
    for node in list.items("\"\(field)\"", into: &log) ?? [] {
      guard var fields = YAMLFields(node, Entry.kind, into: &log) else { continue }
      let entry = read(&self, &fields)
      fields.finish(into: &log)
      if let entry { entries.append(entry) }
    }
    reportDuplicates(entries)
    return entries
  }

  private mutating func reportDuplicates(_ entries: [some CatalogueEntry]) {
    var first: [String: SourceLocation] = [:]
    for entry in entries {
      if let place = first[entry.id.text] {
        log.error(
          "catalogue/duplicate-id", at: entry.location, "there are two entries \"\(entry.id)\"",
          hint: "give one of them another id", related: [.init(place, "the first one is here")])
      } else {
        first[entry.id.text] = entry.location
      }
    }
  }

  private struct Header {
    let version: CatalogueVersion
    let asOf: CalendarDate
    let status: String
    let grades: [AbusePattern.EvidenceGrade: String]
    let levels: [SeverityFactor.Level: String]
  }

  private mutating func readHeader() -> Header? {
    guard let root = vocabulary("catalogue.yaml"), var fields = YAMLFields(root, "catalogue", into: &log) else {
      return nil
    }
    _ = fields.optional("bellbird")
    _ = fields.optional("licence")
    let version = version(fields.required("version", into: &log))
    let asOf = fields.required("as_of", into: &log)?.date("as_of", into: &log)
    let status = fields.text("status", into: &log)
    let grades: [AbusePattern.EvidenceGrade: String] = meanings(&fields, "evidence_grades", of: "grade")
    let levels: [SeverityFactor.Level: String] = meanings(&fields, "levels", of: "level")
    fields.finish(into: &log)
    guard let version, let asOf, let status else { return nil }
    return Header(version: version, asOf: asOf, status: status, grades: grades, levels: levels)
  }

  /// What each step of a scale means.
  private mutating func meanings<Step: RawRepresentable & CaseIterable & Hashable>(
    _ fields: inout YAMLFields, _ key: String, of name: String
  ) -> [Step: String] where Step.RawValue == String {
    var meanings: [Step: String] = [:]
    for node in fields.list(key, into: &log) {
      guard var item = YAMLFields(node, name, into: &log) else { continue }
      if let step: Step = choice(&item, name), let text = item.text("meaning", into: &log) { meanings[step] = text }
      item.finish(into: &log)
    }
    return meanings
  }
}
