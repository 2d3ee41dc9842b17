/// What can stand in a column: a whole number, a text, bytes, or nothing.
public protocol ColumnValue {
  var stored: StoredValue { get }
  /// Nil where the column holds another type.
  init?(_ stored: StoredValue)
}

/// A value as SQLite keeps it.
public enum StoredValue: Hashable, Sendable {
  case integer(Int)
  case text(String)
  case bytes([UInt8])
  case nothing
}

extension Int: ColumnValue {
  public var stored: StoredValue { .integer(self) }

  public init?(_ stored: StoredValue) {
    guard case .integer(let value) = stored else { return nil }
    self = value
  }
}

extension Bool: ColumnValue {
  public var stored: StoredValue { .integer(self ? 1 : 0) }

  public init?(_ stored: StoredValue) {
    guard case .integer(let value) = stored, value == 0 || value == 1 else { return nil }
    self = value == 1
  }
}

extension String: ColumnValue {
  public var stored: StoredValue { .text(self) }

  public init?(_ stored: StoredValue) {
    guard case .text(let value) = stored else { return nil }
    self = value
  }
}

extension [UInt8]: ColumnValue {
  public var stored: StoredValue { .bytes(self) }

  public init?(_ stored: StoredValue) {
    guard case .bytes(let value) = stored else { return nil }
    self = value
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  public var stored: StoredValue { self?.stored ?? .nothing }

  public init?(_ stored: StoredValue) {
    if case .nothing = stored {
      self = .none
    } else {
      guard let value = Wrapped(stored) else { return nil }
      self = .some(value)
    }
  }
}
