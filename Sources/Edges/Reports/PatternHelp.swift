public import Catalogue
internal import Primitives

/// What an engineer needs to know of a pattern, as text and as Markdown.
public struct PatternHelp {
  let pattern: AbusePattern
  let catalogue: PatternCatalogue

  public init(pattern: AbusePattern, catalogue: PatternCatalogue) {
    self.pattern = pattern
    self.catalogue = catalogue
  }

  /// Without markup.
  public var text: String {
    var parts = [pattern.description, "Take care: \(pattern.caution.text)"]
    parts += pattern.controls.map { id in
      let control = catalogue.controls[id]
      return "\(control.title) (\(id)). Test: \(control.test) Risk in use: \(control.riskInUse)"
    }
    parts.append("Sources: " + pattern.sources.map { catalogue.sources[$0].citation }.joined(separator: " "))
    return parts.joined(separator: "\n\n")
  }

  public var markdown: String {
    var text =
      "\(Markdown.escaped(pattern.description))\n\n**Take care.** \(Markdown.escaped(pattern.caution.text))\n\n"
    text += "| control | test | risk in use |\n|---|---|---|\n"
    for id in pattern.controls {
      let control = catalogue.controls[id]
      let cells = ["\(control.title) (\(id))", control.test, control.riskInUse].map(Markdown.escaped)
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    text += "\nSources:\n\n"
    for id in pattern.sources { text += "- \(Markdown.escaped(catalogue.sources[id].citation))\n" }
    return text
  }
}
