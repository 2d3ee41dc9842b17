internal import Assessment
internal import Catalogue
internal import Primitives
internal import Product
internal import SourceText

/// A report for a pull request's description or a wiki.
public enum MarkdownReport {
  public static func render(_ report: AssessmentReport) -> String {
    var text = "# \(Markdown.escaped(report.productTitle)): how it can be misused\n\n"
    if let summary = report.product.summary { text += "\(Markdown.escaped(summary))\n\n" }
    text += "Findings: **\(report.levelCounts)** (\(report.findingsPerFeature) a feature). "
    text += "Outcomes: \(report.count(.fail)) fail, \(report.count(.review)) review, \(report.count(.pass)) pass, "
    text += "\(report.result.notApplicable.count) patterns not applicable. "
    text += "Catalogue \(report.result.catalogueVersion).\n\n"
    if let gate = report.gate {
      text +=
        report.stops.isEmpty
        ? "Gate **\(gate.level.name)**: passed.\n\n"
        : "Gate **\(gate.level.name)**: failed, \(English.count(report.stops.count, "finding")).\n\n"
    }
    text += report.result.open.map { finding($0, report) }.joined()
    text += plan(report)
    return text + "\nThis rates a design, never a person. \(Markdown.escaped(report.catalogue.status))\n"
  }

  private static func finding(_ finding: Finding, _ report: AssessmentReport) -> String {
    let words = FindingWords(finding: finding, catalogue: report.catalogue)
    let place = finding.feature.location
    var text = "## \(English.sentence(finding.rating.level.name)): \(Markdown.escaped(finding.pattern.title))\n\n"
    text += "\(Markdown.escaped(words.place)), `\(place.file.name):\(place.line)`"
    let notes = words.notes(in: report) + (finding.outcome == .review ? ["to review"] : [])
    text += notes.isEmpty ? "\n\n" : " (\(Markdown.escaped(notes.joined(separator: ", "))))\n\n"
    text += "\(Markdown.escaped(finding.story))\n\n"
    text += "- **Why:** \(Markdown.escaped(words.why))\n"
    for status in finding.openControls {
      let control = report.catalogue.controls[status.control]
      text += "- **\(English.sentence(status.standing.name)):** \(Markdown.escaped(control.title)) (`\(control.id)`). "
      text += "Test: \(Markdown.escaped(control.test)) Risk in use: \(Markdown.escaped(control.riskInUse)) "
      text += "Noticed by: \(Markdown.escaped(words.noticed(control))).\n"
    }
    text += "- **Take care:** \(Markdown.escaped(words.caution))\n"
    text += "- **Would change it:** \(Markdown.escaped(words.flips))\n"
    if let unanswered = words.unanswered { text += "- \(Markdown.escaped(unanswered))\n" }
    return text + "- Finding `\(finding.fingerprint.prefix(12))`, pattern `\(finding.pattern.id)`\n\n"
  }

  private static func plan(_ report: AssessmentReport) -> String {
    guard !report.plan.steps.isEmpty else { return "No open findings.\n" }
    var text = "## What would help most\n\n| control | findings | test |\n|---|---|---|\n"
    for step in report.plan.steps {
      text += "| \(Markdown.escaped(step.control.title)) (`\(step.control.id)`) | \(step.findings.count) | "
      text += "\(Markdown.escaped(step.control.test)) |\n"
    }
    return text
  }
}
