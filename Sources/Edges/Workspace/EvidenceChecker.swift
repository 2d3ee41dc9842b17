internal import Expat
internal import Product
internal import SourceText
internal import YAML

/// Sees whether what a model names as evidence is there. Web pages are not fetched, and nobody's word can be checked.
struct EvidenceChecker {
  private var files: WorkspaceFiles
  private var log: Diagnostics
  private var junitTests: [String: Set<String>] = [:]
  private var clauses: [String: Set<String>] = [:]
  private var failedFiles: Set<String> = []

  static func check(_ product: ProductModel, in files: inout WorkspaceFiles, into log: inout Diagnostics) {
    var checker = EvidenceChecker(files: files, log: log)
    let declared = product.controls + product.features.flatMap(\.controls)
    let stated = product.features.flatMap(\.grants).flatMap(\.evidence)
    for evidence in declared.flatMap(\.evidence) + stated { checker.check(evidence) }
    files = checker.files
    log = checker.log
  }

  private init(files: WorkspaceFiles, log: Diagnostics) {
    self.files = files
    self.log = log
  }

  private mutating func check(_ evidence: Evidence) {
    switch evidence.kind {
    case .file(let path, let test):
      guard let file = files.read(path, at: evidence.location, into: &log), let test else { return }
      guard !String(decoding: file.bytes, as: UTF8.self).contains(test) else { return }
      missing("the file \"\(path)\" does not mention \"\(test)\"", "correct the test's name", evidence)
    case .junit(let path, let test):
      guard let tests = junit(path, evidence), !tests.contains(test) else { return }
      missing(
        "the report \"\(path)\" has no test \"\(test)\"",
        Suggestion.hint(for: test, in: tests.sorted(), otherwise: "run the tests, or correct the name"), evidence)
    case .policy(let path, let clause):
      guard let known = policy(path, evidence), !known.contains(clause) else { return }
      missing(
        "the policy \"\(path)\" has no clause \"\(clause)\"",
        Suggestion.hint(for: clause, in: known.sorted(), otherwise: "correct the clause's id"), evidence)
    case .url, .attestation: break
    }
  }

  private mutating func missing(_ message: String, _ hint: String, _ evidence: Evidence) {
    log.error("evidence/missing", at: evidence.location, message, hint: hint)
  }

  /// `Suite.case` and `case` for every test that ran and did not fail.
  private mutating func junit(_ path: String, _ evidence: Evidence) -> Set<String>? {
    if let known = junitTests[path] { return known }
    guard !failedFiles.contains(path), let file = files.read(path, at: evidence.location, into: &log) else {
      failedFiles.insert(path)
      return nil
    }
    do throws(XMLError) {
      let tests = try JUnitReport.passedTests(file.bytes)
      junitTests[path] = tests
      return tests
    } catch {
      failedFiles.insert(path)
      log.error(
        "evidence/not-junit", at: SourceLocation(file: file, line: error.line, column: 1),
        "this is not a JUnit report: \(error.reason)", hint: "make it anew with your test runner",
        related: [.init(evidence.location, "the evidence is named here")])
      return nil
    }
  }

  private mutating func policy(_ path: String, _ evidence: Evidence) -> Set<String>? {
    if let known = clauses[path] { return known }
    guard !failedFiles.contains(path), let root = files.yaml(path, at: evidence.location, into: &log) else {
      failedFiles.insert(path)
      return nil
    }
    var found: Set<String> = []
    collectIDs(root, into: &found)
    clauses[path] = found
    return found
  }

  /// The ids of all blocks; the parser has bounded the depth.
  private func collectIDs(_ node: YAMLNode, into found: inout Set<String>) {
    switch node.value {
    case .scalar: break
    case .sequence(let items): for item in items { collectIDs(item, into: &found) }
    case .mapping(let entries):
      for entry in entries {
        if entry.key == "id", case .scalar(let text, _) = entry.value.value { found.insert(text) }
        collectIDs(entry.value, into: &found)
      }
    }
  }
}
