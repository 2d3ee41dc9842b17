/// A line in which everybody gets a turn: who asks often waits behind who asks once. It never grows beyond its limits.
public struct FairQueue<Key: Hashable & Sendable, Element> {
  public let countMax: Int
  public let countMaxPerKey: Int
  public private(set) var count = 0
  /// What each key waits for, the oldest first.
  private var lines: [Key: [Element]] = [:]
  /// Whose turn it is, one after the other.
  private var turns: [Key] = []

  public init(countMax: Int, countMaxPerKey: Int) {
    precondition(countMax > 0 && countMaxPerKey > 0)
    self.countMax = countMax
    self.countMaxPerKey = countMaxPerKey
  }

  /// False where there is no room, for the key or at all.
  public mutating func add(_ element: Element, for key: Key) -> Bool {
    let waiting = lines[key]?.count ?? 0
    guard count < countMax, waiting < countMaxPerKey else { return false }
    if waiting == 0 { turns.append(key) }
    lines[key, default: []].append(element)
    count += 1
    return true
  }

  /// The oldest of whoever has waited longest for a turn.
  public mutating func next() -> Element? {
    guard let key = turns.first else { return nil }
    turns.removeFirst()
    guard let element = lines[key]?.removeFirst() else { return nil }
    if lines[key]?.isEmpty == true { lines[key] = nil } else { turns.append(key) }
    count -= 1
    return element
  }
}
