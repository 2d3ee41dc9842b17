/// A set of numbers below 128: which expressions a text holds.
public struct PhraseIDs: Hashable, Sendable {
  /// How many different numbers there can be.
  public static let countMax = 128

  /// Bit n stands for n.
  public var low: UInt64
  /// Bit n stands for 64 + n.
  public var high: UInt64

  public init(low: UInt64 = 0, high: UInt64 = 0) { (self.low, self.high) = (low, high) }

  public init(_ ids: some Sequence<Int>) {
    self.init()
    for id in ids { insert(id) }
  }

  public var isEmpty: Bool { low | high == 0 }

  public func contains(_ id: Int) -> Bool { (id < 64 ? low : high) >> UInt64(id & 63) & 1 == 1 }

  public mutating func insert(_ id: Int) {
    precondition((0..<Self.countMax).contains(id), "an id is below 128")
    if id < 64 { low |= 1 << UInt64(id) } else { high |= 1 << UInt64(id - 64) }
  }
}
