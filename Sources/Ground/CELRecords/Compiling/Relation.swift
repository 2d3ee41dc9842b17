/// How one value stands to another.
enum Relation: Sendable {
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual

  /// The relation with the two sides exchanged.
  var reversed: Relation {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}
