internal import Assessment
internal import Catalogue
internal import JSON
internal import Primitives
internal import Product
internal import SourceText

/// A report in SARIF 2.1.0, the format that code hosts show beside a pull request's lines.
public struct SARIFReport {
  /// The name under which findings are recognised from run to run.
  public static let fingerprintName = "bellbird/1"

  private let report: AssessmentReport
  private let alertsOnly: Bool
  private let ruleIndexes: [AbusePattern.ID: Int]
  private let worstLevels: [AbusePattern.ID: Level]

  /// With `alertsOnly` it has open findings that nobody accepted, and no other result: GitHub and GitLab show every
  /// result as an alert, also what passes, does not apply or is gone.
  public static func render(
    _ report: AssessmentReport, programVersion: String, alertsOnly: Bool = false
  ) -> [UInt8] {
    let writer = SARIFReport(report, alertsOnly: alertsOnly)
    let value: JSONValue = [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [writer.run(programVersion)],
    ]
    return JSONWriter.write(value)
  }

  private init(_ report: AssessmentReport, alertsOnly: Bool) {
    self.report = report
    self.alertsOnly = alertsOnly
    ruleIndexes = Dictionary(uniqueKeysWithValues: report.catalogue.patterns.enumerated().map { ($1.id, $0) })
    var worst: [AbusePattern.ID: Level] = [:]
    for finding in report.result.open {
      worst[finding.pattern.id] = max(worst[finding.pattern.id] ?? .note, finding.rating.level)
    }
    worstLevels = worst
  }

  private func run(_ programVersion: String) -> JSONValue {
    let catalogue = report.catalogue
    return .object([
      "tool": [
        "driver": [
          "name": "Bellbird", "semanticVersion": JSONValue(programVersion),
          "rules": .array(catalogue.patterns.map(rule)),
          "supportedTaxonomies": .array(
            catalogue.taxonomies.enumerated().map { index, taxonomy in
              ["name": JSONValue(taxonomy.id.text), "index": JSONValue(index)]
            }),
        ]
      ],
      "automationDetails": ["id": JSONValue("bellbird/assess/\(report.product.id)/")],
      "taxonomies": .array(catalogue.taxonomies.map(taxonomy)),
      "columnKind": "unicodeCodePoints",
      "results": .array(results),
      "properties": ["catalogueVersion": JSONValue(catalogue.version.description)],
    ])
  }

  private var results: [JSONValue] {
    guard !alertsOnly else {
      return report.result.open.filter { report.acceptances[$0]?.suppresses != true }.map(result)
    }
    return report.result.findings.map(result) + report.result.notApplicable.map(notApplicable)
      + (report.baseline?.absent(from: report.result.findings).map(absent) ?? [])
  }

  private func result(_ finding: Finding) -> JSONValue {
    let words = FindingWords(finding: finding, catalogue: report.catalogue)
    let needs = finding.openControls.map(\.control.text)
    let text =
      finding.outcome == .pass
      ? "\(finding.pattern.title): every control is in force. \(finding.story)"
      : "\(finding.story) \(words.why) Needs: \(needs.joined(separator: ", "))."
    return .object([
      "ruleId": JSONValue(finding.pattern.id.text),
      "ruleIndex": JSONValue(ruleIndexes[finding.pattern.id] ?? -1),
      "kind": JSONValue(finding.outcome.name),
      // SARIF 2.1.0, 3.27.10: only a failure has a level.
      "level": JSONValue(finding.outcome == .fail ? sarifLevel(finding.rating.level) : "none"),
      "message": ["text": JSONValue(text)],
      "locations": [location(finding.feature.location, feature: finding.feature)],
      "relatedLocations": finding.related.isEmpty
        ? nil
        : .array(
          finding.related.enumerated().map { index, feature in
            .object([
              "id": JSONValue(index + 1), "physicalLocation": physical(feature.location),
              "message": ["text": JSONValue("“\(feature.title)” takes part")],
            ])
          }),
      "partialFingerprints": [Self.fingerprintName: JSONValue(finding.fingerprint)],
      "baselineState": report.baseline.map { JSONValue($0.state(of: finding).rawValue) },
      "suppressions": report.acceptances[finding].map { [suppression($0)] },
      "properties": properties(finding),
    ])
  }

  private func properties(_ finding: Finding) -> JSONValue {
    .object([
      "level": JSONValue(finding.rating.level.name),
      "feature": JSONValue(finding.feature.id.text),
      "story": JSONValue(finding.story),
      "persona": JSONValue(finding.persona.title(in: report.catalogue)),
      "factors": RatingTable.json(finding, report.catalogue),
      "sinceCatalogue": JSONValue(finding.pattern.since.description),
      "affectsSurvivor": report.acceptances[finding].map { JSONValue($0.affectsSurvivor) },
    ])
  }

