internal import Assessment
internal import Catalogue
internal import HTML
internal import PageKit
internal import Primitives
internal import Product
internal import SourceText

extension HTMLReport {
  /// Findings by who could do it to whom, the most serious pair first.
  var findingsByPeople: [HTMLNode] {
    guard !report.result.open.isEmpty else { return [html("p") { "No open findings." }] }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in report.result.open {
      let key = "\(Self.person(finding)) → \(finding.subjectTitle)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    return order.map { key in
      let findings = groups[key] ?? []
      let person = findings.first.map(Self.person) ?? ""
      let index = people.firstIndex(of: person) ?? 0
      let who = person == "anyone" ? "Anyone" : "The \(person)"
      return html("section", .class("people who-\(index)")) {
        html("h3") { "\(who), to \(findings.first?.subjectTitle ?? "the person")" }
        for finding in findings { article(finding) }
      }
    }
  }

  private func article(_ finding: Finding) -> HTMLNode {
    let words = FindingWords(finding: finding, catalogue: report.catalogue)
    let level = finding.rating.level.name
    let place = finding.feature.location
    return html("article", .class("card beside finding \(level)"), .id("f-\(finding.fingerprint.prefix(12))")) {
      html("h4") {
        badge(level, tone: level)
        " \(finding.pattern.title)"
      }
      html("p") { finding.story }
      html("p", .class("small soft")) {
        "\(words.place), "
        html("code") { "\(place.file.name):\(place.line)" }
        for note in words.notes(in: report) + (finding.outcome == .review ? ["to review"] : []) {
          " "
          badge(note)
        }
      }
      callout(
        [
          html("p") {
            html("b") { "Take care. " }
            words.caution
          }
        ], isCaution: true)
      html("details") {
        html("summary") { "Why, and what would change it" }
        html("p") { words.why }
        ratingTable(finding)
        html("p") { words.flips }
        if let unanswered = words.unanswered { html("p") { unanswered } }
        if !finding.related.isEmpty { related(finding) }
        html("p", .class("small soft")) {
          "Pattern \(finding.pattern.id), finding "
          html("code") { String(finding.fingerprint.prefix(12)) }
          ". Evidence grade \(finding.pattern.evidenceGrade.rawValue)."
        }
      }
      html("details") {
        html("summary") { "Controls: \(finding.openControls.count) of \(finding.controls.count) still needed" }
        controls(finding, words)
      }
    }
  }

  private func related(_ finding: Finding) -> HTMLNode {
    let names = finding.related.map(\.title) + (finding.hasMoreRelated ? ["others"] : [])
    return html("p") { "Also takes part: \(English.list(names))." }
  }

  private func ratingTable(_ finding: Finding) -> HTMLNode {
    let head = ["Factor", "Score", "Because", "Sources"].map { name in html("th", .init("scope", "col")) { name } }
    let rows = RatingTable(finding, report.catalogue).rows.map { row in
      html("tr") {
        html("th", .init("scope", "row")) { row.title }
        html("td", .class("number")) { "\(row.score)" }
        html("td") { row.reason }
        html("td") {
          for (index, source) in row.sources.enumerated() {
            if index > 0 { "; " }
            html("a", .href(source.url)) { source.short }
          }
        }
      }
    }
    return table(
      caption: "Rating of “\(finding.pattern.title)” on “\(finding.feature.title)”, each factor from 0 to 9",
      head: head, rows: rows)
  }

  private func controls(_ finding: Finding, _ words: FindingWords) -> HTMLNode {
    .fragment(
      finding.controls.sorted { $0.standing < $1.standing }.map { status in
        let control = report.catalogue.controls[status.control]
        guard status.standing != .enforced else {
          let evidence = status.isDerived ? ["the grant"] : status.evidence.map(\.summary)
          return html("p") {
            badge("in force", tone: "pass")
            " \(control.title). Shown by \(English.list(evidence))."
          }
        }
        return html("div", .class("control")) {
          html("p") {
            badge(status.standing.name)
            " "
            html("b") { control.title }
            " "
            html("code") { control.id.text }
          }
          facts([
            ("Test", [.text(control.test)]),
            ("Risk in use", [.text(control.riskInUse)]),
            ("Noticed by", [.text(words.noticed(control))]),
          ])
        }
      })
  }

  var plan: HTMLNode {
    guard !report.plan.steps.isEmpty else { return html("p") { "Nothing is left to do." } }
    let head = ["Control", "Findings", "Test", "Noticed when used"].map { name in
      html("th", .init("scope", "col")) { name }
    }
    let rows = report.plan.steps.map { step in
      html("tr") {
        html("th", .init("scope", "row")) {
          step.control.title
          html("br")
          html("code") { step.control.id.text }
        }
        html("td", .class("number")) { "\(step.findings.count)" }
        html("td") { step.control.test }
        html("td") { noticedInGeneral(step.control) }
      }
    }
    return table(caption: "Controls, by the level and number of findings that need them", head: head, rows: rows)
  }

  private func noticedInGeneral(_ control: Control) -> String {
    switch control.noticedBy {
    case .nobody: "by nobody"
    case .viewer: "by the other person"
    case .household: "by everyone in the home or account"
    case .depends: "depends on how it is built"
    }
  }

  var passes: HTMLNode {
    let passed = report.result.findings.filter { $0.outcome == .pass }
    guard !passed.isEmpty else { return html("p") { "No pattern has all its controls in force yet." } }
    return html("ul") {
      for finding in passed {
        html("li") {
          "\(finding.pattern.title), on “\(finding.feature.title)”: "
          English.list(finding.controls.map { report.catalogue.controls[$0.control].title.lowercased() }) + "."
        }
      }
    }
  }

  var notApplicable: HTMLNode {
    html("details") {
      html("summary") {
        English.count(report.result.notApplicable.count, "pattern") + " of the catalogue, each with the reason"
      }
      html("ul") {
        for item in report.result.notApplicable {
          html("li") { "\(item.pattern.title): \(item.reason)." }
        }
      }
    }
  }
}
