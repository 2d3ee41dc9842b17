/// A map in the order in which its entries were made.
public struct CELMap: Sendable {
  /// What a map can be looked up by. Numbers of different types are the same key where they are equal.
  public enum Key: Sendable {
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case string(String)
  }

  public private(set) var keys: [Key] = []
  public private(set) var values: [CELValue] = []
  /// Only for maps with more entries than are quickly looked through.
  private var index: [Key: Int] = [:]

  private static let scanMax = 8

  public init() {}

  public var count: Int { keys.count }

  public subscript(key: Key) -> CELValue? { position(of: key).map { values[$0] } }

  public subscript(text: String) -> CELValue? { self[.string(text)] }

  private func position(of key: Key) -> Int? {
    keys.count <= Self.scanMax ? keys.firstIndex(of: key) : index[key]
  }

  /// Adds an entry; false where the key is there already.
  @discardableResult
  public mutating func insert(_ key: Key, _ value: CELValue) -> Bool {
    guard position(of: key) == nil else { return false }
    keys.append(key)
    values.append(value)
    if keys.count == Self.scanMax + 1 {
      for (position, key) in keys.enumerated() { index[key] = position }
    } else if keys.count > Self.scanMax {
      index[key] = keys.count - 1
    }
    return true
  }
}

extension CELMap.Key: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.bool(let one), .bool(let other)): one == other
    case (.int(let one), .int(let other)): one == other
    case (.uint(let one), .uint(let other)): one == other
    case (.int(let int), .uint(let uint)), (.uint(let uint), .int(let int)): int >= 0 && UInt64(int) == uint
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .bool(let flag): hasher.combine(flag)
    case .int(let number): hasher.combine(UInt64(bitPattern: number))
    case .uint(let number): hasher.combine(number)
    case .string(let text): for byte in text.utf8 { hasher.combine(byte) }
    }
  }

  /// The key that a value stands for: a whole double is the key of the int that it equals. Nil for other values.
  public init?(_ value: CELValue) {
    switch value {
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .uint(let number): self = .uint(number)
    case .string(let text): self = .string(text)
    case .double(let number):
      if let int = Int64(exactly: number) {
        self = .int(int)
      } else if let uint = UInt64(exactly: number) {
        self = .uint(uint)
      } else {
        return nil
      }
    default: return nil
    }
  }

  public var value: CELValue {
    switch self {
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .uint(let number): .uint(number)
    case .string(let text): .string(text)
    }
  }
}
