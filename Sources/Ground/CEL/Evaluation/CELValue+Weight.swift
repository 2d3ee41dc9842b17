/// How much work a value makes: one for a byte, ten for an element, so that ten are one step.
extension CELValue {
  static let weightPerElement = 10

  /// Bytes of a text, elements of a list, entries of a map; 1 for everything else.
  var size: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    case .list(let items): items.count
    case .map(let map): map.count
    default: 1
    }
  }

  /// Of the value itself, without what is inside of its elements.
  var weight: Int {
    switch self {
    case .list, .map: size * Self.weightPerElement
    default: size
    }
  }

  /// Of the value with everything inside of it, or the limit where it is more. A value that holds another one twice
  /// counts it twice, as whoever reads it does; so a small value can have a weight that no number holds.
  func deepWeight(upTo limit: Int) -> Int {
    switch self {
    case .list, .map, .record, .optional: break
    default: return Swift.min(weight, limit)
    }
    var weight = 0
    var open = [self]
    while weight < limit, let value = open.popLast() {
      weight += value.weight
      switch value {
      case .list(let items): open += items.prefix(limit)
      case .map(let map): open += map.values.prefix(limit)
      case .record(let record): open += record.values.compactMap { $0 }
      case .optional(let inner?): open.append(inner)
      default: break
      }
    }
    return Swift.min(weight, limit)
  }
}
