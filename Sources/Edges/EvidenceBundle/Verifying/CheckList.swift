/// Collects checks while a bundle is gone through.
struct CheckList {
  private(set) var checks: [BundleCheck] = []

  mutating func holds(_ id: BundleCheck.ID, _ number: Int? = nil, _ finding: String? = nil, at place: String? = nil) {
    checks.append(.init(id: id, number: number, outcome: .holds, finding: finding, place: place))
  }

  mutating func fails(_ id: BundleCheck.ID, _ number: Int? = nil, _ finding: String, at place: String?) {
    checks.append(.init(id: id, number: number, outcome: .fails, finding: finding, place: place))
  }

  mutating func absent(_ id: BundleCheck.ID, _ number: Int? = nil, _ finding: String, at place: String? = nil) {
    checks.append(.init(id: id, number: number, outcome: .absent, finding: finding, place: place))
  }

  /// Holds where none of this has failed.
  mutating func close(_ ids: BundleCheck.ID...) {
    for id in ids where !checks.contains(where: { $0.id == id }) { holds(id) }
  }
}
