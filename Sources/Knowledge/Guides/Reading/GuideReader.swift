internal import Catalogue
internal import OpenSSL
internal import Primitives
internal import SourceText
internal import YAML

/// Reads guides from the texts of their files.
struct GuideReader {
  let catalogue: PatternCatalogue
  let extraSources: [Source]
  var log = Diagnostics()

  init(catalogue: PatternCatalogue, extraSources: [Source]) {
    self.catalogue = catalogue
    self.extraSources = extraSources
  }

  /// The first 16 hexadecimal digits of a file's SHA-256: what a translation was made from.
  static func hash(of file: SourceFile) -> String {
    SHA256.digest(of: file.bytes).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  mutating func guide(_ source: SourceFile, named name: String) -> Guide? {
    guard let file = GuideFile(source, into: &log), var fields = header(file) else { return nil }
    let id: Guide.ID? = fields.required("id", into: &log)?.name("a guide's id", into: &log)
    let title = fields.text("title", into: &log)
    let shortTitle = fields.optionalText("short_title", into: &log)
    let page = page(&fields, shortTitle)
    let topics: [Topic.ID] = known(&fields, "topics", "topic", in: catalogue.topics.ids)
    let situations: [Situation] = choices(&fields, "situations")
    let audience: [Audience] = choices(&fields, "audience")
    let products = products(&fields)
    let versions = versions(&fields)
    let lastReviewed = fields.required("last_reviewed", into: &log)?.date("last_reviewed", into: &log)
    let reviewers = reviewers(&fields)
    let needsSpecialist = needed(&fields, "specialist_review", otherwise: "done")
    let sources: [Source.ID] = known(
      &fields, "sources", "source", in: catalogue.sources.ids + extraSources.map(\.id.text))
    let related = (fields.optional("related")?.texts("related", into: &log) ?? []).map { Guide.ID($0.text) }
    fields.finish(into: &log)
    let body = GuideBody(file, into: &log)
    let steps = steps(body, file: source)
    guard let id, let title, let page, let lastReviewed else { return nil }
    checkName(id, name, at: fields.location)
    return Guide(
      id: id, title: title, page: page, shortTitle: shortTitle, topics: topics, situations: situations,
      audience: audience, products: products, versions: versions, lastReviewed: lastReviewed, reviewers: reviewers,
      needsSpecialist: needsSpecialist, sources: sources, related: related, lead: body.lead, sections: body.sections,
      steps: steps, translation: nil, hash: Self.hash(of: source), file: source, places: Self.places(file.front))
  }

  static func places(_ front: YAMLNode) -> [String: SourceLocation] {
    guard case .mapping(let entries) = front.value else { return [:] }
    return Dictionary(entries.map { ($0.key, $0.value.location) }) { first, _ in first }
  }

  mutating func header(_ file: GuideFile) -> YAMLFields? {
    guard var fields = YAMLFields(file.front, "guide", into: &log), let kind = fields.text("bellbird", into: &log)
    else {
      return nil
    }
    guard kind == "guide/1" else {
      log.error(
        "guide/other-kind", at: fields.location, "the file is \"\(kind.prefix(60))\", and should be guide/1",
        hint: "start its fields with: bellbird: guide/1")
      return nil
    }
    return fields
  }

  mutating func checkName(_ id: Guide.ID, _ name: String, at place: SourceLocation) {
    guard name != "\(id).md" else { return }
    log.error(
      "guide/other-name", at: place, "the guide \"\(id)\" stands in \(name)", hint: "name the file \(id).md")
  }

  /// The field, or the number at the end of the short title.
  private mutating func page(_ fields: inout YAMLFields, _ shortTitle: String?) -> Int? {
    let node = fields.optional("page")
    let text = node?.text("page", into: &log) ?? shortTitle.map { String($0.suffix(while: \.isNumber)) } ?? ""
    if let page = Int(text), (1...999).contains(page) { return page }
    log.error(
      "guide/page", at: node?.location ?? fields.location, "\"\(text.prefix(60))\" is no page number",
      hint:
        "write page: with a whole number from 1 to 999 that no other guide has; it is the place in the reading order")
    return nil
  }

  private mutating func known<Kind>(
    _ fields: inout YAMLFields, _ key: String, _ what: String, in known: [String]
  ) -> [Identifier<Kind>] {
    (fields.required(key, into: &log)?.texts(key, into: &log) ?? []).compactMap { text, location in
      if known.contains(text) { return Identifier(text) }
      log.error(
        "guide/unknown-\(what)", at: location, "there is no \(what) \"\(text.prefix(60))\"",
        hint: Suggestion.hint(for: text, in: known, otherwise: "see catalogue/\(what)s.yaml"))
      return nil
    }
  }

  mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ fields: inout YAMLFields, _ key: String
  ) -> [Choice] where Choice.RawValue == String {
    guard let node = fields.required(key, into: &log) else { return [] }
    guard case .sequence(let items) = node.value else { return node.choice(key, into: &log).map { [$0] } ?? [] }
    if items.isEmpty {
      log.error("guide/empty", at: node.location, "\"\(key)\" names nothing", hint: "name at least one")
    }
    return items.compactMap { $0.choice(key, into: &log) }
  }

  /// Whether the field says `needed`; the other word says that it was done.
  mutating func needed(_ fields: inout YAMLFields, _ key: String, otherwise: String) -> Bool {
    guard let node = fields.required(key, into: &log), let text = node.text(key, into: &log) else { return true }
    if text != "needed", text != otherwise {
      node.notAChoice(key, of: ["needed", otherwise], into: &log)
    }
    return text != otherwise
  }

  private mutating func products(_ fields: inout YAMLFields) -> Guide.Products {
    let texts = (fields.required("products", into: &log)?.texts("products", into: &log) ?? []).map(\.text)
    return texts == ["any"] ? .any : .only(texts)
  }

  private mutating func versions(_ fields: inout YAMLFields) -> [Guide.SystemRange] {
    fields.list("versions", into: &log).compactMap { node in
      guard var item = YAMLFields(node, "version", into: &log) else { return nil }
      let system = item.text("system", into: &log)
      let from = item.text("from", into: &log)
      let to = item.text("to", into: &log)
      item.finish(into: &log)
      guard let system, let from, let to else { return nil }
      return .init(system: system, from: from, to: to, location: node.location)
    }
  }

  private mutating func reviewers(_ fields: inout YAMLFields) -> [Guide.Reviewer] {
    fields.list("reviewers", into: &log).compactMap { node in
      guard var item = YAMLFields(node, "reviewer", into: &log) else { return nil }
      let role = item.text("role", into: &log)
      let name = item.text("name", into: &log)
      item.finish(into: &log)
      guard let role, let name else { return nil }
      return .init(role: role, name: name)
    }
  }
}

extension String {
  /// The longest end whose characters all fit.
  fileprivate func suffix(while fits: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, fits(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
