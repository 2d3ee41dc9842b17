public import Catalogue
internal import Primitives

/// The catalogue for reading in a terminal.
public enum CatalogueText {
  public static let kinds = ["patterns", "controls", "capabilities", "events", "signals", "sources"]

  /// Ids and titles, one a line; nil for an unknown kind.
  public static func list(_ kind: String, in catalogue: PatternCatalogue) -> String? {
    let rows: [(String, String)]
    switch kind {
    case "patterns": rows = catalogue.patterns.map { ($0.id.text, $0.title) }
    case "controls": rows = catalogue.controls.map { ($0.id.text, $0.title) }
    case "capabilities": rows = catalogue.capabilities.map { ($0.id.text, $0.title) }
    case "events": rows = catalogue.events.map { ($0.id.text, $0.meaning) }
    case "signals": rows = catalogue.shapes.map { ($0.id.text, $0.title) }
    case "sources": rows = catalogue.sources.map { ($0.id.text, "\($0.short). \($0.title)") }
    default: return nil
    }
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    return rows.map { id, title in id + String(repeating: " ", count: width - id.count) + title + "\n" }.joined()
  }

  public static func ids(in catalogue: PatternCatalogue) -> [String] {
    catalogue.patterns.ids + catalogue.controls.ids + catalogue.capabilities.ids + catalogue.events.ids
      + catalogue.shapes.ids + catalogue.sources.ids
  }

  /// One entry, or nil where nothing has the id.
  public static func show(_ id: String, in catalogue: PatternCatalogue) -> String? {
    if let pattern = catalogue.patterns.find(Identifier(id)) { return show(pattern, in: catalogue) }
    if let control = catalogue.controls.find(Identifier(id)) { return show(control, in: catalogue) }
    if let capability = catalogue.capabilities.find(Identifier(id)) {
      let users = catalogue.patterns.filter { ($0.enabledBy.all + $0.enabledBy.any).contains(capability.id) }
      return sheet(
        "\(capability.title)  (\(id))", [("", capability.meaning), ("Enables", names(users.map(\.id.text)))])
    }
    if let event = catalogue.events.find(Identifier(id)) {
      let users = catalogue.patterns.filter { $0.signals.contains { $0.events.contains(event.id) } }
      return sheet("\(id)", [("", event.meaning), ("Signals", names(users.map(\.id.text)))])
    }
    if let shape = catalogue.shapes.find(Identifier(id)) {
      return sheet(
        "\(shape.title)  (\(id))", [("", shape.meaning), ("Harmless", shape.nearMiss)])
    }
    guard let source = catalogue.sources.find(Identifier(id)) else { return nil }
    let users = catalogue.patterns.filter { $0.sources.contains(source.id) }
    return sheet(
      "\(source.short)  (\(id))",
      [
        ("", source.citation), ("Checked", source.checked.rawValue), ("Note", source.note ?? ""),
        ("Patterns", names(users.map(\.id.text))),
      ])
  }

  private static func show(_ pattern: AbusePattern, in catalogue: PatternCatalogue) -> String {
    let needs =
      pattern.enabledBy.all.map(\.text)
      + (pattern.enabledBy.any.isEmpty
        ? [] : ["any of \(English.list(pattern.enabledBy.any.map(\.text), joiner: "or"))"])
    var rows: [(String, String)] = [
      ("", pattern.description),
      ("Survivors", pattern.forSurvivors),
      (
        "Story",
        pattern.story.told(viewer: "a partner", subject: "the person", feature: "the feature")
      ),
      ("Enabled by", names(needs)),
      ("Who", names(pattern.perpetrator.capabilitiesAny.map(\.text), joiner: "or")),
      ("Harm", names(pattern.severity.factors.map { "\($0) (\(catalogue.factors[$0].level.rawValue))" })),
      ("Seen by her", pattern.visibilityToSurvivor.rawValue),
      ("Evidence", "grade \(pattern.evidenceGrade.rawValue): \(catalogue.evidenceGrades[pattern.evidenceGrade] ?? "")"),
      ("Take care", pattern.caution.text),
    ]
    rows += pattern.signals.map { ("Sign", "\($0.shape): \($0.looksLike)") }
    rows += pattern.controls.map { id in
      let control = catalogue.controls[id]
      return ("Control", "\(control.title) (\(id)). Test: \(control.test)")
    }
    rows += pattern.sources.map { ("Source", catalogue.sources[$0].citation) }
    return sheet("\(pattern.title)  (\(pattern.id))", rows)
  }

  private static func show(_ control: Control, in catalogue: PatternCatalogue) -> String {
    let users = catalogue.patterns.filter { $0.controls.contains(control.id) }
    var rows: [(String, String)] = [
      ("", control.statement), ("Test", control.test), ("Risk in use", control.riskInUse),
      ("Noticed by", control.noticedBy.rawValue), ("Helps against", names(users.map(\.id.text))),
    ]
    if let derivation = control.derivedFrom { rows.append(("From grant", derivation.rawValue)) }
    rows += control.sources.map { ("Source", catalogue.sources[$0].citation) }
    return sheet("\(control.title)  (\(control.id))", rows)
  }

  private static func names(_ names: [String], joiner: String = "and") -> String { English.list(names, joiner: joiner) }

  private static func sheet(_ title: String, _ rows: [(name: String, text: String)]) -> String {
    let width = 14
    var text = "\(title)\n\n"
    for row in rows where !row.text.isEmpty {
      let indent = row.name.isEmpty ? 0 : width
      for (index, line) in TextWrap.lines(row.text, width: TextReport.width - indent).enumerated() {
        let lead = index == 0 ? row.name : ""
        text += lead + String(repeating: " ", count: indent - lead.count) + line + "\n"
      }
      if row.name.isEmpty { text += "\n" }
    }
    return text
  }
}
