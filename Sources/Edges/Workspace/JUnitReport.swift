internal import Expat

/// The tests in a JUnit XML report, as test runners write it.
enum JUnitReport {
  /// `Class.name` and the bare name of each test that ran and passed.
  static func passedTests(_ bytes: [UInt8]) throws(XMLError) -> Set<String> {
    var passed: Set<String> = []
    var current: [String] = []
    try XMLElements.visit(bytes) { name, attributes in
      switch name {
      case "testcase":
        passed.formUnion(current)
        current = names(attributes)
      case "failure", "error", "skipped": current = []
      default: break
      }
    }
    return passed.union(current)
  }

  private static func names(_ attributes: [String: String]) -> [String] {
    guard let name = attributes["name"] else { return [] }
    return [name] + (attributes["classname"].map { ["\($0).\(name)"] } ?? [])
  }
}
