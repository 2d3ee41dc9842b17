internal import Catalogue
internal import Files
internal import Matrix
internal import Policy
internal import Primitives
internal import Reporting
internal import SourceText
internal import YAML

extension MatrixFolder {
  /// Behaviours of `policy.yaml`, with the policy checked and the tests beside it run.
  mutating func clauses() -> (clauses: WorkspaceProofs.From<PolicyClause>, faults: PolicyFaults)? {
    guard let policyFolder = PolicyFolder(folder, catalogue: catalogue, into: &log) else { return nil }
    let policy = policyFolder.policy
    let tests = policyFolder.tests(into: &log) ?? []
    let run = PolicyTestRun(tests, policy)
    let clauses = policy.behaviours.enumerated().map { index, behaviour in
      PolicyClause(
        id: "behaviours.\(behaviour.id)", title: behaviour.title, patterns: Set(behaviour.patterns.map(\.id)),
        acts: policy.acts(on: index), testCount: run.coverage.testsOfBehaviour[index],
        place: behaviour.places.whole)
    }
    return (.init(policy.status == .adopted ? .adopted : .proposed, clauses), faults(run))
  }

  /// Patterns that the policy does not name are left to their own cells.
  private func faults(_ run: PolicyTestRun) -> PolicyFaults {
    var found = Diagnostics()
    PolicyChecker.check(run.policy, enabled: nil, into: &found)
    return PolicyFaults(
      errors: found.entries.filter { $0.severity == .error }.map { .init($0.message, id: $0.code, place: $0.location) },
      failedTests: run.failed.map { .init("\"\($0.test.title)\"", id: $0.test.title, place: $0.test.location) })
  }

  mutating func ways() -> WorkspaceProofs.From<Way>? {
    let name = "reporting.yaml"
    guard var files = WorkspaceFiles(around: file(name), into: &log), let root = files.yaml(name, at: nil, into: &log),
      let model = ReportingReader.read(root, catalogue: catalogue, into: &log)
    else { return nil }
    let ways = model.ways.map { way in
      for evidence in way.evidence { check(evidence, of: way, in: &files) }
      return Way(
        id: way.id.text, title: way.title, path: way.path,
        patterns: Set(catalogue.patterns.filter(way.covers).map(\.id)),
        shortcomings: way.shortcomings.map { (way.problem(of: $0), way.remedy(of: $0)) },
        needsAccount: way.needsAccount != false, evidence: way.evidence.map(\.summary),
        place: way.location)
    }
    return .init(model.status == .adopted ? .adopted : .proposed, ways)
  }

  /// A file that is named as evidence has to be there, and to mention the test.
  private mutating func check(_ evidence: ReportWay.Evidence, of way: ReportWay, in files: inout WorkspaceFiles) {
    guard case .file(let path, let test) = evidence,
      let file = files.read(path, at: way.location, into: &log), let test,
      !String(decoding: file.bytes, as: UTF8.self).contains(test)
    else { return }
    log.error(
      "evidence/missing", at: way.location, "the file \"\(path)\" does not mention \"\(test)\"",
      hint: "correct the test's name")
  }
}
