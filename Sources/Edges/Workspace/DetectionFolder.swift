public import Catalogue
public import Detection
internal import Files
public import SourceText
internal import YAML

/// A folder of rules: rules, facts, event map and tests, each a YAML file that says what it is.
public struct DetectionFolder {
  public let rules: RuleSet
  private let tests: [YAMLNode]

  /// Nil after errors; the diagnostics name all of them.
  public init?(
    _ folder: String, catalogue: PatternCatalogue, text: TextFunctions, into log: inout Diagnostics
  ) {
    let before = log.errorCount
    let documents = Self.documents(in: folder, into: &log)
    guard let rules = RuleSetReader.read(documents, catalogue: catalogue, text: text, into: &log),
      log.errorCount == before
    else { return nil }
    if rules.rules.isEmpty {
      log.error(
        "rule/no-rules", at: SourceLocation(file: SourceFile(name: folder, bytes: []), line: 1, column: 1),
        "there are no rules in \"\(folder)\"", hint: "start from a file of detection/templates/")
      return nil
    }
    self.rules = rules
    tests = documents.filter { document in
      if case .scalar(let kind, _)? = document["bellbird"]?.value {
        kind == DetectionFile.tests.rawValue
      } else {
        false
      }
    }
  }

  /// The tests that stand beside the rules. Nil after errors.
  public func ruleTests(into log: inout Diagnostics) -> [RuleTest]? {
    let before = log.errorCount
    let read = tests.compactMap { RuleTestReader.read($0, rules: rules, into: &log) }
    return log.errorCount == before ? read.flatMap { $0 } : nil
  }

  private static func documents(in folder: String, into log: inout Diagnostics) -> [YAMLNode] {
    guard var files = WorkspaceFiles(around: folder + "/", into: &log) else { return [] }
    do throws(FileError) {
      let names = try FileSystem.names(in: folder).filter { $0.hasSuffix(".yaml") }
      return names.compactMap { files.yaml($0, at: nil, into: &log) }
    } catch {
      let place = SourceLocation(file: SourceFile(name: folder, bytes: []), line: 1, column: 1)
      log.error("file/unreadable", at: place, error.message, hint: error.hint)
      return []
    }
  }
}
