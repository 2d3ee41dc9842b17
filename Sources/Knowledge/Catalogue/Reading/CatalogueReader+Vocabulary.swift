internal import Primitives
internal import SourceText
internal import YAML

extension CatalogueReader {
  mutating func capability(_ fields: inout YAMLFields) -> Capability? {
    guard let id: Capability.ID = id(&fields), let title = fields.text("title", into: &log),
      let meaning = fields.text("meaning", into: &log)
    else { return nil }
    return Capability(id: id, title: title, meaning: meaning, location: fields.location)
  }

  mutating func event(_ fields: inout YAMLFields) -> EventName? {
    guard let id: EventName.ID = id(&fields), let meaning = fields.text("meaning", into: &log) else { return nil }
    return EventName(id: id, meaning: meaning, location: fields.location)
  }

  mutating func shape(_ fields: inout YAMLFields) -> SignalShape? {
    guard let id: SignalShape.ID = id(&fields), let title = fields.text("title", into: &log),
      let meaning = fields.text("meaning", into: &log), let nearMiss = fields.text("near_miss", into: &log)
    else { return nil }
    return SignalShape(id: id, title: title, meaning: meaning, nearMiss: nearMiss, location: fields.location)
  }

  mutating func tactic(_ fields: inout YAMLFields) -> Tactic? {
    guard let id: Tactic.ID = id(&fields), let title = fields.text("title", into: &log),
      let meaning = fields.text("meaning", into: &log)
    else { return nil }
    return Tactic(id: id, title: title, meaning: meaning, location: fields.location)
  }

  mutating func perpetratorCapability(_ fields: inout YAMLFields) -> PerpetratorCapability? {
    guard let id: PerpetratorCapability.ID = id(&fields), let meaning = fields.text("meaning", into: &log) else {
      return nil
    }
    return PerpetratorCapability(id: id, meaning: meaning, location: fields.location)
  }

  mutating func relationship(_ fields: inout YAMLFields) -> Relationship? {
    let proximity: Relationship.Proximity? = choice(&fields, "proximity")
    let brings: [PerpetratorCapability.ID] = references(&fields, "brings")
    guard let id: Relationship.ID = id(&fields), let title = fields.text("title", into: &log), let proximity,
      let meaning = fields.text("meaning", into: &log)
    else { return nil }
    return Relationship(
      id: id, title: title, proximity: proximity, brings: brings, meaning: meaning, location: fields.location)
  }

  mutating func factor(_ fields: inout YAMLFields) -> SeverityFactor? {
    let level: SeverityFactor.Level? = choice(&fields, "level")
    let sources: [Source.ID] = references(&fields, "sources")
    guard let id: SeverityFactor.ID = id(&fields), let title = fields.text("title", into: &log), let level,
      let harm: Harm.ID = reference(&fields, "harm"), let meaning = fields.text("meaning", into: &log)
    else { return nil }
    return SeverityFactor(
      id: id, title: title, level: level, harm: harm, meaning: meaning, sources: sources,
      location: fields.location)
  }

  mutating func harm(_ fields: inout YAMLFields) -> Harm? {
    guard let id: Harm.ID = id(&fields), let title = fields.text("title", into: &log),
      let meaning = fields.text("meaning", into: &log)
    else { return nil }
    return Harm(id: id, title: title, meaning: meaning, location: fields.location)
  }

  mutating func topic(_ fields: inout YAMLFields) -> Topic? {
    guard let id: Topic.ID = id(&fields), let title = fields.text("title", into: &log),
      let meaning = fields.text("meaning", into: &log)
    else { return nil }
    return Topic(id: id, title: title, meaning: meaning, location: fields.location)
  }

  mutating func taxonomy(_ fields: inout YAMLFields) -> Taxonomy? {
    var classes: [Taxonomy.Class] = []
    for node in fields.list("classes", into: &log) {
      guard var item = YAMLFields(node, "class", into: &log) else { continue }
      if let id = item.text("id", into: &log), let title = item.text("title", into: &log),
        let meaning = item.text("meaning", into: &log)
      {
        classes.append(.init(id: id, title: title, meaning: meaning))
      }
      item.finish(into: &log)
    }
    guard let id: Taxonomy.ID = id(&fields), let title = fields.text("title", into: &log),
      let organisation = fields.text("organisation", into: &log), let source: Source.ID = reference(&fields, "source")
    else { return nil }
    return Taxonomy(
      id: id, title: title, organisation: organisation, source: source, classes: classes,
      location: fields.location)
  }

  mutating func source(_ fields: inout YAMLFields) -> Source? {
    let checked: Source.Checked? = choice(&fields, "checked")
    let note = fields.optionalText("note", into: &log)
    let yearNode = fields.required("year", into: &log)
    guard let id: Source.ID = id(&fields), let authors = fields.text("authors", into: &log),
      let yearNode, let yearText = yearNode.text("year", into: &log), let title = fields.text("title", into: &log),
      let venue = fields.text("venue", into: &log), let url = fields.text("url", into: &log), let checked
    else { return nil }
    guard let year = Int(yearText), (1900...2100).contains(year) else {
      log.error("catalogue/not-a-year", at: yearNode.location, "\"\(yearText)\" is not a year", hint: "write YYYY")
      return nil
    }
    return Source(
      id: id, authors: authors, year: year, title: title, venue: venue, url: url, checked: checked, note: note,
      location: fields.location)
  }

  mutating func control(_ fields: inout YAMLFields) -> Control? {
    let derivedFrom: Control.Derivation? =
      fields.optional("derived_from") == nil ? nil : choice(&fields, "derived_from")
    let noticedBy: Control.NoticedBy? = choice(&fields, "noticed_by")
    let sources: [Source.ID] = references(&fields, "sources")
    guard let id: Control.ID = id(&fields), let title = fields.text("title", into: &log),
      let statement = fields.text("statement", into: &log), let test = fields.text("test", into: &log),
      let risk = fields.text("risk_in_use", into: &log), let noticedBy,
      let principle = classReference(&fields, "principle", in: "esafety-sbd"),
      let designPrinciple = fields.text("design_principle", into: &log)
    else { return nil }
    return Control(
      id: id, title: title, statement: statement, test: test, derivedFrom: derivedFrom, riskInUse: risk,
      noticedBy: noticedBy, principle: principle, designPrinciple: designPrinciple, sources: sources,
      location: fields.location)
  }
}
