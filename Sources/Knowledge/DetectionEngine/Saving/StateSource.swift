internal import Memory

/// A saved state cannot be used.
public enum StateError: Error, Hashable, Sendable {
  /// It is cut off, or is none.
  case damaged
  /// It belongs to other rules, or to another version of the program.
  case otherRules

  public var message: String {
    switch self {
    case .damaged: "the saved state is damaged"
    case .otherRules: "the saved state belongs to other rules"
    }
  }

  public var hint: String {
    switch self {
    case .damaged: "remove the folder and start again from the log"
    case .otherRules: "use the rules it was made with, or start again from the log with an empty folder"
    }
  }
}

/// What `StateSink` wrote, part by part.
struct StateSource: ~Copyable {
  /// Exactly so many bytes, or nil where there are fewer.
  private let read: (Int) throws -> [UInt8]?

  init(_ read: @escaping (Int) throws -> [UInt8]?) { self.read = read }

  mutating func bytes() throws -> [UInt8] {
    let count = try int()
    guard count >= 0, count <= 1 << 40, let bytes = try read(count) else { throw StateError.damaged }
    return bytes
  }

  mutating func number() throws -> UInt64 {
    guard let bytes = try read(8) else { throw StateError.damaged }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func int() throws -> Int { Int(Int64(bitPattern: try number())) }

  mutating func block<Element>(_ type: Element.Type) throws -> Block<Element> {
    let count = try int()
    let bytes = try bytes()
    guard count >= 1, count <= 1 << 36, bytes.count <= count * MemoryLayout<Element>.stride else {
      throw StateError.damaged
    }
    var block = Block<Element>(count: count)
    block.copy(bytes: bytes.span.bytes)
    return block
  }

  mutating func table<Value>(_ type: Value.Type) throws -> PairTable<Value> {
    let bytes = try bytes()
    guard let table = PairTable<Value>.restored(from: bytes.span.bytes) else { throw StateError.damaged }
    return table
  }

  mutating func lists() throws -> WordLists {
    let words = try bytes()
    let used = try int()
    let free = try numbers()
    guard let lists = WordLists.restored(words: words.span.bytes, used: used, free: free) else {
      throw StateError.damaged
    }
    return lists
  }

  /// 32-bit words.
  mutating func numbers() throws -> [UInt32] {
    let bytes = try bytes()
    return stride(from: 0, to: bytes.count / 4 * 4, by: 4).map { start in
      bytes[start..<start + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
  }
}
