public import Catalogue
public import Detection
internal import Files
public import SourceText
internal import YAML

/// A folder of rules: rules, facts, event map and tests, each a YAML file that says what it is.
public struct DetectionFolder {
  public let rules: RuleSet
  /// The texts of rules, facts and event map, which decide what a log raises.
  public let sources: [SourceFile]
  private let tests: [YAMLNode]

  /// Nil after errors; the diagnostics name all of them. `map` is a file that takes the place of the folder's event map.
  public init?(
    _ folder: String, map: String? = nil, names: CatalogueNames, text: TextFunctions, into log: inout Diagnostics
  ) {
    let before = log.errorCount
    var documents = Self.documents(in: folder, into: &log)
    if let map {
      documents = documents.filter { $0.detectionKind != .eventMap } + [Self.map(map, into: &log)].compactMap(\.self)
    }
    guard let rules = RuleSetReader.read(documents, names: names, text: text, into: &log),
      log.errorCount == before
    else { return nil }
    if rules.rules.isEmpty {
      log.error(
        "rule/no-rules", at: SourceLocation(file: SourceFile(name: folder, bytes: []), line: 1, column: 1),
        "there are no rules in \"\(folder)\"", hint: "start from a file of detection/templates/")
      return nil
    }
    self.rules = rules
    tests = documents.filter { $0.detectionKind == .tests }
    sources = documents.filter { $0.detectionKind != .tests }.map(\.location.file)
  }

  private static func map(_ path: String, into log: inout Diagnostics) -> YAMLNode? {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard var files = WorkspaceFiles(around: path, into: &log),
      let document = files.yaml(String(path[slash...]), at: nil, into: &log)
    else { return nil }
    guard document.detectionKind == .eventMap else {
      log.error(
        "rule/other-kind", at: document.location, "this should be \(DetectionFile.eventMap.rawValue)",
        hint: "write bellbird: \(DetectionFile.eventMap.rawValue) as its first line")
      return nil
    }
    return document
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

extension YAMLNode {
  /// What a file says that it is, where that is known.
  fileprivate var detectionKind: DetectionFile? {
    guard case .scalar(let kind, _)? = self["bellbird"]?.value else { return nil }
    return DetectionFile(rawValue: kind)
  }
}