  private func suppression(_ acceptance: Acceptance) -> JSONValue {
    [
      "kind": "external",
      "status": JSONValue(acceptance.suppresses ? "accepted" : "underReview"),
      "justification": JSONValue(
        "\(acceptance.decision.rawValue) until \(acceptance.until) by \(acceptance.by): \(acceptance.reason)"),
    ]
  }

  private func notApplicable(_ item: NotApplicable) -> JSONValue {
    .object([
      "ruleId": JSONValue(item.pattern.id.text), "ruleIndex": JSONValue(ruleIndexes[item.pattern.id] ?? -1),
      "kind": "notApplicable", "level": "none",
      "message": ["text": JSONValue("Does not apply: \(item.reason).")],
      "locations": [location(report.product.location, feature: nil)],
      "baselineState": report.baseline.map { _ in "unchanged" },
    ])
  }

  private func absent(_ entry: Baseline.Entry) -> JSONValue {
    let index = ruleIndexes[AbusePattern.ID(entry.pattern)]
    return .object([
      "ruleId": JSONValue(entry.pattern), "ruleIndex": index.map { JSONValue($0) },
      "kind": JSONValue(entry.outcome.name),
      "level": JSONValue(entry.outcome == .fail ? sarifLevel(entry.level) : "none"),
      "message": ["text": JSONValue(entry.story.isEmpty ? "Gone since the baseline." : entry.story)],
      "locations": [location(report.product.location, feature: nil)],
      "partialFingerprints": [Self.fingerprintName: JSONValue(entry.fingerprint)],
      "baselineState": "absent",
      "properties": ["level": JSONValue(entry.level.name), "feature": JSONValue(entry.feature)],
    ])
  }

  private func rule(_ pattern: AbusePattern) -> JSONValue {
    .object([
      "id": JSONValue(pattern.id.text),
      "deprecatedIds": pattern.was.isEmpty ? nil : JSONValue(pattern.was.map(\.text)),
      "name": JSONValue(
        pattern.id.text.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()),
      "shortDescription": ["text": JSONValue(pattern.title)],
      "fullDescription": ["text": JSONValue(pattern.description)],
      "help": help(pattern),
      "relationships": .array([
        relationship(pattern.crosswalk.sok2021, "sok-2021"), relationship(pattern.crosswalk.freed2018, "freed-2018"),
        relationship(pattern.crosswalk.esafety, "esafety-sbd"),
      ]),
      "properties": .object([
        "tags": JSONValue(["safety", "technology-abuse"] + pattern.tactics.map(\.text)),
        "security-severity": worstLevels[pattern.id].map { JSONValue(securitySeverity($0)) },
      ]),
    ])
  }

  private func help(_ pattern: AbusePattern) -> JSONValue {
    let help = PatternHelp(pattern: pattern, catalogue: report.catalogue)
    return ["text": JSONValue(help.text), "markdown": JSONValue(help.markdown)]
  }

  private func relationship(_ name: String, _ taxonomy: Taxonomy.ID) -> JSONValue {
    [
      "target": [
        "id": JSONValue(name),
        "toolComponent": [
          "name": JSONValue(taxonomy.text), "index": JSONValue(report.catalogue.taxonomies.place(of: taxonomy)),
        ],
      ],
      "kinds": ["superset"],
    ]
  }

  private func taxonomy(_ taxonomy: Taxonomy) -> JSONValue {
    let source = report.catalogue.sources[taxonomy.source]
    return [
      "name": JSONValue(taxonomy.id.text), "organization": JSONValue(taxonomy.organisation),
      "shortDescription": ["text": JSONValue(taxonomy.title)],
      "informationUri": JSONValue(source.url),
      "taxa": .array(
        taxonomy.classes.map { item in
          [
            "id": JSONValue(item.id), "name": JSONValue(item.title),
            "shortDescription": ["text": JSONValue(item.meaning)],
          ]
        }),
    ]
  }

  private func location(_ place: SourceLocation, feature: Feature?) -> JSONValue {
    .object([
      "physicalLocation": physical(place),
      "logicalLocations": feature.map { feature in
        [["name": JSONValue(feature.id.text), "fullyQualifiedName": JSONValue("\(report.product.id)/\(feature.id)")]]
      },
    ])
  }

  private func physical(_ place: SourceLocation) -> JSONValue {
    [
      "artifactLocation": ["uri": JSONValue(Self.uri(place.file.name))],
      "region": ["startLine": JSONValue(place.line), "startColumn": JSONValue(place.column)],
    ]
  }

  /// A file's name as a relative reference (RFC 3986): everything but unreserved characters and `/` is encoded.
  static func uri(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-._~/".unicodeScalars.contains(scalar)
      {
        text.unicodeScalars.append(scalar)
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private func sarifLevel(_ level: Level) -> String {
    switch level {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .note: "note"
    }
  }

  /// A number in the middle of each of GitHub's bands, since GitHub sorts by number; it says no more than the level.
  private func securitySeverity(_ level: Level) -> String {
    switch level {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.0"
    case .note: "0.1"
    }
  }
}
