/// Eight plain bytes that hold one value of a record; the record's schema says of which type.
@frozen
public struct Cell: BitwiseCopyable, Hashable, Sendable {
  public var bits: UInt64

  @inlinable
  public init(bits: UInt64) { self.bits = bits }
}

extension Cell {
  @inlinable
  public init(_ value: Bool) { bits = value ? 1 : 0 }

  /// A whole number; also a time or a duration in nanoseconds.
  @inlinable
  public init(_ value: Int64) { bits = UInt64(bitPattern: value) }

  @inlinable
  public init(_ value: Double) { bits = value.bitPattern }

  /// A run inside the record's text (bytes) or inside its list items (cells).
  @inlinable
  public init(start: UInt32, count: UInt32) { bits = UInt64(start) | UInt64(count) << 32 }

  @inlinable
  public var bool: Bool { bits != 0 }

  @inlinable
  public var int: Int64 { Int64(bitPattern: bits) }

  @inlinable
  public var double: Double { Double(bitPattern: bits) }

  @inlinable
  public var start: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }

  @inlinable
  public var count: Int { Int(truncatingIfNeeded: bits >> 32) }
}
