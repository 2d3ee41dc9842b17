internal import Assessment
internal import Catalogue
internal import JSON
internal import Primitives
internal import Product
internal import SourceText

/// A report for other programs: `bellbird/assessment/1`, the same bytes from the same input.
public enum JSONReport {
  public static func render(_ report: AssessmentReport) -> [UInt8] {
    let product = report.product
    let value: JSONValue = .object([
      "schema": "bellbird/assessment/1",
      "product": .object([
        "id": JSONValue(product.id), "name": JSONValue(product.name), "version": product.version.map(JSONValue.string),
      ]),
      "catalogue": JSONValue(report.result.catalogueVersion.description),
      "summary": summary(report),
      "findings": .array(report.result.findings.map { finding($0, report) }),
      "notApplicable": .array(
        report.result.notApplicable.map { ["pattern": JSONValue($0.pattern.id.text), "reason": JSONValue($0.reason)] }),
      "testPlan": .array(report.plan.steps.map(step)),
      "absent": report.baseline.map { baseline in
        .array(baseline.absent(from: report.result.findings).map { JSONValue($0.fingerprint) })
      },
    ])
    return JSONWriter.write(value)
  }

  private static func summary(_ report: AssessmentReport) -> JSONValue {
    .object([
      "features": JSONValue(report.product.features.count),
      "open": .object(Level.allCases.reversed().map { .init($0.name, JSONValue(report.result.count($0))) }),
      "fail": JSONValue(report.count(.fail)), "review": JSONValue(report.count(.review)),
      "pass": JSONValue(report.count(.pass)), "notApplicable": JSONValue(report.result.notApplicable.count),
      "findingsPerFeature": JSONValue(report.findingsPerFeature),
      "gate": report.gate.map { gate in
        [
          "level": JSONValue(gate.level.name), "passed": .bool(report.stops.isEmpty),
          "stops": JSONValue(report.stops.map(\.fingerprint)),
        ]
      },
    ])
  }

  private static func finding(_ finding: Finding, _ report: AssessmentReport) -> JSONValue {
    let words = FindingWords(finding: finding, catalogue: report.catalogue)
    let acceptance = report.acceptances[finding]
    return .object([
      "fingerprint": JSONValue(finding.fingerprint),
      "pattern": JSONValue(finding.pattern.id.text),
      "title": JSONValue(finding.pattern.title),
      "feature": JSONValue(finding.feature.id.text),
      "location": location(finding.feature.location),
      "outcome": JSONValue(finding.outcome.name),
      "level": JSONValue(finding.rating.level.name),
      "story": JSONValue(finding.story),
      "why": JSONValue(words.why),
      "wouldChange": JSONValue(words.flips),
      "factors": RatingTable.json(finding, report.catalogue),
      "pairs": .array(
        finding.pairs.map { pair in
          [
            "viewer": JSONValue(pair.viewer?.text ?? "anyone"), "subject": JSONValue(pair.subject?.text ?? "anyone"),
          ]
        }),
      "persona": JSONValue(finding.persona.relationships.map(\.text)),
      "related": JSONValue(finding.related.map(\.id.text)),
      "controls": .array(finding.controls.map { control($0, words, report.catalogue) }),
      "caution": [
        "text": JSONValue(finding.pattern.caution.text),
        "changeVisibleToPerpetrator": JSONValue(finding.pattern.caution.changeVisibleToPerpetrator.rawValue),
      ],
      "unanswered": JSONValue(finding.grant.unanswered),
      "sources": JSONValue(finding.pattern.sources.map { report.catalogue.sources[$0].citation }),
      "baselineState": report.baseline.map { JSONValue($0.state(of: finding).rawValue) },
      "acceptance": acceptance.map { acceptance in
        [
          "decision": JSONValue(acceptance.decision.rawValue), "until": JSONValue(acceptance.until.description),
          "by": JSONValue(acceptance.by), "reason": JSONValue(acceptance.reason),
          "affectsSurvivor": JSONValue(acceptance.affectsSurvivor),
        ]
      },
    ])
  }

  private static func control(_ status: ControlStatus, _ words: FindingWords, _ catalogue: PatternCatalogue)
    -> JSONValue
  {
    let control = catalogue.controls[status.control]
    return [
      "id": JSONValue(control.id.text), "title": JSONValue(control.title),
      "standing": JSONValue(status.standing.name), "fromGrant": .bool(status.isDerived),
      "evidence": JSONValue(status.evidence.map(\.summary)), "test": JSONValue(control.test),
      "riskInUse": JSONValue(control.riskInUse), "noticedBy": JSONValue(words.noticed(control)),
    ]
  }

  private static func step(_ step: TestPlan.Step) -> JSONValue {
    [
      "control": JSONValue(step.control.id.text), "title": JSONValue(step.control.title),
      "test": JSONValue(step.control.test), "riskInUse": JSONValue(step.control.riskInUse),
      "findings": JSONValue(step.findings.map(\.fingerprint)), "closes": JSONValue(step.closes),
    ]
  }

  private static func location(_ location: SourceLocation) -> JSONValue {
    [
      "file": JSONValue(location.file.name), "line": JSONValue(location.line), "column": JSONValue(location.column),
    ]
  }
}
