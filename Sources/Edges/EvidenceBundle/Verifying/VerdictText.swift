internal import Evidence
internal import Primitives

/// A verdict for people: the answer in a sentence, then check by check what holds and what that means, then what is not proved.
public enum VerdictText {
  /// So many findings of one check are shown; the rest is counted, and all are in the JSON.
  static let findingsMax = 20

  public static func render(_ verdict: BundleVerdict) -> String {
    var lines = [answer(verdict), "", "What was checked", ""]
    for id in BundleCheck.ID.allCases {
      let checks = verdict.checks.filter { $0.id == id }
      if !checks.isEmpty { lines += self.lines(id, checks) }
    }
    lines += ["", "What is not proved", ""] + verdict.unproved.flatMap { wrap("• \($0)", indent: 2, hanging: 4) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func answer(_ verdict: BundleVerdict) -> String {
    let failed = Set(verdict.failures.map(\.id))
    guard let first = verdict.failures.first(where: { !$0.id.rawValue.hasPrefix("bag.") }) ?? verdict.failures.first
    else {
      var text =
        "This bundle holds: what is in it has not changed since the log took it in, as far as can be checked here."
      if verdict.checks.contains(where: { $0.id == .checkpointTrusted && $0.outcome == .absent }) {
        text += " Whose log it is was not checked: the keys are those that the bundle itself names."
      }
      return wrap(text + facts(verdict), indent: 0, hanging: 0).joined(separator: "\n")
    }
    if verdict.hasOnlyLeftBehind {
      let count = verdict.failures.count
      let text =
        "Everything that belongs to this bundle holds. \(English.count(count, "file")) in it \(count == 1 ? "does" : "do") "
        + "not belong: a desktop left \(count == 1 ? "it" : "them") there. Remove what is named below, and check again."
      return wrap(text + facts(verdict), indent: 0, hanging: 0).joined(separator: "\n")
    }
    var text =
      "This bundle does not hold: \(English.count(failed.count, "check")) of it \(failed.count == 1 ? "fails" : "fail")."
    text += " Do not rely on it before each is explained. The first: \(finding(first))."
    if let leaf = verdict.firstBadLeaf { text += " The first bad entry of the log is \(leaf)." }
    return wrap(text + facts(verdict), indent: 0, hanging: 0).joined(separator: "\n")
  }

  private static func facts(_ verdict: BundleVerdict) -> String {
    guard let checkpoint = verdict.checkpoint else { return "" }
    let exhibits = verdict.exhibitCount.map { "\(English.count($0, "exhibit")), and " } ?? ""
    let entries =
      "\(verdict.leafCount) of the \(checkpoint.size) entries of the log “\(PlainText.shown(checkpoint.origin))”"
    let stamps = verdict.stampTimes.min().map { ", stamped \(UTCTime.text($0))" } ?? ""
    return " It has \(exhibits)\(entries)\(stamps)."
  }

  private static func lines(_ id: BundleCheck.ID, _ checks: [BundleCheck]) -> [String] {
    let failures = checks.filter { $0.outcome == .fails }
    let absent = checks.filter { $0.outcome == .absent }
    let mark = !failures.isEmpty ? "✗" : absent.count == checks.count ? "–" : "✓"
    var head = "\(mark) \(id.title)"
    if !failures.isEmpty, checks.count > 1 { head += ": \(failures.count) of \(checks.count) not" }
    if failures.isEmpty, checks.count > 1, checks[0].number != nil { head += ": all \(checks.count - absent.count)" }
    var lines = wrap("\(head)  [\(id.rawValue)]", indent: 2, hanging: 4)
    if mark == "✓" { lines += wrap(id.meaning, indent: 6, hanging: 6) }
    let told = checks.filter { $0.finding != nil }
    for check in (failures + told.filter { $0.outcome != .fails }).prefix(findingsMax) {
      lines += wrap("\(check.outcome == .fails ? "!" : "·") \(finding(check))", indent: 6, hanging: 8)
    }
    if told.count > findingsMax { lines.append("      … and \(told.count - findingsMax) more; --format json has all") }
    return lines
  }

  /// `leaf.proof(7), proofs/leaves/7.tlog-proof: what is wrong`
  private static func finding(_ check: BundleCheck) -> String {
    let number = check.number == nil ? "" : "\(check.name) "
    let place = check.place.map { "\($0): " } ?? (number.isEmpty ? "" : ": ")
    return PlainText.shown("\(number)\(place)\(check.finding ?? "")")
  }

  private static func wrap(_ text: String, indent: Int, hanging: Int) -> [String] {
    var (lines, line) = ([String](), String(repeating: " ", count: indent))
    for word in text.split(separator: " ") {
      let isStart = line.allSatisfy { $0 == " " }
      if !isStart, line.count + word.count + 1 > 100 {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
      } else {
        line += (isStart ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}
