internal import Primitives
public import SourceText
internal import YAML

/// Reads the vocabulary from the text of its file.
public struct VocabularyReader {
  private var log = Diagnostics()
  private var schemes: [CodeScheme] = []

  /// The vocabulary that is part of the program.
  public static func embedded() -> BehaviourVocabulary {
    var log = Diagnostics()
    let file = EmbeddedFiles.all.first.map {
      SourceFile(name: "vocabularies/\($0.path)", text: "\($0.text)")
    }
    guard let file, let vocabulary = read(file, into: &log) else {
      preconditionFailure("the embedded vocabulary is checked before each release: \(log.entries.first?.message ?? "")")
    }
    return vocabulary
  }

  /// Nil after errors; the diagnostics name all of them.
  public static func read(_ file: SourceFile, into log: inout Diagnostics) -> BehaviourVocabulary? {
    var reader = VocabularyReader()
    let vocabulary = YAMLParser.parse(file, into: &reader.log).flatMap { reader.read($0) }
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : vocabulary
  }

  private mutating func read(_ root: YAMLNode) -> BehaviourVocabulary? {
    guard var fields = YAMLFields(root, "vocabulary", into: &log) else { return nil }
    if let kind = fields.required("bellbird", into: &log), kind.text("kind", into: &log) != "vocabulary/1" {
      log.error(
        "vocabulary/other-kind", at: kind.location, "this is no vocabulary of a known version",
        hint: "write bellbird: vocabulary/1")
    }
    let version = fields.text("version", into: &log)
    let asOf = fields.required("as_of", into: &log)?.date("\"as_of\"", into: &log)
    let title = fields.text("title", into: &log)
    let status = fields.text("status", into: &log)
    schemes = fields.list("schemes", into: &log).compactMap { scheme($0) }
    var behaviours: [Behaviour] = []
    for node in fields.list("behaviours", into: &log) {
      if let one = behaviour(node, after: behaviours) { behaviours.append(one) }
    }
    fields.finish(into: &log)
    guard let version, let asOf, let title, let status else { return nil }
    return BehaviourVocabulary(
      version: version, asOf: asOf, title: title, status: status, schemes: schemes, behaviours: behaviours)
  }

  private mutating func scheme(_ node: YAMLNode) -> CodeScheme? {
    guard var fields = YAMLFields(node, "scheme", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let id: CodeScheme.ID? = fields.required("id", into: &log)?.name("a scheme's id", into: &log)
    let title = fields.text("title", into: &log)
    let url = fields.text("url", into: &log)
    let read = fields.required("read", into: &log)?.date("\"read\"", into: &log)
    let note = fields.optionalText("note", into: &log)
    guard let id, let title, let url, let read else { return nil }
    return CodeScheme(id: id, title: title, url: url, read: read, note: note)
  }

  private mutating func behaviour(_ node: YAMLNode, after known: [Behaviour]) -> Behaviour? {
    guard var fields = YAMLFields(node, "behaviour", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let id: Behaviour.ID? = fields.required("id", into: &log)?.name("a behaviour's id", into: &log)
    let label = fields.text("label", into: &log)
    let definition = fields.text("definition", into: &log)
    let broader = fields.optional("broader").flatMap { self.broader($0, known) }
    let patterns = fields.optional("patterns")?.texts("\"patterns\"", into: &log).map(\.text) ?? []
    let codes = fields.list("codes", into: &log).compactMap { code($0) }
    guard let id, let label, let definition else { return nil }
    if let first = known.first(where: { $0.id == id }) {
      log.error(
        "vocabulary/duplicate-id", at: node.location, "there are two behaviours \"\(id)\"",
        hint: "give one of them another id", related: [.init(first.location, "the first one is here")])
    }
    return Behaviour(
      id: id, label: label, definition: definition, broader: broader, patterns: patterns, codes: codes,
      location: node.location)
  }

  /// A broader behaviour stands above, so that there is no circle.
  private mutating func broader(_ node: YAMLNode, _ known: [Behaviour]) -> Behaviour.ID? {
    guard let text = node.text("\"broader\"", into: &log) else { return nil }
    if known.contains(where: { $0.id.text == text }) { return .init(text) }
    log.error(
      "vocabulary/unknown-behaviour", at: node.location, "no behaviour \"\(text)\" stands above",
      hint: Suggestion.hint(for: text, in: known.map(\.id.text), otherwise: "write the broader behaviour first"))
    return nil
  }

  private mutating func code(_ node: YAMLNode) -> Behaviour.Code? {
    guard var fields = YAMLFields(node, "code", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let scheme = fields.required("scheme", into: &log)
    let code = fields.text("code", into: &log)
    let keyword = fields.optionalText("keyword", into: &log)
    let about: Behaviour.About? = fields.optional("about").map { $0.choice("\"about\"", into: &log) } ?? .anyone
    let fit: Behaviour.Fit? = fields.required("fit", into: &log)?.choice("\"fit\"", into: &log)
    guard let scheme, let name = scheme.text("\"scheme\"", into: &log) else { return nil }
    guard schemes.contains(where: { $0.id.text == name }) else {
      scheme.notAChoice("\"scheme\"", of: schemes.map(\.id.text), into: &log)
      return nil
    }
    guard let code, let about, let fit else { return nil }
    return Behaviour.Code(scheme: .init(name), code: code, keyword: keyword, about: about, fit: fit)
  }
}
