public import Catalogue
public import Product
public import SourceText
internal import YAML

/// Loads a product model with all that it includes, and checks its evidence.
public enum ProductLoader {
  /// Files that include files that include files.
  public static let includeDepthMax = 8
  public static let includeCountMax = 500

  /// Nil after errors; the diagnostics name all of them.
  public static func load(
    _ path: String, catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> ProductModel? {
    let before = log.errorCount
    guard var files = WorkspaceFiles(around: path, into: &log) else { return nil }
    let name = String(path.dropFirst(files.folder.count))
    var loading = Inclusion()
    loading.load(name, from: &files, at: nil, depth: 0, into: &log)
    guard !loading.documents.isEmpty else { return nil }
    let product = ProductReader.read(
      loading.documents, isWhole: !loading.failed, catalogue: catalogue, into: &log)
    guard let product, log.errorCount == before else { return nil }
    EvidenceChecker.check(product, in: &files, into: &log)
    return log.errorCount == before ? product : nil
  }
}

/// Follows `include:` from file to file.
private struct Inclusion {
  private(set) var documents: [YAMLNode] = []
  private(set) var failed = false
  private var open: [String] = []
  private var places: [String: SourceLocation] = [:]

  mutating func load(
    _ name: String, from files: inout WorkspaceFiles, at place: SourceLocation?, depth: Int,
    into log: inout Diagnostics
  ) {
    guard let node = files.yaml(name, at: place, into: &log) else {
      failed = true
      return
    }
    documents.append(node)
    open.append(name)
    defer { open.removeLast() }
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    for (path, place) in ProductReader.includes(of: node, into: &log) {
      let target = Self.joined(folder, path)
      if let problem = problem(with: target, path: path, depth: depth) {
        log.error(problem.code, at: place, problem.message, hint: problem.hint, related: problem.related)
        failed = true
      } else {
        places[target] = place
        load(target, from: &files, at: place, depth: depth + 1, into: &log)
      }
    }
  }

  private struct Problem {
    let code: String
    let message: String
    let hint: String
    var related: [Diagnostic.Related] = []
  }

  private func problem(with target: String, path: String, depth: Int) -> Problem? {
    if path.hasPrefix("/") {
      return Problem(
        code: "include/absolute", message: "\"\(path)\" is not relative to this file",
        hint: "name the file from the folder of this one")
    }
    if open.contains(target) {
      return Problem(
        code: "include/cycle", message: "\"\(path)\" includes itself: \((open + [target]).joined(separator: " → "))",
        hint: "remove one of the include: lines")
    }
    if let first = places[target] {
      return Problem(
        code: "include/twice", message: "\"\(path)\" is included twice", hint: "remove one of the include: lines",
        related: [.init(first, "the first one is here")])
    }
    if depth >= ProductLoader.includeDepthMax {
      return Problem(
        code: "include/too-deep", message: "files include files more than \(ProductLoader.includeDepthMax) deep",
        hint: "include them from product.yaml instead")
    }
    if documents.count >= ProductLoader.includeCountMax {
      return Problem(
        code: "include/too-many", message: "more than \(ProductLoader.includeCountMax) files are included",
        hint: "join some of them")
    }
    return nil
  }

  /// `a/b/` and `../c.yaml` give `a/c.yaml`, so that one file has one name.
  private static func joined(_ folder: String, _ path: String) -> String {
    var parts: [Substring] = []
    for part in (folder + path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
