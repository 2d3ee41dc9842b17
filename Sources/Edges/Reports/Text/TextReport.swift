internal import Assessment
internal import Catalogue
internal import Primitives
internal import Product
internal import SourceText

/// A report for a terminal, at most 100 columns wide.
public struct TextReport: TextWriter {
  private let report: AssessmentReport
  private let ink: TerminalInk
  var text = ""

  public static func render(_ report: AssessmentReport, colour: Bool) -> String {
    var writer = TextReport(report: report, ink: TerminalInk(isOn: colour))
    writer.head()
    for finding in report.result.open { writer.finding(finding) }
    writer.plan()
    writer.foot()
    return writer.text
  }

  private init(report: AssessmentReport, ink: TerminalInk) {
    self.report = report
    self.ink = ink
  }

  private mutating func head() {
    let product = report.product
    let size = "\(English.count(product.features.count, "feature")), catalogue \(report.result.catalogueVersion)"
    wrap(report.productTitle, indent: 0)
    put(size)
    put("")
    put("Findings:  \(report.levelCounts)  (\(report.findingsPerFeature) a feature)")
    put(
      "Outcomes:  \(report.count(.fail)) fail, \(report.count(.review)) review, \(report.count(.pass)) pass, "
        + "\(report.result.notApplicable.count) patterns not applicable")
    put("")
  }

  private mutating func finding(_ finding: Finding) {
    let words = FindingWords(finding: finding, catalogue: report.catalogue)
    let level = finding.rating.level
    let label = level.name.uppercased()
    put(ink.level(level, label) + "  \(ink.bold(finding.pattern.title))")
    let place = finding.feature.location
    var tail = "\(words.place)  \(place.file.name):\(place.line)"
    let notes = words.notes(in: report) + (finding.outcome == .review ? ["to review"] : [])
    if !notes.isEmpty { tail += "  [\(notes.joined(separator: ", "))]" }
    wrap(tail)
    wrap(finding.story)
    wrap("Why: \(words.why)")
    if !finding.related.isEmpty {
      let names = finding.related.map { "\($0.title) (\($0.id))" } + (finding.hasMoreRelated ? ["more"] : [])
      wrap("With: \(English.list(names))")
    }
    let open = finding.openControls.map { status in
      status.standing == .missing ? status.control.text : "\(status.control) (\(status.standing.name))"
    }
    wrap("Needs: \(open.joined(separator: ", "))")
    wrap("Care: \(words.caution)")
    wrap("Would change it: \(words.flips)")
    if let unanswered = words.unanswered { wrap(unanswered) }
    wrap(ink.dim("\(finding.pattern.id)  \(finding.fingerprint.prefix(12))"))
    put("")
  }

  private mutating func plan() {
    guard !report.plan.steps.isEmpty else { return }
    put(ink.bold("WHAT WOULD HELP, AND HOW TO TEST IT"))
    put("")
    for step in report.plan.steps {
      let control = step.control
      put(ink.bold(control.title) + "  (\(control.id); \(English.count(step.findings.count, "finding")))")
      wrap("Test: \(control.test)")
      wrap("Risk in use: \(control.riskInUse)")
      wrap("Noticed by: \(noticed(control, in: step.findings))")
      put("")
    }
  }

  private func noticed(_ control: Control, in findings: [Finding]) -> String {
    var seen: [String] = []
    for finding in findings {
      let who = FindingWords(finding: finding, catalogue: report.catalogue).noticed(control)
      if !seen.contains(who) { seen.append(who) }
    }
    return English.list(seen)
  }

  private mutating func foot() {
    if let gate = report.gate {
      if report.stops.isEmpty {
        put("Gate \(gate.level.name): passed.")
      } else {
        let what = gate.baseline == nil ? "finding" : "new or worse finding"
        let count = English.count(report.stops.count, what)
        put("Gate \(gate.level.name): failed, \(count) at or above it.")
      }
    }
    let absent = report.baseline?.absent(from: report.result.findings).count ?? 0
    if absent > 0 { put("Gone since the baseline: \(English.count(absent, "finding")).") }
    wrap("This rates a design, never a person. \(report.catalogue.status)", indent: 0)
  }

  private mutating func wrap(_ paragraph: String) { wrap(paragraph, indent: 2) }
}
