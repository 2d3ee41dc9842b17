internal import Assessment
public import Catalogue
internal import Detection
internal import Files
public import Guides
public import Matrix
public import Primitives
internal import Product
public import SourceText

/// Reads everything that a workspace has, and turns it into proofs. What is not there is no error: its cells are missing.
public struct MatrixFolder {
  /// Without the final slash.
  let folder: String
  let catalogue: PatternCatalogue
  let day: CalendarDate
  var log = Diagnostics()
  /// What is wrong with signed decisions: they decide nothing, and the rest of the matrix stands.
  var decisions = Diagnostics()

  /// Nil after errors; the diagnostics name all of them. `day` decides which acceptances hold: with one that has ended
  /// the log has an error, and the finding is open in the proofs.
  public static func load(
    _ path: String, catalogue: PatternCatalogue, library: GuideLibrary, on day: CalendarDate,
    into log: inout Diagnostics
  ) -> WorkspaceProofs? {
    var root = path
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    var reader = MatrixFolder(folder: root, catalogue: catalogue, day: day)
    let proofs = reader.read(library)
    log.add(contentsOf: reader.log)
    log.add(contentsOf: reader.decisions)
    return reader.log.hasErrors ? nil : proofs
  }

  private mutating func read(_ library: GuideLibrary) -> WorkspaceProofs? {
    guard let product = ProductLoader.load(file("product.yaml"), catalogue: catalogue, into: &log) else { return nil }
    let result = Assessor.assess(product, against: catalogue)
    var proofs = WorkspaceProofs(
      product: .init(id: product.id, name: product.name, version: product.version, summary: product.summary),
      folder: folder, findings: .init(product.isProposed ? .proposed : .adopted, findings(of: result)),
      absent: result.notApplicable.map { .init($0.pattern, $0.reason) })
    if FileSystem.exists(file("policy.yaml")), let (clauses, faults) = clauses() {
      proofs.clauses = clauses
      proofs.policyFaults = faults
    }
    if FileSystem.exists(file("reporting.yaml")) { proofs.ways = ways() }
    if FileSystem.isFolder(file("detection")) { proofs.detectors = detectors() }
    let menus = GuideFolder.menus(in: folder, of: product, into: &log)
    proofs.menus = menus.map { $0.status == .adopted ? .adopted : .proposed }
    let patterns = proofs.findings.values.map(\.pattern)
    proofs.lessons = lessons(library, menus, product, patterns)
    return proofs
  }

  func file(_ name: String) -> String { "\(folder)/\(name)" }
}
