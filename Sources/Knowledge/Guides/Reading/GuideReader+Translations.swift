internal import Primitives
internal import SourceText
internal import YAML

extension GuideReader {
  /// A guide in another language: its texts, and everything else from the English guide.
  mutating func translation(_ source: SourceFile, of guide: Guide, language: String) -> Guide? {
    guard let file = GuideFile(source, into: &log), var fields = header(file) else { return nil }
    let id: Guide.ID? = fields.required("id", into: &log)?.name("a guide's id", into: &log)
    let written = fields.text("language", into: &log)
    let title = fields.text("title", into: &log)
    let shortTitle = fields.optionalText("short_title", into: &log)
    let sourceHash = fields.text("source_hash", into: &log)
    let needsReview = needed(&fields, "review", otherwise: "done")
    _ = fields.optional("translated")?.date("translated", into: &log)
    fields.finish(into: &log)
    let body = GuideBody(file, into: &log)
    let steps = steps(body, file: source)
    guard let id, let title, let sourceHash else { return nil }
    if id != guide.id {
      log.error(
        "guide/other-name", at: fields.location, "the guide \"\(id)\" stands in \(guide.id).md",
        hint: "name the file \(id).md")
    }
    if let written, written != language {
      log.error(
        "guide/other-language", at: fields.location,
        "the guide is in \"\(written.prefix(20))\", and stands in \(language)/",
        hint: "write language: \(language), or move the file")
    }
    let translation = Guide.Translation(
      language: language, sourceHash: sourceHash, needsReview: needsReview, isStale: sourceHash != guide.hash,
      location: Self.places(file.front)["source_hash"] ?? fields.location)
    return Guide(
      id: guide.id, title: title, page: guide.page, shortTitle: shortTitle, topics: guide.topics,
      situations: guide.situations, audience: guide.audience, products: guide.products, versions: guide.versions,
      lastReviewed: guide.lastReviewed, reviewers: guide.reviewers, needsSpecialist: guide.needsSpecialist,
      sources: guide.sources, related: guide.related, lead: body.lead, sections: body.sections, steps: steps,
      translation: translation, hash: Self.hash(of: source), file: source, places: Self.places(file.front))
  }
}
