internal import Assessment
internal import Catalogue
internal import Primitives
internal import Product

/// A report as JUnit XML, for build servers that show tests: one case for each pattern on each feature.
public enum JUnitXML {
  public static func render(_ report: AssessmentReport) -> String {
    let stops = Set(report.stops.map(\.fingerprint))
    var cases = ""
    var failures = 0
    var skipped = 0
    for finding in report.result.findings {
      let name = "\(finding.pattern.id) on \(finding.feature.id)"
      cases += "    <testcase classname=\"\(escaped(report.product.id))\" name=\"\(escaped(name))\""
      let fails = report.gate == nil ? finding.outcome == .fail : stops.contains(finding.fingerprint)
      if fails {
        failures += 1
        let words = FindingWords(finding: finding, catalogue: report.catalogue)
        let needs = finding.openControls.map(\.control.text).joined(separator: ", ")
        cases += ">\n      <failure type=\"\(finding.rating.level.name)\" message=\"\(escaped(finding.story))\">"
        cases += escaped("\(words.why)\nNeeds: \(needs)\nCare: \(words.caution)\n\(finding.fingerprint)")
        cases += "</failure>\n    </testcase>\n"
      } else if finding.isOpen {
        skipped += 1
        let why =
          report.acceptances[finding].map { "\($0.decision.rawValue) until \($0.until)" } ?? "does not stop the gate"
        cases +=
          ">\n      <skipped message=\"\(escaped(finding.outcome == .review ? "to review" : why))\"/>\n    </testcase>\n"
      } else {
        cases += "/>\n"
      }
    }
    let counts =
      "tests=\"\(report.result.findings.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="\(escaped("Bellbird: \(report.productTitle)"))" \(counts)>
      \(cases)  </testsuite>
      </testsuites>

      """
  }

  /// XML 1.0 has no way to write control characters; they become a question mark.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "?"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
