/// The measures of one or two policies under common numbers, so that outcomes can be compared by bits.
public struct OutcomeNames: Sendable {
  public let ids: [String]
  /// Of each, the strongest kind that a policy gives it.
  public let kinds: [Measure.Kind]
  private let places: [String: Int]

  /// Nil where there are more than 64.
  public init?(_ policies: [PolicyModel]) {
    var ids: [String] = []
    var kinds: [Measure.Kind] = []
    var places: [String: Int] = [:]
    for measure in policies.flatMap(\.measures) where places[measure.id] == nil {
      places[measure.id] = ids.count
      ids.append(measure.id)
      kinds.append(measure.kind)
    }
    guard ids.count <= 64 else { return nil }
    (self.ids, self.kinds, self.places) = (ids, kinds, places)
  }

  public func place(of id: String) -> Int? { places[id] }

  /// The ids of some bits, in order.
  public func ids(of bits: UInt64) -> [String] {
    ids.indices.filter { bits >> UInt64($0) & 1 == 1 }.map { ids[$0] }
  }

  /// The strongest step of the ladder: 0 for none.
  public func rung(of bits: UInt64) -> Int {
    ids.indices.filter { bits >> UInt64($0) & 1 == 1 }.compactMap { kinds[$0].rung }.max() ?? 0
  }
}
