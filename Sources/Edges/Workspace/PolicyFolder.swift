internal import Assessment
public import Catalogue
internal import Files
public import Policy
public import Primitives
public import SourceText
internal import YAML

/// A workspace's policy, with the tests that stand beside it.
public struct PolicyFolder {
  public static let policyName = "policy.yaml"
  private static let testsPrefix = "policy-tests"

  public let policy: PolicyModel
  private let files: WorkspaceFiles

  /// `path` is a folder with a `policy.yaml`, or the file itself. Nil after errors; the diagnostics name all of them.
  public init?(_ path: String, catalogue: PatternCatalogue, into log: inout Diagnostics) {
    let file = Self.file(path)
    let before = log.errorCount
    guard var files = WorkspaceFiles(around: file, into: &log) else { return nil }
    let name = String(file.dropFirst(files.folder.count))
    guard let root = files.yaml(name, at: nil, into: &log), log.errorCount == before else { return nil }
    guard let policy = PolicyReader.read(root, catalogue: catalogue, into: &log) else { return nil }
    self.policy = policy
    self.files = files
  }

  private static func file(_ path: String) -> String {
    guard FileSystem.isFolder(path) else { return path }
    return path.hasSuffix("/") ? path + policyName : "\(path)/\(policyName)"
  }

  /// The tests of `policy-tests.yaml` and of other files whose names begin so. Nil after errors.
  public func tests(into log: inout Diagnostics) -> [PolicyTest]? {
    let before = log.errorCount
    var files = files
    let folder = files.folder.isEmpty ? "." : files.folder
    let names = (try? FileSystem.names(in: folder)) ?? []
    let tests = names.filter { $0.hasPrefix(Self.testsPrefix) && $0.hasSuffix(".yaml") }.compactMap { name in
      files.yaml(name, at: nil, into: &log).flatMap { PolicyTestReader.read($0, policy: policy, into: &log) }
    }
    return log.errorCount == before ? tests.flatMap(\.self) : nil
  }

  /// The patterns that the product of this workspace enables; nil where there is no `product.yaml` or it has errors.
  public func enabledPatterns(catalogue: PatternCatalogue, into log: inout Diagnostics) -> [AbusePattern.ID]? {
    let path = "\(files.folder)product.yaml"
    guard FileSystem.exists(path),
      let product = ProductLoader.load(path, catalogue: catalogue, into: &log)
    else { return nil }
    let findings = Assessor.assess(product, against: catalogue).findings
    return catalogue.patterns.map(\.id).filter { id in findings.contains { $0.pattern.id == id } }
  }

  /// One case for this policy, from JSON or YAML. A fixed day counts more than the case's own. Nil after errors.
  public static func readCase(
    _ file: SourceFile, _ policy: PolicyModel, on day: CalendarDate, isDayFixed: Bool, into log: inout Diagnostics
  ) -> PolicyCase? {
    YAMLParser.parse(file, into: &log).flatMap {
      CaseReader(policy).read($0, on: day, isDayFixed: isDayFixed, into: &log)
    }
  }
}
