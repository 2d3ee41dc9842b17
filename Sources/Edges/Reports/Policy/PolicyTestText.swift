public import Policy
internal import Primitives
internal import SourceText

/// What the tests of a policy have shown, for a terminal.
public enum PolicyTestText {
  private static let namedMax = 40

  public static func render(_ run: PolicyTestRun) -> String {
    let coverage = run.coverage
    let total = English.count(run.outcomes.count, "test")
    var text = run.failed.isEmpty ? "\(total): all hold.\n" : "\(total): \(run.failed.count) failed.\n"
    text += "\nUsed by tests that hold:\n"
    let width = (coverage.sections.map(\.count).max() ?? 0) + 2
    for section in coverage.sections {
      let share = coverage.share(of: section)
      text += "  \(section)\(String(repeating: " ", count: width - section.count))\(share.used) of \(share.all)\n"
    }
    let uncovered = coverage.uncovered
    guard !uncovered.isEmpty else { return text + "Every clause is used.\n" }
    text += "\nNot used by any test:\n"
    for clause in uncovered.prefix(namedMax) {
      text += "  \(clause.id)  \(clause.location.file.name):\(clause.location.line)\n"
    }
    if uncovered.count > namedMax { text += "  … and \(uncovered.count - namedMax) more\n" }
    return text
  }
}
