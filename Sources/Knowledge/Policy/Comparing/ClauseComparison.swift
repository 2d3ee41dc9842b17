/// The clauses of two policies under common names: which are new, which are gone, which say something else.
struct ClauseComparison: Sendable {
  private let old: PolicyModel
  private let new: PolicyModel
  /// For each clause of the new policy its place in the old one.
  private let oldPlace: [Int?]
  private let newPlace: [Int?]
  /// Whether a clause of the new policy says something else than the old one of that name.
  private let differs: [Bool]

  init(old: PolicyModel, new: PolicyModel) {
    self.old = old
    self.new = new
    let oldPlaces = Dictionary(old.clauses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let newPlaces = Dictionary(new.clauses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    oldPlace = new.clauses.map { oldPlaces[$0.id] }
    newPlace = old.clauses.map { newPlaces[$0.id] }
    differs = new.clauses.map { clause in
      oldPlaces[clause.id].map { old.clauses[$0].says != clause.says } ?? false
    }
  }

  enum Change: Hashable, Sendable {
    /// Took part now and not before.
    case appears(String)
    case disappears(String)
    /// Took part both times, and says something else now.
    case says(String)
  }

  /// What is behind two different decisions of one case.
  func changes(from before: Decision, to now: Decision) -> Set<Change> {
    let was = before.deciding
    let used = now.deciding
    var changes: Set<Change> = []
    for clause in used {
      if let place = oldPlace[clause], was.contains(place) {
        if differs[clause] { changes.insert(.says(new.clauses[clause].id)) }
      } else {
        changes.insert(.appears(new.clauses[clause].id))
      }
    }
    for clause in was where newPlace[clause].map({ !used.contains($0) }) ?? true {
      changes.insert(.disappears(old.clauses[clause].id))
    }
    return changes
  }
}

extension Decision {
  /// Clauses that had a part in the outcome, and did not only follow from it.
  fileprivate var deciding: Set<Int> {
    var clauses: Set<Int> = []
    for reason in reasons {
      switch reason.effect {
      case .asks, .police: continue
      default: clauses.insert(reason.clause)
      }
    }
    return clauses
  }
}

extension Clause {
  /// All that a clause says. A cell of the grid and a list of measures stand in its words.
  fileprivate var says: [String] { [words, condition?.source ?? ""] }
}
