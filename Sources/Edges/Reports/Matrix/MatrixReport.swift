internal import Catalogue
public import Matrix
internal import Primitives

/// A matrix with what was asked of it: everything that its formats show.
public struct MatrixReport: Sendable {
  public let matrix: OutcomeMatrix
  /// Nil without an earlier matrix.
  public let changes: [MatrixChange]?
  /// Cells that stop a change; nil where no gate was asked for.
  public let stops: [MatrixGate.Stop]?
  let next: NextThings
  /// The catalogue's own word on its standing.
  let catalogueStatus: String

  public init(_ matrix: OutcomeMatrix, since earlier: EarlierMatrix?, isGated: Bool, catalogueStatus: String) {
    self.matrix = matrix
    changes = earlier.map { matrix.changes(since: $0) }
    stops = isGated ? MatrixGate.stops(matrix, changes: changes) : nil
    next = NextThings(matrix)
    self.catalogueStatus = catalogueStatus
  }

  var productTitle: String { [matrix.product.name, matrix.product.version].compactMap(\.self).joined(separator: " ") }

  /// What a board needs to know, in two sentences.
  var summary: String {
    let rows = matrix.rows
    guard !rows.isEmpty else { return "No pattern of the catalogue is enabled by this product." }
    let whole = rows.count { $0.cells.allSatisfy { $0.state == .met } }
    let critical = rows.filter(\.isCritical)
    let gaps = critical.count { $0.cells.contains { $0.state == .missing } }
    let first =
      "This product enables \(English.count(rows.count, "pattern")) of abuse; for \(whole) of them all five outcomes are met."
    guard !critical.isEmpty else { return "\(first) None of them is critical by itself." }
    let verb = critical.count == 1 ? "is" : "are"
    return gaps == 0
      ? "\(first) \(critical.count) \(verb) critical, and every outcome is at least begun there."
      : "\(first) \(critical.count) \(verb) critical; for \(gaps) of those at least one outcome is missing altogether."
  }

  /// One line for a terminal or a log.
  public var summaryLine: String {
    var text =
      "\(productTitle): \(matrix.count(.met)) of \(matrix.cellCount) cells met, \(matrix.count(.partial)) partial, "
      + "\(matrix.count(.missing)) missing"
    if let stops { text += stops.isEmpty ? "; gate passed" : "; gate failed on \(English.count(stops.count, "cell"))" }
    return text
  }

  /// `12 patterns, 3 of them critical`
  static func reach(_ item: NextThings.Item) -> String {
    let count = English.count(item.rows.count, "pattern")
    return item.criticalCount == 0 ? count : "\(count), \(item.criticalCount) critical"
  }

  /// One pattern is named, so that nobody takes its next thing for that of all.
  static func start(_ item: NextThings.Item) -> String {
    let title = item.rows.first?.pattern.title ?? ""
    return item.rows.count == 1 ? "For “\(title)”" : "Start with “\(title)”"
  }

  func title(_ change: MatrixChange) -> String {
    matrix.rows.first { $0.pattern.id == change.pattern }?.pattern.title ?? change.pattern.text
  }

  static func words(_ change: MatrixChange) -> String {
    switch change.kind {
    case .worse, .better: "\(change.before?.rawValue ?? "") → \(change.after?.rawValue ?? "")"
    case .new: "new, \(change.after?.rawValue ?? "")"
    case .gone: "gone, was \(change.before?.rawValue ?? "")"
    }
  }
}
